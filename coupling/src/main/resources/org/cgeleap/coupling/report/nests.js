// How an activity's cost is nested: shares of the chosen year, and the elasticities in force.

let nestTrees;

/** Trees by scenario and activity: nodes with their branches, values and elasticities by year. */
function readNests() {
  nestTrees ??= block("nests").then(text => {
    const [head, ...rows] = csvCells(text);
    const first = head.findIndex(h => /^\d{4}$/.test(h));
    const from = Number(head[first]);
    const trees = new Map();
    for (const row of rows) {
      const tree = row[0] + "\t" + row[1];
      if (!trees.has(tree)) trees.set(tree, new Map());
      const nodes = trees.get(tree);
      const cells = row.slice(first);
      if (row[7] === "value") {
        const node = {id: row[2], kind: row[4], name: row[5], key: row[6], unit: row[8], value: y => numeric(cells[y - from]), elasticity: () => NaN, branches: []};
        nodes.set(row[2], node);
        nodes.get(row[3])?.branches.push(node);
      } else {
        nodes.get(row[2]).elasticity = y => numeric(cells[y - from]);
      }
    }
    return trees;
  });
  return nestTrees;
}

async function addNests() {
  const section = addSection("nests", "Nests", "What an activity pays for, as the nested functions of the model see it: each branch with its share in its nest, each nest with its elasticity of substitution σ, in the chosen year.");
  if (!has("nests")) return addMissing(section, "The run folder has no nests.csv; run the case again with this version.");
  const order = {production: 0, generation: 1, final: 2, supply: 3};
  const activities = [...labels.values()].filter(l => l.kind === "activity").sort((a, b) => order[a.role] - order[b.role]);
  let tree = activities.find(a => a.role === "production")?.code ?? "", small = "group";
  const figure = addFigure(section, {
    id: "nest-tree", title: "Nest tree", wide: true, follow: ["scenario", "year"],
    tools: [
      select("Activity", activities.map(a => [a.code, `${a.name} (${a.code})`]), tree, t => { tree = t; figure.changed(); }),
      select("Branches below 1 %", [["group", "together"], ["all", "each"]], small, s => { small = s; figure.changed(); })
    ],
    async draw() {
      const nodes = (await readNests()).get(chosen.scenario + "\t" + tree);
      const root = nodes?.get("0");
      if (!root || !(root.value(chosen.year) > 0)) return {note: `${named("activity", tree)} does not run in ${chosen.scenario}, ${chosen.year}.`};
      const data = nestNode(root, null, small === "group");
      const leaves = count(data);
      const rows = [];
      (function walk(node, parent, depth) {
        const v = node.value(chosen.year);
        if (!(Math.abs(v) > 0)) return;
        rows.push(["\u2003".repeat(depth) + nodeName(node), parent ? percent(v / parent.value(chosen.year), 2) : "", percent(v / root.value(chosen.year), 2), v, node.elasticity(chosen.year), node.kind === "nest" ? node.key : ""]);
        node.branches.forEach(b => walk(b, node, depth + 1));
      })(root, null, 0);
      return {
        option: {
          ...base(),
          tooltip: {...base().tooltip, formatter: p => tip(p.data.words)},
          series: [{
            type: "tree", data: [data], orient: "LR", roam: false, expandAndCollapse: false, initialTreeDepth: -1,
            left: 90, right: 280, top: 10, bottom: 10, symbol: "circle", edgeShape: "curve", edgeForkPosition: "50%",
            lineStyle: {color: tokens.edge, curveness: 0.5},
            label: {position: "bottom", distance: 6, align: "center", color: tokens.ink, fontSize: 12, textBorderColor: tokens.paper, textBorderWidth: 3, lineHeight: 15},
            leaves: {label: {position: "right", align: "left", verticalAlign: "middle", distance: 6}}
          }]
        },
        height: Math.max(260, leaves * 26 + 40),
        alt: `Tree of ${named("activity", tree)} in ${chosen.scenario}, ${chosen.year}: cost ${shown(root.value(chosen.year))} 10⁸ yuan; ` + root.branches.filter(b => b.value(chosen.year) > 0).map(b => `${nodeName(b)} ${percent(b.value(chosen.year) / root.value(chosen.year))}`).join(", ") + ".",
        caption: `Nests of ${named("activity", tree)}, ${chosen.scenario}, ${chosen.year}`,
        head: ["branch", {name: "of its nest", number: true}, {name: "of all cost", number: true}, {name: "10⁸ yuan", number: true}, {name: "σ", number: true}, "key of σ"],
        rows
      };
    }
  });
}

function nodeName(node, fit = name => name) {
  if (node.kind === "nest") return node.name;
  const [prefix, ...rest] = node.name.split(".");
  const code = rest.join(".");
  if (labels.has("sector " + code)) {
    const what = {PA: "", energy: "", co2: " (permits)"}[prefix] ?? ` (${prefix})`;
    return fit(named("sector", code)) + what;
  }
  return fit(labels.has("good " + node.key) ? named("good", node.key) : named("sector", node.name));
}

/** A name without what its colon adds, cut to what stands between two nodes. */
function brief(name) {
  const words = name.split(":")[0];
  return words.length > 22 ? words.slice(0, 21).trimEnd() + "…" : words;
}

/** A node as the chart takes it. */
function nestNode(node, parent, together) {
  const year = chosen.year;
  const value = node.value(year);
  const share = parent ? value / parent.value(year) : 1;
  const sigma = node.elasticity(year);
  const branches = node.branches.filter(b => Math.abs(b.value(year)) > 0);
  const cut = together ? branches.filter(b => b.kind === "good" && Math.abs(b.value(year)) < 0.01 * value) : [];
  const kept = cut.length > 1 ? branches.filter(b => !cut.includes(b)) : branches;
  const children = kept.map(b => nestNode(b, node, together));
  if (cut.length > 1) {
    const rest = cut.reduce((s, b) => s + b.value(year), 0);
    children.push({name: `${cut.length} goods below 1 %  ${percent(rest / value)}`, words: cut.map(b => nodeName(b)).join(", "), symbolSize: 6, itemStyle: {color: tokens.edge}});
  }
  const percentage = parent ? percent(share) : shown(value) + " 10⁸ yuan";
  const elasticity = Number.isFinite(sigma) ? `σ = ${shown(sigma)}` : "";
  return {
    name: children.length ? [`${nodeName(node, brief)}  ${percentage}`, elasticity].filter(Boolean).join("\n") : `${nodeName(node, brief)}  ${percentage}`,
    words: `${nodeName(node)}: ${shown(value)} 10⁸ yuan, ${percentage}${elasticity ? `, ${elasticity}${node.key ? " (" + node.key + ")" : ""}` : ""}`,
    symbolSize: 6 + 16 * Math.sqrt(Math.max(0, share)),
    itemStyle: {color: node.kind === "nest" ? colour(0) : colour(2), borderWidth: 0},
    children
  };
}

function count(node) {
  return node.children?.length ? node.children.reduce((s, c) => s + count(c), 0) : 1;
}
