// Technologies of each industry's processes: which make how much of the product.

function addTechnology() {
  const section = addSection("technologies", "Technologies of industry", "Each process of an industry makes its product with competing technologies; activity is what a technology makes in a year, stock the capacity in place.");
  const all = find("activity", {model: "leap", fuel: ""}).filter(s => s.technology.includes("\\"));
  if (!all.length) return addMissing(section, "The run has no technologies.");
  const industries = [...new Set(all.map(s => s.sector))];
  const processesOf = industry => [...new Set(all.filter(s => s.sector === industry).map(s => s.technology.split("\\")[0]))];
  let industry = industries[0], process = processesOf(industry)[0], share = true, variable = "activity";
  const processBox = el("span", {});
  const fillProcesses = () => processBox.replaceChildren(select("Process", processesOf(industry), process, p => { process = p; stock.changed(); }));
  const stock = addFigure(section, {
    id: "technology-stock", title: "Technologies of a process", height: 380, follow: ["scenario", "year"],
    tools: [
      select("Industry", industries, industry, i => { industry = i; process = processesOf(i)[0]; fillProcesses(); stock.changed(); }),
      processBox,
      byVariable.has("stock") ? select("Show", [["activity", "activity"], ["stock", "stock in place"]], variable, v => { variable = v; stock.changed(); }) : null,
      select("As", [["share", "shares"], ["", "amounts"]], "share", v => { share = v === "share"; stock.changed(); })
    ],
    draw(width) {
      const own = find(variable, {model: "leap", fuel: ""}).filter(s => s.sector === industry && s.scenario === chosen.scenario && s.technology.split("\\")[0] === process);
      const parts = own.map(s => ({name: s.technology.split("\\").slice(1).join(", "), values: s.values}));
      if (!parts.length) return {note: "No technologies in this scenario."};
      const unit = find("production", {model: "leap", scenario: chosen.scenario, sector: industry, technology: process})[0]?.unit || own[0].unit;
      const sum = parts.reduce((s, p) => s + (p.values[chosen.year - years[0]] || 0), 0);
      return {
        option: areaOption({unit, parts, width, year: chosen.year, share}),
        alt: `Areas on each other, ${process}, ${chosen.scenario}. In ${chosen.year}: ` + parts.map(p => `${p.name} ${percent((p.values[chosen.year - years[0]] || 0) / sum)}`).join(", ") + ".",
        caption: `${spoken(variable)}, ${industry}, ${process}, ${chosen.scenario}${unit ? ", " + unitWords(unit) : ""}`,
        ...byYear(parts)
      };
    }
  });
  fillProcesses();
}
