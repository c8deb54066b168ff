// The first screen: whether the run may be used, and what it answers.

async function addHeadline() {
  const section = addSection("answers", "Answers");
  const states = Object.entries(manifest.scenarios);
  const usable = states.filter(([, s]) => s.status.startsWith("converged"));
  const failed = manifest.checks.failed;
  const rows = await table("convergence");
  const last = new Map();
  rows.forEach(r => last.set(r.scenario + " " + r.criterion, r));
  const residual = Math.max(...[...last.values()].map(r => Number(r.norm)));
  const tolerance = Math.max(...rows.map(r => Number(r.tolerance)));
  const verdict = document.getElementById("verdict");
  const good = usable.length === states.length && failed === 0 && manifest.skipped.length === 0;
  verdict.append(el("strong", {class: good ? "good" : "bad"},
    usable.length === states.length ? `All ${states.length} scenarios converged.` : `${states.length - usable.length} of ${states.length} scenarios did not converge: ${states.filter(s => !usable.includes(s)).map(s => s[0]).join(", ")}.`),
    Number.isFinite(residual) ? ` The economy and the energy model agree within ${power(residual)} of each other (asked: ${power(tolerance)}); ` : " ",
    failed === 0 ? `all ${grouped(manifest.checks.number, 0)} checks passed.` : el("strong", {class: "bad"}, `${failed} of ${grouped(manifest.checks.number, 0)} checks failed.`),
    manifest.skipped.length ? ` Not begun: ${manifest.skipped.join("; ")}.` : "");
  const cards = el("div", {class: "cards"});
  states.forEach(([name, state], i) => cards.append(card(name, state, i)));
  section.append(cards);
  const failures = (await table("checks")).filter(c => c.pass === "false");
  if (failures.length) {
    section.append(tableOf({caption: "Checks that failed (checks.csv)", stack: true, head: ["check", "scenario", {name: "year", plain: true}, "value", "at most"],
      rows: failures.slice(0, 20).map(c => [c.check, c.scenario, Number(c.year), Number(c.value), Number(c.tolerance)])}));
  }
  answersTable(section);
}

function card(name, state, i) {
  const co2 = whole("industrial_co2", name);
  const top = peak(co2);
  const end = covered(co2).at(-1) ?? covered(whole("gdp", name)).at(-1);
  const price = whole("carbon_price", name);
  const gdp = whole("gdp", name);
  const first = covered(gdp)[0];
  const growth = (at(gdp, end) / at(gdp, first)) ** (1 / (end - first)) - 1;
  const converged = state.status.startsWith("converged");
  return el("div", {class: "card", style: `--tone:var(--c${i})`},
    el("h3", {}, name, el("span", {class: "status " + (converged ? "good" : "bad")}, state.status.replaceAll("_", " "))),
    state.message ? el("p", {class: "note"}, state.message) : null,
    el("p", {class: "big"}, Number.isFinite(top.value) ? fixed(top.value, 1) : "–", el("small", {}, Number.isFinite(top.value) ? `Mt CO₂, industry’s peak, in ${top.year}` : "no coupled solution, so no emissions of industry")),
    el("dl", {}, [
      [`Industrial CO₂ ${end}`, at(co2, end), v => shown(v) + " Mt"],
      [`Industrial energy ${end}`, at(whole("industrial_energy", name), end), v => shown(v) + " Mtce"],
      [`Carbon price ${end}`, at(price, end), v => shown(v) + " yuan/t"],
      [`GDP a year, ${first}–${end}`, growth, v => (v > 0 ? "+" : "") + percent(v, 2)],
      ["Iterations", state.iterations, String]
    ].filter(([, v]) => Number.isFinite(v)).flatMap(([words, v, text]) => [el("dt", {}, words), el("dd", {}, text(v))])));
}

/** Main results of the chosen year beside each other. */
function answersTable(section) {
  const holder = el("div", {class: "answers", "aria-live": "polite"});
  section.append(holder);
  const asked = [
    ["industrial_co2", "Industrial CO₂, direct and indirect"], ["industrial_energy", "Industrial energy"], ["co2_energy", "CO₂ of all energy"],
    ["carbon_price", "Carbon price"], ["gdp", "GDP"], ["household_consumption", "Household consumption"], ["welfare_ev", "Welfare against " + (reference || "the reference") + " (equivalent variation)"],
    ["grid_factor", "CO₂ of electricity"], ["capital", "Capital stock"]
  ];
  const fill = () => {
    const rows = asked.filter(([v]) => byVariable.has(v)).map(([variable, words]) => {
      const all = scenarios().map(s => whole(variable, s));
      const unit = unitWords(all.find(Boolean)?.unit ?? "");
      return [el("span", {}, words, el("small", {class: "narrow", "aria-hidden": "true"}, unit)), unit, ...all.map(s => at(s, chosen.year))];
    });
    holder.replaceChildren(tableOf({caption: `Main results in ${chosen.year}`, head: ["result", "unit", ...scenarios().map(s => ({name: s, number: true}))], rows}));
  };
  fill();
  figures.push({element: holder, follow: ["year"], stale: false, near: true, changed: fill, freshen: () => Promise.resolve(), resize() {}, dispose() {}});
}
