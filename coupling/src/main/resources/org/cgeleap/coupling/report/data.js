// The run's numbers: packed blocks of the page, unpacked when a figure first asks for them.

const manifest = JSON.parse(document.getElementById("manifest").textContent);

const unpacked = new Map();

/** The blocks below the program have arrived too. */
const everythingThere = document.readyState === "loading" ? new Promise(go => addEventListener("DOMContentLoaded", go)) : Promise.resolve();

/** Text of a block, "" where the run has none. */
function block(name) {
  if (!unpacked.has(name)) {
    const element = document.querySelector(`script[data-block="${name}"]`);
    unpacked.set(name, element ? unpack(element.textContent) : Promise.resolve(""));
  }
  return unpacked.get(name);
}

function has(name) {
  return document.querySelector(`script[data-block="${name}"]`) !== null;
}

function blockNames() {
  return [...document.querySelectorAll("script[data-block]")].map(s => s.dataset.block);
}

async function unpack(base64) {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/** Rows of a CSV text as arrays of text; quotes as RFC 4180 has them. */
function csvCells(text) {
  const rows = [];
  let row = [], i = 0;
  while (i < text.length) {
    if (text[i] === '"') {
      let cell = "", end = i + 1;
      for (;;) {
        const quote = text.indexOf('"', end);
        cell += text.slice(end, quote);
        if (text[quote + 1] !== '"') { i = quote + 1; break; }
        cell += '"';
        end = quote + 2;
      }
      row.push(cell);
    } else {
      let end = i;
      while (end < text.length && text[end] !== "," && text[end] !== "\n") end++;
      row.push(text.slice(i, end));
      i = end;
    }
    if (text[i] === ",") {
      i++;
      if (i === text.length || text[i] === "\n") row.push("");
    }
    if (i >= text.length || text[i] === "\n") { rows.push(row); row = []; i++; }
  }
  return rows;
}

/** Rows of a CSV block as objects by the names of its columns. */
async function table(name) {
  const [head, ...rows] = csvCells(await block(name));
  return rows.map(cells => Object.fromEntries(head.map((column, c) => [column, cells[c]])));
}

/** A cell as a number, NaN where it is empty. */
function numeric(cell) {
  return cell === "" || cell === undefined ? NaN : Number(cell);
}

// results.csv, a series a line

let years = [];
const series = [];
const byVariable = new Map();

/** A series by its keys; its numbers are read when they are first asked for, for there are some hundred thousand. */
class Series {
  #text;
  #values;

  constructor(line) {
    let from = 0;
    for (const key of ["scenario", "model", "variable", "sector", "fuel", "technology", "unit"]) {
      const end = line.indexOf("\t", from);
      this[key] = line.slice(from, end);
      from = end + 1;
    }
    this.#text = line.slice(from);
  }

  get values() {
    this.#values ??= this.#text.split("\t").map(numeric);
    return this.#values;
  }
}

async function readSeries() {
  const [first, ...lines] = (await block("series")).split("\n");
  years = first.split("\t").map(Number);
  for (const line of lines) {
    const one = new Series(line);
    series.push(one);
    if (!byVariable.has(one.variable)) byVariable.set(one.variable, []);
    byVariable.get(one.variable).push(one);
  }
}

/** Series of a variable whose other keys are as asked; a key not named may be anything, "" is none. */
function find(variable, keys) {
  const wanted = Object.entries(keys);
  return (byVariable.get(variable) ?? []).filter(s => wanted.every(([key, value]) => s[key] === value));
}

const total = {sector: "", fuel: "", technology: ""};

/** The one series of a variable as a whole. */
function whole(variable, scenario, model) {
  return find(variable, {...total, scenario, ...(model ? {model} : {})})[0];
}

function at(one, year) {
  return one ? one.values[year - years[0]] : NaN;
}

const scenarios = () => Object.keys(manifest.scenarios);

/** Years in which a series has a number. */
function covered(one) {
  return one ? years.filter((y, t) => Number.isFinite(one.values[t])) : [];
}

/** Largest value of a series and its year. */
function peak(one) {
  let best = {year: NaN, value: NaN};
  one?.values.forEach((value, t) => {
    if (Number.isFinite(value) && !(value <= best.value)) best = {year: years[t], value};
  });
  return best;
}
