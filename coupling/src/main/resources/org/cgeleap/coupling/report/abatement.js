// What the next tonne costs: prices against emissions, and who answers to a higher price.

async function addAbatement() {
  const section = addSection("abatement", "Marginal abatement", "What a tonne less costs: by technology, as the energy model sees it, and by the price that holds the cap, as the economy does.");
  if (has("macc")) await technologyCurve(section);
  else addMissing(section, "No curve of technologies: the LEAP area states no costs, or the reference was not solved.");
  economyCurve(section);
}

/** Steps of measures, cheapest first: as wide as what they save, as high as what a tonne costs. */
async function technologyCurve(section) {
  const rows = await table("macc");
  const parts = measure => measure.split("\\").slice(1);
  const tint = 0.55; // steps that lie beside each other in one colour stay apart by their tops
  const industries = [...new Set([...find("industrial_co2", {fuel: "", technology: ""}).map(s => s.sector).filter(Boolean), ...rows.map(r => parts(r.measure)[0])])];
  addFigure(section, {
    id: "macc", title: "Marginal abatement cost curve of industry’s processes", height: 430, follow: ["scenario", "year"],
    lede: `A process of the chosen scenario against ${reference}, at the run’s activities and prices; technology and fuel count, the carbon price does not. Below zero a measure saves money. The order of such measures means nothing.`,
    draw(width) {
      const own = rows.filter(r => r.scenario === chosen.scenario && Number(r.year) === chosen.year);
      const steps = own.filter(r => r.on_curve === "true").map(r => ({
        industry: parts(r.measure)[0], name: parts(r.measure).slice(1).join(", "),
        saved: Number(r.abatement_mt), price: Number(r.cost_of_saved_carbon_per_t), end: Number(r.cumulative_abatement_mt)
      })).filter(s => s.saved > 0);
      if (!steps.length) return {note: chosen.scenario === reference ? `${reference} is what the others are compared with: choose another scenario.` : `Nothing is saved in ${chosen.year}.`};
      const all = steps.at(-1).end;
      const large = steps.filter(s => s.saved > 0.004 * all).map(s => s.price);
      const top = Math.max(0, ...large) * 1.15, bottom = Math.min(0, ...large) * 1.15;
      const off = steps.filter(s => s.price > top || s.price < bottom);
      const used = industries.filter(i => steps.some(s => s.industry === i));
      const {legend, height} = legendOf(used, width);
      const words = s => `${s.industry}, ${s.name}: ${shown(s.saved)} Mt at ${shown(s.price)} yuan/t`;
      return {
        option: {
          ...base(),
          legend: {...legend, icon: "roundRect", itemStyle: {opacity: tint}},
          grid: {left: 4, right: 20, top: height + 30, bottom: 26, containLabel: true},
          tooltip: {...base().tooltip, trigger: "axis", axisPointer: {type: "line", snap: false}, formatter(points) {
            const x = points[0]?.axisValue ?? 0;
            const step = steps.find(s => x >= s.end - s.saved && x <= s.end);
            return step ? tip(words(step)) : "";
          }},
          xAxis: valueAxis("", {name: "Mt CO₂ saved, cumulated", nameLocation: "middle", nameGap: 28, nameTextStyle: {color: tokens.muted}, max: Math.ceil(all * 10) / 10, axisLine: {onZero: false, show: true, lineStyle: {color: tokens.edge}}, axisLabel: {color: tokens.muted, showMaxLabel: false}}),
          yAxis: valueAxis("yuan/t CO2", {min: bottom, max: top || undefined, axisLabel: {color: tokens.muted, formatter: v => shown(Math.round(v)), showMinLabel: false, showMaxLabel: false}}),
          series: steps.map(s => ({
            type: "line", name: s.industry, symbol: "none", color: colour(industries.indexOf(s.industry)), lineStyle: {width: 1.5}, areaStyle: {opacity: tint, origin: 0},
            data: [[s.end - s.saved, Math.max(bottom, Math.min(top, s.price))], [s.end, Math.max(bottom, Math.min(top, s.price))]]
          }))
        },
        note: off.length ? `Beyond the axis, each below 0.4 % of what is saved: ${off.map(words).join("; ")}.` : "",
        alt: `Steps, ${chosen.scenario} against ${reference}, ${chosen.year}: ${steps.length} processes save ${shown(all)} Mt; the largest: ` + [...steps].sort((a, b) => b.saved - a.saved).slice(0, 5).map(words).join("; ") + ".",
        caption: `Abatement by process, ${chosen.scenario} against ${reference}, ${chosen.year}, cheapest first (macc.csv)`,
        head: ["industry", "process", {name: "Mt CO₂ saved", number: true}, {name: "yuan/t", number: true}, {name: "cumulated Mt", number: true}],
        rows: [...steps.map(s => [s.industry, s.name, s.saved, s.price, s.end]),
          ...own.filter(r => r.on_curve !== "true").map(r => [parts(r.measure)[0], parts(r.measure).slice(1).join(", ") + " (saves nothing)", Number(r.abatement_mt), NaN, NaN])]
      };
    }
  });
}

