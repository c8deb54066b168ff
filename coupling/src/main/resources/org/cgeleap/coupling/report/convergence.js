// How the two models came to agree, and where what is left sits.

async function addConvergence() {
  const section = addSection("convergence", "Convergence", "The criteria are undamped relative differences between the two models; every scenario must bring all of them below the tolerance.");
  if (manifest.notes?.length) section.append(el("ul", {class: "notes"}, ...manifest.notes.map(words => el("li", {}, words[0].toUpperCase() + words.slice(1) + "."))));
  const rows = await table("convergence");
  const names = [...new Set(rows.map(r => r.criterion))];
  addFigure(section, {
    id: "norms", title: "Residual norms by iteration", height: 360, follow: ["scenario"],
    draw(width) {
      const own = rows.filter(r => r.scenario === chosen.scenario);
      if (!own.length) return {note: `${chosen.scenario} has no iterations.`};
      const iterations = [...new Set(own.map(r => Number(r.iteration)))];
      const tolerance = Number(own[0].tolerance);
      const norm = (name, i) => numeric(own.find(r => r.criterion === name && Number(r.iteration) === i)?.norm);
      const {legend, height} = legendOf(names.map(spoken), width);
      return {
        option: {
          ...base(),
          legend,
          grid: {left: 4, right: 70, top: height + 26, bottom: 26, containLabel: true},
          tooltip: {...base().tooltip, trigger: "axis", valueFormatter: v => (v > 0 ? v.toExponential(2) : "–")},
          xAxis: categoryAxis(iterations.map(String), {name: "iteration", nameLocation: "middle", nameGap: 26, nameTextStyle: {color: tokens.muted}}),
          yAxis: {type: "log", axisLabel: {color: tokens.muted, formatter: v => "10" + [...String(Math.round(Math.log10(v)))].map(c => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)]).join("")}, splitLine: {lineStyle: {color: tokens.line}}},
          series: names.map((name, i) => ({
            type: "line", name: spoken(name), color: colour(i), symbol: ["circle", "rect", "triangle", "diamond"][i % 4], symbolSize: 8,
            lineStyle: {type: lineTypes[i % 4], width: 2},
            data: iterations.map(n => norm(name, n)).map(v => (v > 0 ? v : null)),
            markLine: i ? undefined : {silent: true, symbol: "none", lineStyle: {color: tokens.bad, type: "solid"}, label: {color: tokens.bad, formatter: "tolerance", position: "end"}, data: [{yAxis: tolerance}]}
          }))
        },
        alt: `Lines on a logarithmic scale, ${chosen.scenario}: after ${iterations.length} iterations ` + names.map(n => `${spoken(n)} ${norm(n, iterations.at(-1)).toExponential(1)}`).join(", ") + `; tolerance ${power(tolerance)}.`,
        caption: `Residual norms, ${chosen.scenario} (convergence.csv)`,
        head: [{name: "iteration", plain: true}, ...names.map(n => ({name: spoken(n), number: true})), "worst item", "step"],
        rows: iterations.map(i => {
          const these = own.filter(r => Number(r.iteration) === i);
          const worst = these.reduce((a, b) => (Number(b.norm) > Number(a.norm) ? b : a));
          return [i, ...names.map(n => norm(n, i)), `${worst.worst_item} ${worst.worst_year}`, worst.step];
        })
      };
    }
  });
  if (!has("links")) return;
  addFigure(section, {
    id: "residual-map", title: "Where the last residual sits", follow: ["scenario"],
    lede: "Sector by year, the largest over fuels; the change in logarithms that LEAP last asked of the economy; from a hundredth of the tolerance and less (pale) to a hundred times it (full); red above the tolerance.",
    async draw(width) {
      const links = (await table("links")).filter(r => r.scenario === chosen.scenario);
      if (!links.length) return {note: `${chosen.scenario} has no residuals.`};
      const sectors = [...new Set(links.map(r => r.sector))];
      const over = [...new Set(links.map(r => Number(r.year)))].sort();
      const worst = new Map();
      for (const r of links) {
        const key = r.sector + " " + r.year;
        const size = Math.abs(Number(r.leap_to_cge));
        if (!(size <= worst.get(key)?.size)) worst.set(key, {size, fuel: r.fuel});
      }
      const tolerance = Number(rows[0].tolerance);
      const shade = size => 0.06 + 0.94 * Math.min(1, Math.max(0, (Math.log10(Math.max(size, 1e-300) / tolerance) + 2) / 4));
      const cells = sectors.flatMap((s, i) => over.map((y, t) => {
        const size = worst.get(s + " " + y)?.size ?? 0;
        return [t, i, size, size > tolerance ? tokens.bad : undefined, shade(size)];
      }));
      const largest = [...worst.entries()].sort((a, b) => b[1].size - a[1].size);
      return {
        option: heatOption({columns: over.map(String), rows: sectors.map(s => short(named("sector", s))), cells, orders: 4, width, words: ([t, i, v]) => `${named("sector", sectors[i])}, ${over[t]}: ${v.toExponential(2)}`}),
        height: sectors.length * 22 + 50,
        alt: `Map of ${sectors.length} sectors by ${over.length} years; the largest is ${largest[0][1].size.toExponential(1)} in ${largest[0][0]}; ${cells.filter(c => c[3]).length} cells are above the tolerance.`,
        caption: `Largest residuals, ${chosen.scenario} (convergence-links.csv)`,
        head: ["sector", {name: "year", plain: true}, "fuel", {name: "residual", number: true}],
        rows: largest.map(([key, {size, fuel}]) => [key.split(" ")[0], Number(key.split(" ")[1]), fuel, size])
      };
    }
  });
}
