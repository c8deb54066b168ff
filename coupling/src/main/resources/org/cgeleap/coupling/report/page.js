// The page put together: what is read, the common choices, the sections in order.

function addChoices() {
  const box = document.getElementById("scenarios");
  scenarios().forEach(name => box.append(el("label", {class: "choice"},
    el("input", {type: "radio", name: "scenario", value: name, checked: name === chosen.scenario, onchange: () => choose({scenario: name})}), el("span", {}, name))));
  const slider = document.getElementById("year");
  const output = document.getElementById("year-shown");
  Object.assign(slider, {min: years[0], max: years.at(-1), value: chosen.year});
  output.textContent = chosen.year;
  let waiting = false;
  slider.addEventListener("input", () => {
    output.textContent = slider.value;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; choose({year: Number(slider.value)}); });
  });
  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    redrawAll();
  });
  document.getElementById("print").addEventListener("click", () => window.print());
}

/** The contents follow where the reader is. */
function followReading() {
  const links = [...document.querySelectorAll("#contents a")];
  const seen = new IntersectionObserver(entries => {
    for (const e of entries) {
      if (e.isIntersecting) {
        links.forEach(l => (l.hash === "#" + e.target.id ? l.setAttribute("aria-current", "true") : l.removeAttribute("aria-current")));
      }
    }
  }, {rootMargin: "-20% 0px -70% 0px"});
  new IntersectionObserver(([e]) => {
    if (e.isIntersecting) links.forEach((l, i) => (i === 0 ? l.setAttribute("aria-current", "true") : l.removeAttribute("aria-current")));
  }).observe(document.querySelector(".head"));
  document.querySelectorAll("main > section").forEach(s => seen.observe(s));
}

function addFoot() {
  const options = Object.entries(manifest.options).filter(([, v]) => !(Array.isArray(v) && !v.length) && !(typeof v === "object" && v && !Object.keys(v).length));
  document.getElementById("foot").append(
    el("p", {}, `cgeleap ${manifest.version}; ${manifest.inputs} input files; solved in ${grouped(manifest.seconds, 1)} s. Numbers on this page are rounded to six digits and less; the CSV files beside it have all.`),
    el("details", {}, el("summary", {}, "Closure and options"),
      el("dl", {}, [...Object.entries(manifest.closure), ["numeraire", manifest.numeraire], ...options.map(([k, v]) => [spoken(k), typeof v === "object" ? JSON.stringify(v) : String(v)])].flatMap(([k, v]) => [el("dt", {}, el("strong", {}, k)), el("dd", {}, v)]))),
    el("details", {ontoggle: async e => { if (e.target.open) e.target.querySelector("pre").textContent = await block("licences"); }},
      el("summary", {}, "Charts by Apache ECharts (Apache-2.0), with zrender and d3 (BSD-3-Clause): licences"), el("pre", {})));
}

function printWell() {
  const root = document.documentElement;
  let before = "";
  addEventListener("beforeprint", () => {
    before = root.dataset.theme ?? "";
    const screen = tokens;
    root.dataset.theme = "light";
    readTokens();
    const colours = coloursBetween(screen, tokens);
    figures.forEach(f => {
      f.resize(Math.min(f.element.clientWidth, 700));
      f.repaint?.(colours); // at once, and at the new width
    });
  });
  addEventListener("afterprint", () => {
    if (before) root.dataset.theme = before;
    else delete root.dataset.theme;
    readTokens();
    figures.forEach(f => {
      f.repaint?.(new Map());
      f.resize("auto");
    });
  });
  let width = innerWidth, timer;
  addEventListener("resize", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (innerWidth !== width) { width = innerWidth; redrawAll(); }
    }, 150);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
}

async function open() {
  readTokens();
  block("library"); // unpacked beside the numbers
  await Promise.all([readSeries(), readLabels()]);
  chosen.scenario = scenarios().at(-1);
  chosen.year = years.at(-1);
  addChoices();
  await addHeadline();
  const first = addComparison();
  await first.freshen(); // a reader has a chart before the sections below are made
  await everythingThere;
  await addStudy();
  addSankey();
  addTechnology();
  await addNests();
  addMatrix();
  await addAbatement();
  const later = [addElasticities()];
  await addConvergence();
  await addReproduction();
  later.push(addProvenance());
  await addExplore();
  addFoot();
  followReading();
  printWell();
  document.documentElement.dataset.opened = Math.round(performance.now());
  if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
  await new Promise(run => setTimeout(run, 200));
  for (const fill of later) await fill();
  drawTheRest();
}

open().catch(error => {
  document.getElementById("main").prepend(el("p", {class: "bad"}, "The page could not be opened: " + error.message));
  console.error(error);
});
