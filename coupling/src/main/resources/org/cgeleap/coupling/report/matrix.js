// Social accounting matrices of solved years.

function addMatrix() {
  const names = blockNames().filter(n => n.startsWith("sam-"));
  const section = addSection("matrix", "Social accounting matrix", "The row’s account receives what the column’s pays, at the prices of the solution.");
  if (!names.length) return addMissing(section, "The run folder has no sam-*.csv.");
  const yearsOf = scenario => names.filter(n => n.startsWith(`sam-${scenario}-`)).map(n => n.slice(-4));
  let year = yearsOf(chosen.scenario).at(-1), grouping = "kinds";
  const figure = addFigure(section, {
    id: "sam", title: "Payments between accounts", follow: ["scenario"],
    tools: [
      select("Year of the matrix", [...new Set(names.map(n => n.slice(-4)))], year, y => { year = y; figure.changed(); }),
      select("Accounts", [["kinds", "grouped by kind"], ["all", "every account"]], grouping, g => { grouping = g; figure.changed(); })
    ],
    async draw(width) {
      const name = `sam-${chosen.scenario}-${year}`;
      if (!names.includes(name)) return {note: `${chosen.scenario} has no solved matrix of ${year}.`};
      const {accounts, flows} = await payments(name, grouping === "kinds");
      const cells = [...flows.entries()].map(([key, value]) => [...key.split(" ").map(Number), value]).map(([row, column, value]) => [column, row, value]);
      const sum = cells.reduce((s, c) => s + c[2], 0);
      const largest = [...cells].sort((a, b) => Math.abs(b[2]) - Math.abs(a[2]));
      return {
        option: heatOption({columns: accounts, rows: accounts, cells, orders: 4, width, tall: accounts.length < 40,
          words: ([c, r, v]) => `${accounts[r]} receives from ${accounts[c]}: ${shown(v)} 10⁸ yuan`}),
        height: Math.max(420, accounts.length * (accounts.length < 40 ? 24 : 11) + 120),
        alt: `Matrix of ${accounts.length} accounts, ${chosen.scenario}, ${year}; the largest payment is ${shown(largest[0][2])} 10⁸ yuan from ${accounts[largest[0][0]]} to ${accounts[largest[0][1]]}; all payments ${shown(sum)}.`,
        note: `Full shade: ${shown(Math.abs(largest[0][2]))} 10⁸ yuan, the largest payment; a tenth of it is a quarter paler, a ten-thousandth and less the palest. Orange: negative (a subsidy).`,
        caption: `Payments, ${chosen.scenario}, ${year}, 10⁸ yuan, largest first (${name}.csv)`,
        head: ["receives", "pays", {name: "10⁸ yuan", number: true}],
        rows: largest.map(([c, r, v]) => [accounts[r], accounts[c], v])
      };
    }
  });
}

/** Accounts and the payments between them that are not zero; grouped, an account is the kind before its point. */
async function payments(name, byKind) {
  const [head, ...rows] = csvCells(await block(name));
  const columns = head.slice(1, -1);
  const kinds = {};
  for (const [key, row] of labels) {
    if (key.startsWith("activity ")) kinds[row.code] = row.role;
  }
  const spokenKinds = {production: "Production", supply: "Supply to the market", generation: "Generation"};
  const counts = new Map();
  columns.forEach(c => counts.set(c.split(".")[0], (counts.get(c.split(".")[0]) ?? 0) + 1));
  const account = code => {
    if (!byKind) return code;
    const alone = unitWords(labels.get("good " + code)?.name ?? labels.get("activity " + code)?.name ?? named("sector", code));
    if (spokenKinds[kinds[code]]) return spokenKinds[kinds[code]];
    const prefix = code.split(".")[0];
    return counts.get(prefix) > 1 ? labels.get("account " + prefix)?.name ?? prefix + ".*" : alone;
  };
  const accounts = [...new Set(columns.map(account))];
  const index = new Map(accounts.map((a, i) => [a, i]));
  const flows = new Map();
  for (const row of rows) {
    if (!columns.includes(row[0])) continue;
    for (let c = 0; c < columns.length; c++) {
      const value = Number(row[c + 1]);
      if (value !== 0 && row[c + 1] !== "") {
        const key = index.get(account(row[0])) + " " + index.get(account(columns[c]));
        flows.set(key, (flows.get(key) ?? 0) + value);
      }
    }
  }
  return {accounts, flows};
}