/** Prices against emissions, with the slope that exact derivatives give. */
function economyCurve(section) {
  const responses = find("abatement_response", {});
  const known = [...new Set(responses.flatMap(covered))].sort();
  if (!known.length) return addMissing(section, "The economy has no derivatives: no cap binds in the years of the targets.");
  let year = known.includes(chosen.year) ? chosen.year : known.at(-1);
  const tool = change => select("Year", known.map(y => [String(y), String(y)]), String(year), y => { year = Number(y); change(); });
  const slope = scenario => responses.filter(r => r.scenario === scenario).reduce((s, r) => s + (at(r, year) || 0), 0);
  const points = () => scenarios().map((name, i) => ({
    name, i, co2: at(whole("co2", name, "cge"), year), price: at(whole("carbon_price", name), year),
    cost: at(whole("marginal_abatement_cost", name), year), tonnes: slope(name)
  })).filter(p => Number.isFinite(p.co2));

  const curve = addFigure(section, {
    id: "abatement-curve", title: "Marginal abatement cost in the economy, at the solution", height: 400,
    lede: "A point is a scenario: emissions under the cap and their price. The stroke through it is the slope of its curve there, by exact derivatives: how far emissions fall for each yuan per tonne more. It holds near the point only, so it is cut where it leaves a tenth of the emissions shown.",
    tools: [tool(() => { curve.changed(); bars.changed(); })],
    draw(width) {
      const shownPoints = points();
      const {legend, height} = legendOf(shownPoints.map(p => p.name), width);
      const spread = Math.max(...shownPoints.map(p => p.co2)) - Math.min(...shownPoints.map(p => p.co2)) || Math.abs(shownPoints[0].co2);
      // a stroke spans a quarter of its point's price, but no more emissions than a tenth of what the figure shows
      const reach = p => Math.min(0.25 * p.price, 0.1 * spread / (p.tonnes / 1e6));
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
      // what runs at any scale at its own price takes nearly all of the answer and would hide the others
      const apart = own.length > 1 && Math.abs(own[0].value) > 20 * Math.abs(own[1].value) ? own[0] : null;
      const most = own.filter(r => r !== apart).slice(0, 12);
      return {
        option: barOption({unit: "t CO2 per yuan/t", groups: most.map(r => r.name), bars: [{name: chosen.scenario, values: most.map(r => r.value), colour: scenarios().indexOf(chosen.scenario)}], width, lying: true, labelled: true}),
        height: 70 + most.length * 30,
        note: apart ? `Not drawn: ${apart.name}, ${shown(apart.value)} tonnes, ${percent(apart.value / sum, 2)} of the answer. It runs at nearly any scale at its own price.` : "",
        alt: `Bars, ${chosen.scenario}, ${year}: ` + most.slice(0, 6).map(r => `${r.name} ${shown(r.value)}`).join(", ") + `; all ${shown(sum)} tonnes.`,
        caption: `Response to one yuan per tonne more, ${chosen.scenario}, ${year}`,
        head: ["activity", {name: "tonnes less", number: true}, {name: "share", number: true}],
        rows: own.map(r => [r.name, r.value, percent(r.value / sum, 2)])
      };
    }
  });
}
