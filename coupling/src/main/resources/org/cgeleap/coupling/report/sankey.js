// Where energy comes from and where it goes, in the chosen year.

function addSankey() {
  const section = addSection("energy-flows", "Energy flows", "From sources through power plants to users, in Mtce; electricity counted at its heat. Widths add up at every node but for what a node named balance states.");
  let users = "main";
  const figure = addFigure(section, {
    id: "sankey", title: "Energy from source to user", height: 640, follow: ["scenario", "year"],
    tools: [select("Users below 1 %", [["main", "together"], ["all", "each"]], users, u => { users = u; figure.changed(); })],
    draw(width) {
      const {links, electricity} = energyLinks(chosen.scenario, chosen.year, users === "main" ? 0.01 : 0);
      if (!links.length) return {note: "The run has no energy use in this year."};
      const nodes = [...new Set(links.flatMap(l => [l.source, l.target]))];
      const sources = nodes.filter(n => !links.some(l => l.target === n));
      const cramped = width < narrow;
      const cut = (name, most) => (name.length > most ? name.slice(0, most - 1).trimEnd() + "…" : name);
      const through = node => Math.max(links.filter(l => l.source === node).reduce((s, l) => s + l.value, 0), links.filter(l => l.target === node).reduce((s, l) => s + l.value, 0));
      return {
        option: {
          ...base(),
          tooltip: {...base().tooltip, formatter: p => tip(p.dataType === "edge" ? `${p.data.source} → ${p.data.target}: ${shown(p.data.value)} Mtce` : `${p.name}: ${shown(through(p.name))} Mtce`)},
          series: [{
            type: "sankey",
            left: 4, right: cramped ? 138 : 270, top: cramped ? 26 : 10, bottom: 10,
            nodeGap: users === "main" ? 12 : 9, nodeWidth: cramped ? 8 : 14, layoutIterations: 64,
            draggable: false,
            emphasis: {focus: "adjacency"},
            lineStyle: {color: "source", opacity: 0.35, curveness: 0.5},
            label: {color: tokens.ink, fontSize: cramped ? 10.5 : 12, textBorderColor: tokens.paper, textBorderWidth: 3, formatter: p => `${cut(p.name, sources.includes(p.name) || p.name === electricity ? (cramped ? 10 : 34) : cramped ? 12 : 32)}  ${shown(through(p.name))}`},
            data: nodes.map(name => ({
              name,
              label: cramped && name === electricity ? {position: "top"} : undefined,
              itemStyle: {color: name === electricity ? colour(4) : sources.includes(name) ? colour([9, 1, 0, 2, 3, 5, 7, 8, 6][sources.indexOf(name) % 9]) : colour(6), borderWidth: 0}
            })),
            links
          }]
        },
        height: users === "main" ? 600 : 860,
        alt: `Flows of energy in ${chosen.scenario}, ${chosen.year}: ` + sources.map(s => `${s} ${shown(through(s))} Mtce`).join(", ") + `; electricity ${shown(through(electricity))} Mtce.`,
        caption: `Energy flows, ${chosen.scenario}, ${chosen.year}, Mtce`,
        head: ["from", "to", {name: "Mtce", number: true}],
        rows: [...links].sort((a, b) => b.value - a.value).map(l => [l.source, l.target, l.value])
      };
    }
  });
}

/** Links between sources, plants, electricity and users; users that take less than a share of all go together. */
function energyLinks(scenario, year, least) {
  const flows = [];
  const add = (source, target, value) => value > 1e-6 && flows.push({source, target, value});
  const electricity = "Electricity";
  const plants = "Thermal plants";
  const uses = find("energy_use", {scenario, model: "cge"});
  const fuels = [...new Set(uses.map(u => u.fuel))];
  const generation = find("generation", {scenario, model: "cge", sector: "", fuel: ""});
  const carriers = new Set(fuels.filter(f => uses.some(u => u.sector === powerSector && u.fuel === f)));
  // the carrier that power plants do not burn and that is generated
  const power = fuels.find(f => !carriers.has(f) && generation.length) ?? "";
  const carrier = f => (f === power ? electricity : spoken(f));
  const carriersNamed = new Set([electricity, plants, ...fuels.map(carrier)]);
  // a user that bears a carrier's name is a node of its own, or the flows would run in circles
  const user = (kind, code) => (carriersNamed.has(named(kind, code)) ? `${named(kind, code)} (${kind})` : named(kind, code));
  let burnt = 0;
  for (const u of uses) {
    const value = at(u, year);
    if (u.sector !== powerSector) {
      add(carrier(u.fuel), user("sector", u.sector), value);
    } else if (u.technology) {
      add(carrier(u.fuel), user("technology", u.technology), value);
    } else {
      add(carrier(u.fuel), plants, value);
      burnt += value || 0;
    }
  }
  for (const u of find("conversion_use", {scenario, model: "cge"})) {
    add(carrier(u.fuel), "Conversion: " + user("sector", u.sector), at(u, year));
  }
  let made = 0, thermal = 0;
  for (const g of generation) {
    const value = at(g, year) * mtcePerTwh;
    if (!(value > 1e-6)) continue;
    made += value;
    const name = user("technology", g.technology);
    if (role("technology", g.technology) === "burns") {
      thermal += value;
      continue;
    }
    add(name, electricity, value);
    const fuel = uses.filter(u => u.technology === g.technology).reduce((s, u) => s + (at(u, year) || 0), 0);
    if (fuel > 0) add(name, "Heat lost in plants", fuel - value);
  }
  add(plants, electricity, thermal);
  add(plants, "Heat lost in plants", burnt - thermal);
  const used = flows.filter(f => f.source === electricity).reduce((s, f) => s + f.value, 0);
  add(electricity, "Grid losses and own use", made - used);
  add("Electricity, balance", electricity, used - made);
  return {links: merged(flows, least), electricity};
}

/** Flows with their small ends taken together, and those too thin to see left out. */
function merged(flows, least) {
  const sum = of => of.reduce((s, f) => s + f.value, 0);
  const ends = [...new Set(flows.map(f => f.target))].filter(t => !flows.some(f => f.source === t));
  const all = sum(flows.filter(f => ends.includes(f.target)));
  const small = ends.filter(t => sum(flows.filter(f => f.target === t)) < least * all);
  const together = `${small.length} smaller users`;
  const links = new Map();
  for (const f of flows) {
    const target = small.length > 1 && small.includes(f.target) ? together : f.target;
    const key = f.source + "\t" + target;
    if (!links.has(key)) links.set(key, {source: f.source, target, value: 0});
    links.get(key).value += f.value;
  }
  return [...links.values()].filter(f => f.value > all * 1e-5);
}
