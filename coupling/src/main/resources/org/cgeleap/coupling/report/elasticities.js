// Elasticities moved: how the curves answer to first order, by the run's exact gradients, and how far that was checked.

/** The section; what it returns fills it, when the page is open. */
function addElasticities() {
  const section = addSection("elasticities", "Elasticities moved", "Sliders of the study’s elasticities. The curves move by the exact derivatives of the coupled run: to first order, a straight line through the solution, not a new solution.");
  if (!has("gradient")) {
    return async () => addMissing(section, "Left out: the run folder has no gradient.csv, the exact derivatives of the main paths by the elasticities. `cgeleap run CASE --gradient 'sigma_*'` writes it, for elasticities of these names, and checks it with runs solved anew; it takes about as long as five runs.");
  }
  return () => fillElasticities(section);
}

async function fillElasticities(section) {
  const gradient = readGradient(await table("gradient"));
  const checks = (await table("gradient-check")).map(r => ({...r, year: Number(r.year), value: Number(r.value), first: Number(r.first_order), rerun: Number(r.rerun), factor: Number(r.factor)}));
  const factors = [...new Set(checks.map(c => c.factor))].sort();
  const low = Math.min(0.8, ...factors), high = Math.max(1.2, ...factors);
  const moved = new Map(gradient.parameters.map(p => [p.key, p.at]));
  const sources = new Map((await table("parameters")).map(r => [r.key, r.source]));
  let variable = gradient.variables.includes("industrial_co2") ? "industrial_co2" : gradient.variables[0], shownAs = "value";

  const outputs = new Map();
  const setAll = factor => {
    gradient.parameters.forEach(p => {
      moved.set(p.key, p.at * factor);
      const {slider, output} = outputs.get(p.key);
      slider.value = factor;
      output.textContent = shown(p.at * factor);
    });
    curve.changed();
  };
  const sliders = el("div", {class: "sliders"}, gradient.parameters.map(p => {
    const id = "slide-" + p.key.replace(/\W/g, "-");
    const output = el("output", {for: id}, shown(p.at));
    const slider = el("input", {id, type: "range", min: low, max: high, step: 0.01, value: 1, "aria-describedby": id + "-what", oninput: e => {
      moved.set(p.key, p.at * Number(e.target.value));
      output.textContent = shown(moved.get(p.key));
      e.target.setAttribute("aria-valuetext", output.textContent);
      curve.changed();
    }});
    outputs.set(p.key, {slider, output});
    const what = meaningOf(sources.get(p.key) ?? "");
    return el("div", {class: "slider"}, el("label", {for: id}, p.key, output), slider, el("small", {id: id + "-what"}, what));
  }));
  section.append(
    el("p", {class: "note"}, factors.length
      ? `Each slider goes from ${shown(low)} to ${shown(high)} times the run’s value. Checked against runs solved anew with all elasticities times ${factors.join(", ")} together; the errors stand below the figure.`
      : `Each slider goes from ${shown(low)} to ${shown(high)} times the run’s value. Not checked against runs solved anew: the run folder has no gradient-check.csv.`),
    el("div", {class: "tools"},
      el("button", {type: "button", onclick: () => setAll(1)}, "As solved"),
      factors.filter(f => f !== 1).map(f => el("button", {type: "button", onclick: () => setAll(f)}, `All × ${f}`))),
    sliders);

  const curve = addFigure(section, {
    id: "first-order", title: "Curves with the elasticities moved, first order", height: 380, follow: ["year"],
    lede: "Bold with the elasticities as moved, thin as solved; diamonds are runs solved anew where all sliders stand at a checked point.",
    tools: [
      select("Result", gradient.variables.map(v => [v, spoken(v)]), variable, v => { variable = v; curve.changed(); tornado.changed(); }),
      select("Shown as", [["value", "value"], ["change", "change from as solved"]], shownAs, v => { shownAs = v; curve.changed(); })
    ],
    draw(width) {
      const lines = [], dots = checkedAt();
      scenarios().forEach((name, i) => {
        const rows = gradient.of(variable, name);
        if (!rows) return;
        const by = new Map(rows.map(r => [r.year, r]));
        const change = r => gradient.parameters.reduce((s, p, k) => s + r.derivatives[k] * (moved.get(p.key) - p.at), 0);
        const solved = years.map(y => by.get(y)?.value ?? NaN);
        const from = shownAs === "value" ? 1 : 0;
        const now = years.map(y => (by.has(y) ? from * by.get(y).value + change(by.get(y)) : NaN));
        lines.push({name, values: now, colour: i, dots: dots.filter(c => c.variable === variable && c.scenario === name && (c.year - years[0]) % 4 === 0).map(c => [c.year, from ? c.rerun : c.rerun - c.value])});
        if (from) lines.push({name: name + " as solved", values: solved, colour: i, dash: i, thin: true});
      });
      const from = years.filter((y, t) => lines.some(l => Number.isFinite(l.values[t])));
      const option = lineOption({unit: gradient.units.get(variable), lines, width, year: chosen.year, from});
      option.legend.data = lines.filter(l => !l.thin).map(l => l.name);
      option.series.filter(s => s.name.endsWith(" as solved")).forEach(s => { s.lineStyle.opacity = 0.55; });
      option.animation = false;
      const end = chosen.year;
      return {
        option,
        note: errorsOf(variable),
        alt: `First-order curves of ${spoken(variable)}. In ${end}: ` + lines.map(l => `${l.name} ${shown(l.values[end - years[0]])}`).join(", ") + ".",
        caption: `${spoken(variable)}, first order, ${unitWords(gradient.units.get(variable))}`,
        ...byYear(lines, from)
      };
    }
  });

  const tornado = addFigure(section, {
    id: "gradient-bars", title: "What each elasticity moves", follow: ["scenario", "year"],
    lede: "Change of the result chosen above in the chosen year and scenario if the elasticity rises by a tenth, first order.",
    draw(width) {
      const row = gradient.of(variable, chosen.scenario)?.find(r => r.year === chosen.year);
      if (!row) return {note: `No gradient of ${spoken(variable)} in ${chosen.scenario}, ${chosen.year}.`};
      const bars = gradient.parameters.map((p, k) => ({key: p.key, value: 0.1 * p.at * row.derivatives[k], derivative: row.derivatives[k]})).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
      const most = bars.filter(b => b.value !== 0).slice(0, 12);
      if (!most.length) return {note: `${spoken(variable)} in ${chosen.scenario}, ${chosen.year} does not answer to these elasticities: it is held by a target or by the calibration.`};
      return {
        option: barOption({unit: gradient.units.get(variable), groups: most.map(b => b.key), bars: [{name: spoken(variable), values: most.map(b => b.value), colour: scenarios().indexOf(chosen.scenario)}], width, lying: true, labelled: true}),
        height: 60 + 30 * most.length,
        note: [some("At a kink, derivatives are one-sided.", row.kinks), some("Derivatives hold only within a range.", row.near)].filter(n => n).join(" "),
        alt: most.slice(0, 6).map(b => `${b.key} ${shown(b.value)}`).join(", ") + ".",
        caption: `Change for each tenth of the elasticity, ${spoken(variable)}, ${chosen.scenario}, ${chosen.year} (gradient.csv)`,
        head: ["elasticity", {name: "change", number: true}, {name: "derivative", number: true}],
        rows: bars.map(b => [b.key, b.value, b.derivative])
      };
    }
  });

  /** Runs solved anew at the point where the sliders stand, if that is one of the checked. */
  function checkedAt() {
    const factor = factors.find(f => gradient.parameters.every(p => Math.abs(moved.get(p.key) - f * p.at) < 1e-9 * (1 + p.at)));
    return checks.filter(c => c.factor === factor);
  }

  /** Error of the first order against runs solved anew, relative to the largest value of the curve. */
  function errorsOf(of) {
    if (!factors.length) return "";
    return "Largest error of the first order against runs solved anew, of the curve’s largest value: " + factors.map(f => {
      let worst = {error: 0};
      for (const name of scenarios()) {
        const own = checks.filter(c => c.factor === f && c.variable === of && c.scenario === name);
        const top = Math.max(...own.map(c => Math.abs(c.rerun)), 1e-300);
        for (const c of own) {
          const error = Math.abs(c.first - c.rerun) / top;
          if (error > worst.error) worst = {error, move: Math.abs(c.rerun - c.value) / top, name, year: c.year};
        }
      }
      return worst.error > 0 ? `all × ${f}: ${small(worst.error)} (${worst.name}, ${worst.year}, where the result moved by ${small(worst.move)})` : `all × ${f}: none`;
    }).join("; ") + ".";
  }
}

