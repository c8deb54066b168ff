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
    id: "nest-tree", title: "Nest tree", follow: ["scenario", "year"],
    tools: [
      select("Activity", activities.map(a => [a.code, `${a.name} (${a.code})`]), tree, t => { tree = t; figure.changed(); }),
      select("Branches below 1 %", [["group", "together"], ["all", "each"]], small, s => { small = s; figure.changed(); })
    ],
    async draw(width) {
      const nodes = (await readNests()).get(chosen.scenario + "\t" + tree);
      const root = nodes?.get("0");
      if (!root || !(root.value(chosen.year) > 0)) return {note: `${named("activity", tree)} does not run in ${chosen.scenario}, ${chosen.year}.`};
      const lines = linesOf(nestNode(root, null, small === "group", width < narrow));
      const rows = [];
      (function walk(node, parent, depth) {
        const v = node.value(chosen.year);
        if (!(Math.abs(v) > 0)) return;
        rows.push(["\u2003".repeat(depth) + nodeName(node), parent ? percent(v / parent.value(chosen.year), 2) : "", percent(v / root.value(chosen.year), 2), v, node.elasticity(chosen.year), node.kind === "nest" ? node.key : ""]);
        node.branches.forEach(b => walk(b, node, depth + 1));
      })(root, null, 0);
      return {
        option: treeOption(lines, width),
        height: lines.length * rowHeight + 16,
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

/** Pixels of a line of the tree. */
const rowHeight = 24;

/**
 * A tree as an outline: a node a line, indented by its depth, below the node it is a branch of. No words stand beside each other, so
 * none can overlap, however deep the tree and narrow the paper.
 */
function treeOption(lines, width) {
  const step = width < narrow ? 15 : 28;
  const at = (line, n) => [12 + step * line.depth, n + 0.5];
  const elbows = lines.flatMap((line, n) => (line.above < 0 ? [] : [at(lines[line.above], line.above), [at(lines[line.above], n)[0], n + 0.5], at(line, n), [null, null]]));
  return {
    ...base(),
    animation: false,
    grid: {left: 0, right: 0, top: 8, bottom: 8},
    tooltip: {...base().tooltip, formatter: p => tip(p.data.words)},
    xAxis: {type: "value", min: 0, max: width, show: false},
    yAxis: {type: "value", min: 0, max: lines.length, inverse: true, show: false},
    series: [
      {type: "line", data: elbows, symbol: "none", silent: true, lineStyle: {color: tokens.edge, width: 1.25}},
      {
        type: "scatter", symbol: "circle", z: 3,
        label: {show: true, position: "right", distance: 6, color: tokens.ink, fontSize: 12, textBorderColor: tokens.paper, textBorderWidth: 3, formatter: p => p.data.said},
        data: lines.map((line, n) => ({value: at(line, n), said: line.node.said, words: line.node.words, symbolSize: line.node.size, itemStyle: {color: line.node.colour, opacity: 1, borderWidth: 0}}))
      }
    ]
  };
}

/** Nodes in the order of reading, each with its depth and the line of the node above it. */
function linesOf(node, depth = 0, above = -1, lines = []) {
  const own = lines.length;
  lines.push({node, depth, above});
  node.branches.forEach(b => linesOf(b, depth + 1, own, lines));
  return lines;
}

/** A name without what its colon adds, cut to a narrow screen. */
function brief(name) {
  const words = name.split(":")[0];
  return words.length > 14 ? words.slice(0, 13).trimEnd() + "…" : words;
}

/** A node as the chart takes it. */
function nestNode(node, parent, together, cramped) {
  const year = chosen.year;
  const value = node.value(year);
  const share = parent ? value / parent.value(year) : 1;
  const sigma = node.elasticity(year);
  const branches = node.branches.filter(b => Math.abs(b.value(year)) > 0);
  const cut = together ? branches.filter(b => b.kind === "good" && Math.abs(b.value(year)) < 0.01 * value) : [];
  const kept = cut.length > 1 ? branches.filter(b => !cut.includes(b)) : branches;
  const below = kept.map(b => nestNode(b, node, together, cramped));
  if (cut.length > 1) {
    const rest = cut.reduce((s, b) => s + b.value(year), 0);
    below.push({said: `${cut.length} goods below 1 %  ${percent(rest / value)}`, words: cut.map(b => nodeName(b)).join(", "), size: 6, colour: tokens.edge, branches: []});
  }
  const percentage = parent ? percent(share) : shown(value) + " 10⁸ yuan";
  const elasticity = Number.isFinite(sigma) ? `σ = ${shown(sigma)}` : "";
  return {
    said: [nodeName(node, cramped ? brief : name => name), percentage, elasticity].filter(Boolean).join("  "),
    words: `${nodeName(node)}: ${shown(value)} 10⁸ yuan, ${percentage}${elasticity ? `, ${elasticity}${node.key ? " (" + node.key + ")" : ""}` : ""}`,
    size: 6 + 10 * Math.sqrt(Math.max(0, share)),
    colour: node.kind === "nest" ? colour(0) : colour(2),
    branches: below
  };
}
