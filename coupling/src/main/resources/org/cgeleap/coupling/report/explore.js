// Any result of the run as lines over years.

async function addExplore() {
  const section = addSection("explore", "Any result", "Every variable of results.csv. Choose one and, where it has them, its sector, fuel and technology; a line is a scenario.");
  const meanings = new Map((await table("variables")).map(r => [r.variable + " " + r.model, r]));
  const keys = [...new Set(series.map(s => s.variable + " " + s.model))].sort();
  let key = keys.includes("price_response coupled") ? "capital cge" : keys[0];
  const pick = {};
  const boxes = el("span", {style: "display:contents"});
  const dims = [["sector", "sector"], ["fuel", ""], ["technology", "technology"]];
  const own = () => find(key.split(" ")[0], {model: key.split(" ")[1]});
  const fit = list => list.filter(s => dims.every(([d]) => pick[d] === undefined || s[d] === pick[d]));
  const fillBoxes = () => {
    boxes.replaceChildren();
    dims.forEach(([d, kind], n) => {
      const before = own().filter(s => dims.slice(0, n).every(([e]) => s[e] === pick[e]));
      const options = [...new Set(before.map(s => s[d]))];
      if (!options.includes(pick[d])) pick[d] = options[0];
      if (options.length > 1) boxes.append(select(spoken(d), options.map(o => [o, o === "" ? "all" : kind ? named(kind, o) : spoken(o)]), pick[d], v => { pick[d] = v; fillBoxes(); figure.changed(); }));
    });
  };
  const figure = addFigure(section, {
    id: "any", title: "Result over years", height: 360, follow: ["year"],
    tools: [select("Variable", keys.map(k => [k, `${spoken(k.split(" ")[0])} (${k.split(" ")[1]})`]), key, k => { key = k; fillBoxes(); figure.changed(); }), boxes],
    draw(width) {
      const list = fit(own());
      const lines = scenarios().map((name, i) => ({name, colour: i, values: list.find(s => s.scenario === name)?.values ?? []})).filter(l => l.values.length);
      const from = years.filter((y, t) => lines.some(l => Number.isFinite(l.values[t])));
      const unit = list[0]?.unit ?? "";
      const meaning = meanings.get(key);
      const sparse = from.length < 8;
      const option = sparse
        ? barOption({unit, groups: from.map(String), bars: lines.map(l => ({...l, values: from.map(y => l.values[y - years[0]])})), width})
        : lineOption({unit, lines, width, year: chosen.year, from});
      const of = [key.split(" ")[0], ...dims.map(([d]) => pick[d]).filter(Boolean)].join(", ");
      return {
        option,
        note: meaning ? `${spoken(meaning.meaning)}: ${unitWords(meaning.equation)}.` : "",
        alt: `${of}, ${unitWords(unit)}. ` + lines.map(l => `${l.name}: ${shown(l.values[chosen.year - years[0]])} in ${chosen.year}.`).join(" "),
        caption: `${of}, ${unitWords(unit)}`,
        ...byYear(lines, from)
      };
    }
  });
  fillBoxes();
}
