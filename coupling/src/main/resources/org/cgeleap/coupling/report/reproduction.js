// Published figures beside ours.

async function addReproduction() {
  const rows = await table("reproduction");
  if (!rows.length) return;
  const section = addSection("reproduction", "Reproduction", "Every figure the study prints, ours beside it. Emergent: nothing was fitted to it. Fitted: data were chosen to meet it. Inconsistent: the print contradicts itself, and both readings are shown.");
  const bases = [...new Set(rows.map(r => r.basis))];
  let basis = "", far = "0";
  const holder = el("div", {"aria-live": "polite"});
  const off = r => Math.abs(numeric(r.relative_difference));
  const fill = () => {
    const kept = rows.filter(r => (!basis || r.basis === basis) && !(off(r) < Number(far)));
    holder.replaceChildren(tableOf({
      caption: `${kept.length} of ${rows.length} figures (reproduction.csv)`, stack: true,
      head: ["quantity", "scenario", "year", "unit", {name: "published", number: true}, {name: "ours", number: true}, {name: "difference", number: true}, "basis", "note"],
      rows: kept.map(r => [unitWords(r.quantity), r.scenario, r.year, unitWords(r.unit), plainNumber(r.paper, r.unit), plainNumber(r.ours, r.unit), r.relative_difference === "" ? "" : percent(numeric(r.relative_difference), 2),
        el("span", {class: "basis", title: r.basis}, r.basis.split("-")[0]), unitWords(r.note)])
    }));
  };
  section.append(el("div", {class: "tools"},
    select("Basis", [["", "all"], ...bases.map(b => [b, `${b} (${rows.filter(r => r.basis === b).length})`])], "", b => { basis = b; fill(); }),
    select("Differences", [["0", "all"], ["0.01", "of 1 % and more"], ["0.05", "of 5 % and more"]], "0", f => { far = f; fill(); })), holder);
  fill();
  const contradictions = await table("contradictions");
  if (contradictions.length) {
    section.append(el("h3", {}, "Where the study contradicts itself"), tableOf({
      caption: "Arithmetic of its own figures (contradictions.csv)", stack: true,
      head: ["statement", "unit", {name: "printed", number: true}, {name: "implied", number: true}, "arithmetic", "explanation"],
      rows: contradictions.map(r => [unitWords(r.statement), unitWords(r.unit), plainNumber(r.printed, r.unit), plainNumber(r.implied, r.unit), r.arithmetic, unitWords(r.explanation)])
    }));
  }
}

/** A number as a text for a table: years are not parted. */
function plainNumber(cell, unit) {
  if (cell === "") return "";
  const value = Number(cell);
  return Number.isNaN(value) ? cell : unit === "year" ? String(value) : shown(value);
}
