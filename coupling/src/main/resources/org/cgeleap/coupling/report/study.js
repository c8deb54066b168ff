// The figures of the study that the case reproduces: ours as bars and lines, what it prints as hollow marks.

async function addStudy() {
  const rows = await table("figures");
  if (!rows.length) return;
  const section = addSection("study", "The study’s figures", "Ours as lines and bars; hollow diamonds are what the study prints.");
  const grid = el("div", {class: "grid"});
  section.append(grid);
  [...new Set(rows.map(r => r.figure))].forEach((name, n) => studyFigure(grid, name, n, rows.filter(r => r.figure === name)));
}

function studyFigure(parent, name, n, rows) {
  const id = "study-" + (n + 1);
  const title = `${n + 1}. ${spoken(name)}`;
  const groups = [...new Set(rows.map(r => r.group))];
  const names = [...new Set(rows.map(r => r.series))];
  const unit = rows[0].unit;
  const flat = {
    caption: `${spoken(name)}, ${unitWords(unit)} (figures.csv)`,
    head: ["group", "series", {name: "year", plain: true}, {name: "ours", number: true}, {name: "published", number: true},
      {name: "difference", number: true}, "basis", "why"],
    rows: rows.map(r => [r.group, r.series, Number(r.year), numeric(r.ours), numeric(r.paper), numeric(r.difference), r.basis, r.note])
  };
  const printed = rows.filter(r => r.paper !== "").length;
  if (groups.length === 1 && rows.length > 12 * names.length) {
    addFigure(parent, {
      id, title, height: 380, follow: ["year"],
      draw(width) {
        const lines = names.map(series => {
          const own = rows.filter(r => r.series === series);
          const values = years.map(y => numeric(own.find(r => Number(r.year) === y)?.ours));
          return {name: series, values, dots: own.filter(r => r.paper !== "").map(r => [r.year, Number(r.paper)])};
        });
        const from = years.filter((y, t) => lines.some(l => Number.isFinite(l.values[t])));
        return {option: lineOption({unit, lines, width, from, year: chosen.year}), alt: `Lines over years, ${printed} published values as diamonds.`, ...flat};
      }
    });
    return;
  }
  const split = groups.length > 1;
  let group = groups[0];
  const figure = addFigure(parent, {
    id, title,
    tools: split ? [select("Panel", groups.map(g => [g, unitWords(g)]), group, g => { group = g; figure.changed(); })] : [],
    draw(width) {
      const of = [group];
      const used = names.filter(s => rows.some(r => of.includes(r.group) && r.series === s));
      const cell = (g, s) => rows.find(r => r.group === g && r.series === s);
      const bars = of.map(g => ({
        name: spoken(g),
        values: used.map(s => numeric(cell(g, s)?.ours)),
        published: used.map(s => numeric(cell(g, s)?.paper))
      }));
      return {
        option: barOption({unit, groups: used.map(spoken), bars, width, lying: true, labelled: of.length === 1}),
        height: 70 + used.length * 30,
        alt: of.map(g => `${g}: ` + used.map(s => `${s} ${shown(numeric(cell(g, s)?.ours))}`).join(", ") + ".").join(" "),
        ...flat
      };
    }
  });
}
