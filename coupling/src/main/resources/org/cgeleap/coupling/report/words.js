// Names for people, numbers for people, and the elements of the page.

const labels = new Map();
let reference = "";
let powerSector = "";
let mtcePerTwh = NaN;

async function readLabels() {
  for (const row of await table("labels")) {
    labels.set(row.kind + " " + row.code, row);
    if (row.kind === "scenario" && row.role === "reference") reference = row.code;
    if (row.kind === "sector" && row.role === "power") powerSector = row.code;
    if (row.kind === "unit") mtcePerTwh = Number(row.role);
  }
}

/** What a code stands for, the code itself where nothing is said. */
function named(kind, code) {
  return labels.get(kind + " " + code)?.name || code;
}

function role(kind, code) {
  return labels.get(kind + " " + code)?.role ?? "";
}

/** Four significant digits, with thousands parted. */
function shown(value) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 1e-4 || size >= 1e9) return (value < 0 ? "−" : "") + power(size, 2);
  const decimals = Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(size))));
  return grouped(value, decimals);
}

const formats = new Map();

/** A way to write numbers, made once: making one takes longer than a hundred uses. */
function format(least, most) {
  const key = least + " " + most;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat("en", {minimumFractionDigits: least, maximumFractionDigits: most}));
  return formats.get(key);
}

function grouped(value, decimals) {
  return format(0, decimals).format(value).replace("-", "−");
}

/** As many decimals as asked, zeros too. */
function fixed(value, decimals) {
  return format(decimals, decimals).format(value).replace("-", "−");
}

/** A power of ten as people write it: 3.4 × 10⁻⁷. */
function power(value, digits = 1) {
  if (!(value > 0)) return shown(value);
  const [number, exponent] = value.toExponential(digits).split("e");
  const raised = [...String(Number(exponent))].map(c => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)]).join("");
  return Number(number) === 1 ? "10" + raised : number + " × 10" + raised;
}

function percent(share, decimals = 1) {
  return Number.isFinite(share) ? grouped(100 * share, decimals) + " %" : "–";
}

/** A name that fits beside a mark. */
function short(name) {
  return name.length > 52 ? name.slice(0, 50) + "…" : name;
}

/** CO2 with its subscript, powers of ten raised: units as people write them. */
function unitWords(unit) {
  return unit.replace(/(?<![\w.])CO2(?!\w|\.\w)/g, "CO₂").replaceAll("10^8", "10⁸").replaceAll("10^4", "10⁴").replaceAll("10^6", "10⁶");
}

/** Words of a name in code: marginal_abatement_cost becomes Marginal abatement cost. */
function spoken(name) {
  const words = name.replaceAll("_", " ").replaceAll("co2", "CO₂").replaceAll("CO2", "CO₂").replaceAll("gdp", "GDP");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An element with attributes and children; text children are never read as HTML. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter(c => c !== undefined && c !== null));
  return element;
}

/** Rows of a long table that a telephone shows at first; the style sheet knows the same number. */
const briefRows = 12;

/**
 * A table. A column is a text, or {name, number: true}; a cell is text, a number, or an element. stack: whether a row becomes a list of
 * its cells on a narrow screen; roles are said, for a browser that lays a table out in another way forgets that it is one. There a
 * table does not scroll by itself: a long one shows its first rows and a button, unless it is paged by itself.
 */
function tableOf({caption, head, rows, label, stack = false, paged = false}) {
  const columns = head.map(h => (typeof h === "string" ? {name: h} : h));
  const numbers = columns.map((c, i) => c.number ?? (rows.length > 0 && rows.every(r => typeof r[i] === "number")));
  const role = name => (stack ? {role: name} : {});
  const cell = (value, c, tag) => el(tag, {class: numbers[c] ? (typeof value === "string" && /[a-z] ?[a-z]/i.test(value) ? "n text" : "n") : undefined, ...(tag === "th" ? {scope: "row", ...role("rowheader")} : {...role("cell"), "data-of": stack && value !== "" ? columns[c].name : undefined})},
    typeof value === "number" ? (columns[c].plain ? String(value) : shown(value)) : value ?? "");
  const brief = rows.length > briefRows && !paged;
  const all = brief ? el("button", {type: "button", class: "all", onclick: () => box.classList.remove("brief")}, `All ${rows.length} rows`) : null;
  const box = el("div", {class: brief ? "table brief" : "table", tabindex: "0", role: "region", "aria-label": label ?? caption},
    el("table", stack ? {class: "stack", role: "table"} : {},
      el("caption", {}, caption),
      el("thead", role("rowgroup"), el("tr", role("row"), columns.map((c, i) => el("th", {scope: "col", ...role("columnheader"), class: numbers[i] ? "n" : undefined}, c.name)))),
      el("tbody", role("rowgroup"), rows.map(row => el("tr", role("row"), row.map((value, c) => cell(value, c, c === 0 ? "th" : "td")))))), all);
  return box;
}

/** Words of a chart's tip; a text, not HTML. */
function tip(words) {
  return el("span", {}, words);
}

/** A choice from a list; options are texts or [value, text]. */
function select(label, options, chosen, change) {
  const box = el("select", {onchange: e => change(e.target.value)},
    options.map(o => (Array.isArray(o) ? o : [o, o])).map(([value, text]) => el("option", {value, selected: value === chosen}, text)));
  return el("label", {}, label, box);
}

/** Offers text as a file. */
function download(name, text) {
  const link = el("a", {href: URL.createObjectURL(new Blob([text], {type: "text/csv"})), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function csvText(head, rows) {
  const quoted = v => {
    const text = v instanceof Node ? v.textContent : String(v ?? "");
    return /[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  return [head.map(h => (typeof h === "string" ? h : h.name)), ...rows].map(r => r.map(quoted).join(",")).join("\n") + "\n";
}
