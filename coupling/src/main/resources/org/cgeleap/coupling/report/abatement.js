// What the next tonne costs: prices against emissions, and who answers to a higher price.

function addAbatement() {
  const section = addSection("abatement", "Marginal abatement", "A point is a scenario in the chosen year. The stroke through it is its marginal abatement cost curve there: how far emissions fall for each yuan per tonne that the price rises, by exact derivatives of the solved model. It is exact at the point and leads away from the curve with distance.");
  const responses = find("abatement_response", {});
  const known = [...new Set(responses.flatMap(covered))].sort();
  if (!known.length) return addMissing(section, "The run has no derivatives: no cap binds in the years of the targets.");
  let year = known.includes(chosen.year) ? chosen.year : known.at(-1);
  const tool = change => select("Year", known.map(y => [String(y), String(y)]), String(year), y => { year = Number(y); change(); });
  const slope = scenario => responses.filter(r => r.scenario === scenario).reduce((s, r) => s + (at(r, year) || 0), 0);
  const points = () => scenarios().map((name, i) => ({
    name, i, co2: at(whole("co2", name, "cge"), year), price: at(whole("carbon_price", name), year),
    cost: at(whole("marginal_abatement_cost", name), year), tonnes: slope(name)
  })).filter(p => Number.isFinite(p.co2));

  const curve = addFigure(section, {
    id: "abatement-curve", title: "Marginal abatement cost curve at the solution", height: 400,
    lede: "Emissions under the cap and their price.",
    tools: [tool(() => { curve.changed(); bars.changed(); })],
    draw(width) {
      const shownPoints = points();
      const {legend, height} = legendOf(shownPoints.map(p => p.name), width);
      // a stroke spans a quarter of its point's price either way: the derivative says nothing of farther
      const reach = p => 0.25 * p.price;
      return {
        option: {
          ...base(),
          legend,
          grid: {left: 4, right: 20, top: height + 30, bottom: 26, containLabel: true},
          tooltip: {...base().tooltip, formatter: p => tip(p.seriesType === "scatter" ? `${p.seriesName}: ${shown(p.value[0])} Mt CO₂ at ${shown(p.value[1])} yuan/t` : p.seriesName)},
          xAxis: valueAxis("", {scale: true, name: "Mt CO₂ under the cap", nameLocation: "middle", nameGap: 28, nameTextStyle: {color: tokens.muted, padding: 0}}),
          yAxis: valueAxis("yuan/t CO2"),
          series: shownPoints.flatMap(p => [
            {type: "scatter", name: p.name, color: colour(p.i), symbolSize: 13, symbol: ["circle", "rect", "triangle", "diamond"][p.i % 4], data: [[p.co2, p.price]], z: 4},
            ...(p.tonnes > 0 ? [{type: "line", name: p.name, color: colour(p.i), symbol: "none", silent: true, lineStyle: {width: 2, type: lineTypes[p.i % 4]},
              data: [-1, 1].map(d => [p.co2 - d * reach(p) * p.tonnes / 1e6, p.price + d * reach(p)])}] : [])
          ])
        },
        alt: `Points in ${year}: ` + shownPoints.map(p => `${p.name} ${shown(p.co2)} Mt at ${shown(p.price)} yuan per tonne`).join("; ") + ".",
        caption: `Marginal abatement in ${year}`,
        head: ["scenario", {name: "Mt CO₂ under the cap", number: true}, {name: "carbon price, yuan/t", number: true}, {name: "cost to households of the last tonne, yuan/t", number: true}, {name: "tonnes less for each yuan/t more", number: true}],
        rows: shownPoints.map(p => [p.name, p.co2, p.price, p.cost, p.tonnes > 0 || p.tonnes < 0 ? p.tonnes : NaN])
      };
    }
  });

  const bars = addFigure(section, {
    id: "abatement-response", title: "Who abates when the price rises", follow: ["scenario"],
    lede: "Tonnes of CO₂ less for each yuan per tonne that the carbon price rises; negative where an activity grows at others’ cost.",
    draw(width) {
      const own = responses.filter(r => r.scenario === chosen.scenario).map(r => ({name: named("activity", r.sector), value: at(r, year)}))
        .filter(r => Number.isFinite(r.value)).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
      if (!own.length) return {note: `The cap does not bind in ${chosen.scenario}, ${year}: there is no derivative.`};
      const sum = own.reduce((s, r) => s + r.value, 0);
      const most = own.slice(0, 12);
      return {
        option: barOption({unit: "t CO2", groups: most.map(r => r.name), bars: [{name: chosen.scenario, values: most.map(r => r.value), colour: scenarios().indexOf(chosen.scenario)}], width, lying: true, labelled: true}),
        height: 60 + most.length * 30,
        alt: `Bars, ${chosen.scenario}, ${year}: ` + most.slice(0, 6).map(r => `${r.name} ${shown(r.value)}`).join(", ") + `; all ${shown(sum)} tonnes.`,
        caption: `Response to one yuan per tonne more, ${chosen.scenario}, ${year}`,
        head: ["activity", {name: "tonnes less", number: true}, {name: "share", number: true}],
        rows: own.map(r => [r.name, r.value, percent(r.value / sum, 2)])
      };
    }
  });
}
