// Scenarios beside each other: paths, and what they are made of.

/** The section; returns its first figure. */
function addComparison() {
  const section = addSection("scenarios-compared", "Scenarios compared", "Lines are scenarios; the upright line is the chosen year. Figures of one scenario show the one chosen above.");
  const first = pathFigure(section, {id: "emissions", variable: "industrial_co2", title: "CO₂ of industry", lede: "Direct emissions and those of the electricity used. Peaks are marked.", peaks: true, height: 420});
  const grid = el("div", {class: "grid"});
  section.append(grid);
  pathFigure(grid, {id: "carbon-price", variable: "carbon_price", title: "Carbon price"});
  pathFigure(grid, {id: "gdp", variable: "gdp", title: "Gross domestic product", deviations: true});
  const pairs = el("div", {class: "pairs"});
  section.append(pairs);
  partsFigure(pairs, {id: "energy-structure", title: "Energy structure of industry", variable: "industrial_energy", model: "coupled", by: "fuel", keys: {sector: "", technology: ""}});
  partsFigure(pairs, {id: "energy-industry", title: "Energy by industry", variable: "industrial_energy", model: "coupled", by: "sector", keys: {fuel: "", technology: ""}});
  partsFigure(pairs, {id: "co2-industry", title: "CO₂ by industry", variable: "industrial_co2", model: "coupled", by: "sector", keys: {fuel: "", technology: ""}});
  partsFigure(pairs, {id: "generation", title: "Generation of electricity", variable: "generation", model: "cge", by: "technology", keys: {sector: "", fuel: ""}, kind: "technology"});
  return first;
}

/** A whole over years, a line a scenario. */
function pathFigure(parent, {id, variable, title, lede, peaks, deviations, height}) {
  let against = false;
  const tools = deviations && reference ? [select("Shown as", [["", "value"], ["d", "difference from " + reference]], "", v => { against = v === "d"; figure.changed(); })] : [];
  const figure = addFigure(parent, {
    id, title, lede, height, follow: ["year"], tools,
    draw(width) {
      const base = whole(variable, reference);
      const from = years.filter(y => scenarios().some(s => Number.isFinite(at(whole(variable, s), y))));
      const lines = scenarios().map((name, i) => {
        const one = whole(variable, name);
        const values = against ? one?.values.map((v, t) => 100 * (v / base.values[t] - 1)) : one?.values;
        const top = peak(one);
        return {name, colour: i, values: values ?? [], points: peaks && one ? [[top.year, top.value, `${fixed(top.value, 1)} in ${top.year}`]] : undefined};
      }).filter(l => l.values.length);
      // said above the highest peak, and below one another under the others
      lines.filter(l => l.points).sort((a, b) => b.points[0][1] - a.points[0][1]).forEach((l, n) => l.points[0].push(n));
      if (!lines.length) return {note: "The run has no such results: " + spoken(variable) + "."};
      const unit = against ? "%" : whole(variable, lines[0].name).unit;
      const end = from.at(-1);
      return {
        option: lineOption({unit, lines, width, year: chosen.year, from}),
        alt: `Lines from ${from[0]} to ${end}, ${unitWords(unit)}. ` + lines.map(l => {
          const top = peaks ? l.points[0] : null;
          return `${l.name}: ${shown(l.values[chosen.year - years[0]])} in ${chosen.year}, ${shown(l.values[end - years[0]])} in ${end}${top ? ", peak " + top[2] : ""}.`;
        }).join(" "),
        caption: `${title}, ${unitWords(unit)}`,
        ...byYear(lines, from)
      };
    }
  });
  return figure;
}

/** What a whole is made of: over years for the chosen scenario, or in the chosen year for all. */
function partsFigure(parent, {id, title, variable, model, by, keys, kind, lede}) {
  let view = "years", share = false;
  const figure = addFigure(parent, {
    id, title, lede, height: 380, follow: ["scenario", "year"],
    tools: [
      select("View", [["years", "over years, chosen scenario"], ["scenarios", "chosen year, all scenarios"]], view, v => { view = v; figure.changed(); }),
      select("As", [["", "amounts"], ["share", "shares"]], "", v => { share = v === "share"; figure.changed(); })
    ],
    draw(width) {
      const of = scenario => find(variable, {...keys, model, scenario}).filter(s => s[by] !== "");
      const names = [...new Set(scenarios().flatMap(s => of(s).map(p => p[by])))]
        .filter(name => scenarios().some(s => of(s).some(p => p[by] === name && p.values.some(v => Math.abs(v) > 0))));
      if (!names.length) return {note: "The run has no such results."};
      const unit = of(scenarios()[0])[0].unit;
      const words = name => (kind ? named(kind, name) : spoken(name));
      if (view === "years") {
        const parts = names.map(name => ({name: words(name), values: of(chosen.scenario).find(p => p[by] === name)?.values ?? []}));
        const sum = parts.reduce((s, p) => s + (p.values[chosen.year - years[0]] || 0), 0);
        return {
          option: areaOption({unit, parts, width, year: chosen.year, share}),
          alt: `Areas on each other, ${chosen.scenario}, ${years[0]} to ${years.at(-1)}. In ${chosen.year}: ` + parts.map(p => `${p.name} ${percent((p.values[chosen.year - years[0]] || 0) / sum)}`).join(", ") + ".",
          caption: `${title}, ${chosen.scenario}, ${unitWords(unit)}`,
          ...byYear(parts)
        };
      }
      const bars = names.map(name => ({name: words(name), values: scenarios().map(s => at(of(s).find(p => p[by] === name), chosen.year))}));
      return {
        option: barOption({unit, groups: scenarios(), bars, width, stacked: true, share}),
        alt: `Bars on each other by scenario in ${chosen.year}. ` + scenarios().map((s, g) => `${s}: ` + bars.map(b => `${b.name} ${shown(b.values[g])}`).join(", ") + ` ${unitWords(unit)}.`).join(" "),
        caption: `${title} in ${chosen.year}, ${unitWords(unit)}`,
        head: ["part", ...scenarios().map(s => ({name: s, number: true}))],
        rows: bars.map(b => [b.name, ...b.values])
      };
    }
  });
}