/** A share that may be far below a hundredth of a percent. */
function small(share) {
  return `${Number((100 * share).toPrecision(2))} %`.replace(/e-(\d+)/, (_, n) => ` × 10⁻${[...n].map(d => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d]).join("")}`);
}

/** What an elasticity is between: the last words of its source, where they say it. */
function meaningOf(source) {
  const last = source.split(": ").at(-1);
  return /^[a-z].{10,}/i.test(last) && source.includes(": ") ? last : source.length > 90 ? source.slice(0, 88) + "…" : source;
}

/** A sentence with the first of its cases; nothing where there are none. */
function some(sentence, cases) {
  return cases.length ? `${sentence} ${cases.slice(0, 3).join("; ")}${cases.length > 3 ? `; and ${cases.length - 3} more (gradient.csv)` : ""}` : "";
}

/** Rows of gradient.csv by variable, scenario and year. */
function readGradient(rows) {
  const parameters = new Map();
  const cells = new Map();
  const units = new Map();
  for (const r of rows) {
    // paths of scenarios as a whole; a file may have more
    if (r.sector || r.fuel || r.technology || r.year === "" || !scenarios().includes(r.scenario)) continue;
    if (!parameters.has(r.parameter)) parameters.set(r.parameter, {key: r.parameter, at: Number(r.at), index: parameters.size});
    units.set(r.variable, r.unit);
    const key = r.variable + "\t" + r.scenario;
    if (!cells.has(key)) cells.set(key, new Map());
    const years = cells.get(key);
    if (!years.has(r.year)) years.set(r.year, {year: Number(r.year), value: Number(r.value), derivatives: [], kinks: [], near: []});
    if (r.kink) years.get(r.year).kinks.push(`${r.parameter}: ${r.kink}`);
    if (r.switch) years.get(r.year).near.push(`${r.parameter} from ${r.holds_from || "far below"} to ${r.holds_to || "far above"}: ${r.switch}`);
    years.get(r.year).derivatives[parameters.get(r.parameter).index] = Number(r.derivative);
  }
  return {
    parameters: [...parameters.values()],
    variables: [...units.keys()],
    units,
    of: (variable, scenario) => (cells.has(variable + "\t" + scenario) ? [...cells.get(variable + "\t" + scenario).values()] : undefined)
  };
}
