// Every number of the case that reached the solver: value, basis and source, with search.

/** The section; what it returns fills it, when the page is open and the rest can wait for six thousand rows. */
function addProvenance() {
  const section = addSection("provenance", "Provenance of data", "Sourced: published and cited. Derived: computed from sourced numbers as stated. Fitted: chosen so that results meet a target. Assumed: the case’s own choice, with its reason.");
  if (!has("parameters")) return async () => addMissing(section, "The run folder has no parameters.csv.");
  return () => fillProvenance(section);
}

async function fillProvenance(section) {
  const rows = (await table("parameters")).map(r => ({...r, all: `${r.key} ${r.source}`.toLowerCase()}));
  const bases = [...new Set(rows.map(r => r.basis))];
  const counts = bases.map(b => rows.filter(r => r.basis === b).length);
  addFigure(section, {
    id: "bases", title: "Numbers by basis", height: 60 + 34 * bases.length,
    draw(width) {
      return {
        option: barOption({unit: "numbers", groups: bases, bars: [{name: "numbers", values: counts}], width, lying: true, labelled: true}),
        alt: bases.map((b, i) => `${b} ${counts[i]}`).join(", ") + ".",
        caption: "Numbers that reached the solver, by basis",
        head: ["basis", {name: "numbers", number: true}],
        rows: bases.map((b, i) => [b, counts[i]])
      };
    }
  });
  const most = innerWidth < 640 ? briefRows : 100;
  let words = [], basis = "", limit = most;
  const holder = el("div", {});
  const found = el("p", {class: "note", role: "status"});
  const more = el("button", {type: "button", onclick: () => { limit += 5 * most; fill(); }}, "Show more");
  const fill = () => {
    const kept = rows.filter(r => (!basis || r.basis === basis) && words.every(w => r.all.includes(w)));
    found.textContent = `${grouped(kept.length, 0)} of ${grouped(rows.length, 0)} numbers${kept.length > limit ? `, the first ${limit} shown` : ""}.`;
    more.hidden = kept.length <= limit;
    holder.replaceChildren(tableOf({
      caption: "parameters.csv", stack: true, paged: true,
      head: ["key", {name: "value", number: true}, "unit", "basis", "source"],
      rows: kept.slice(0, limit).map(r => [r.key, plainNumber(r.value, ""), unitWords(r.unit), el("span", {class: "basis"}, r.basis), r.source])
    }));
  };
  const box = el("input", {type: "search", placeholder: "key or source", oninput: e => { words = e.target.value.toLowerCase().split(/\s+/).filter(Boolean); limit = most; fill(); }});
  section.append(el("div", {class: "tools"}, el("label", {}, "Search", box),
    select("Basis", [["", "all"], ...bases], "", b => { basis = b; limit = most; fill(); })), found, holder, el("p", {class: "screen"}, more));
  fill();
}
