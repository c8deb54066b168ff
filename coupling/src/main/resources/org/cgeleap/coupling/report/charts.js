// How charts look: one set of axes, colours and words for all. The library is unpacked when the first chart is drawn.

let library;

/** The chart library. */
function chartLibrary() {
  library ??= block("library").then(text => {
    const script = el("script", {});
    script.textContent = text + "\nwindow.cgeleapCharts = echarts;";
    document.head.append(script);
    return window.cgeleapCharts;
  });
  return library;
}

let tokens = {};

/** Colours of the page as they are now. */
function readTokens() {
  const style = getComputedStyle(document.documentElement);
  const token = name => style.getPropertyValue("--" + name).trim();
  tokens = {
    ink: token("ink"), muted: token("muted"), paper: token("paper"), soft: token("soft"), line: token("line"),
    edge: token("edge"), accent: token("accent"), bad: token("bad"),
    series: Array.from({length: 10}, (_, i) => token("c" + i))
  };
}

/** An option with colours of one scheme put in place of another's; what is no text, list or plain object stays as it is. */
function recoloured(part, colours) {
  if (typeof part === "string") return colours.get(part) ?? part;
  if (Array.isArray(part)) return part.map(p => recoloured(p, colours));
  if (part === null || typeof part !== "object" || Object.getPrototypeOf(part) !== Object.prototype) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, recoloured(value, colours)]));
}

/** Which colour of one scheme is which of another. */
function coloursBetween(from, to) {
  const names = Object.keys(from).filter(name => name !== "series");
  return new Map([...names.map(name => [from[name], to[name]]), ...from.series.map((c, i) => [c, to.series[i]])]);
}

function colour(i) {
  return tokens.series[i % tokens.series.length];
}

/** Series whose colour is too light for words on light paper (3.3 and 3.9 to 1, where text wants 4.5): lines, but no text. */
const linesOnly = [5, 8];

function textColour(i) {
  return linesOnly.includes(i % tokens.series.length) ? tokens.ink : colour(i);
}

/** Pixels below which a chart is for a telephone: names are cut, and what cannot be fits in less. */
const narrow = 560;

const lineTypes = ["solid", [7, 4], [2, 3], [10, 3, 2, 3]];
const still = matchMedia("(prefers-reduced-motion: reduce)");

function base() {
  return {
    animation: !still.matches,
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: tokens.ink, fontSize: 12},
    tooltip: {
      confine: true,
      backgroundColor: tokens.paper,
      borderColor: tokens.edge,
      textStyle: {color: tokens.ink, fontSize: 12},
      extraCssText: "max-width:24rem;white-space:normal"
    }
  };
}

function legendOf(names, width) {
  let rows = 1, x = 0;
  for (const name of names) {
    const w = 34 + name.length * 6.6;
    if (x > 0 && x + w > width) { rows++; x = 0; }
    x += w;
  }
  return {
    legend: {data: names, left: 0, top: 0, itemWidth: 18, itemHeight: 10, itemGap: 12, icon: undefined, textStyle: {color: tokens.ink, fontSize: 12}},
    height: names.length > 1 ? rows * 22 + 6 : 4
  };
}

function valueAxis(unit, extra = {}) {
  return {
    type: "value",
    name: unitWords(unit),
    nameLocation: "end",
    nameGap: 8,
    nameTextStyle: {color: tokens.muted, align: "left"},
    axisLabel: {color: tokens.muted, hideOverlap: true, formatter: v => shown(v)},
    splitLine: {lineStyle: {color: tokens.line}},
    ...extra
  };
}

function categoryAxis(data, extra = {}) {
  return {
    type: "category",
    data,
    axisLabel: {color: tokens.muted, hideOverlap: true, ...extra.axisLabel},
    axisLine: {lineStyle: {color: tokens.edge}},
    axisTick: {show: false},
    ...Object.fromEntries(Object.entries(extra).filter(([key]) => key !== "axisLabel"))
  };
}

const everyTenth = {interval: (i, y) => Number(y) % 10 === 0, hideOverlap: true};

/** A line through the chosen year. */
function yearMark(year) {
  return {
    silent: true,
    symbol: "none",
    animation: false,
    lineStyle: {color: tokens.edge, type: "solid", width: 1},
    label: {show: false},
    data: [{xAxis: String(year)}]
  };
}

/**
 * Lines over years.
 *
 * lines: [{name, values, colour, dash, points: [[year, value, words, below]], dots: [[year, value]]}]; points are marked and
 * said, above or some lines below; dots are hollow marks of another source.
 */
function lineOption({unit, lines, width, year, logarithmic, from = years, zero = true}) {
  const {legend, height} = legendOf(lines.map(l => l.name), width);
  /** Words at a year near an end of the axis stand on its inner side, clear of the axis and the paper's edge. */
  const beside = year => {
    const place = (Number(year) - from[0]) / (from.at(-1) - from[0]);
    return place * width < 60 ? "left" : (1 - place) * width < 60 ? "right" : undefined;
  };
  const all = [];
  lines.forEach((line, i) => {
    const tone = colour(line.colour ?? i);
    all.push({
      type: "line",
      name: line.name,
      data: from.map(y => line.values[y - years[0]]).map(v => (Number.isFinite(v) ? v : null)),
      showSymbol: false,
      symbol: "circle",
      color: tone,
      itemStyle: {color: tone},
      lineStyle: {color: tone, width: line.thin ? 1.25 : 2.25, type: lineTypes[(line.dash ?? line.colour ?? i) % lineTypes.length]},
      emphasis: {focus: "none"},
      markPoint: line.points ? {
        silent: true,
        symbol: "circle",
        symbolSize: 9,
        itemStyle: {color: tokens.paper, borderColor: tone, borderWidth: 2.5},
        label: {color: textColour(line.colour ?? i), fontWeight: 650, fontSize: 12, formatter: p => p.name, textBorderColor: tokens.paper, textBorderWidth: 3},
        data: line.points.map(([x, y, words, below]) => ({name: words, coord: [String(x), y], label: below ? {position: "bottom", align: beside(x) ?? (width > 500 ? "right" : "center"), distance: 8 + 16 * below} : {position: "top", align: beside(x) ?? "center", distance: 7}}))
      } : undefined,
      markLine: i === 0 && year ? yearMark(year) : undefined
    });
    if (line.dots?.length) {
      all.push({
        type: "scatter",
        name: line.name + ", published",
        data: line.dots.map(([x, y]) => [String(x), y]),
        symbol: "diamond",
        symbolSize: 11,
        itemStyle: {color: tokens.paper, borderColor: tone, borderWidth: 2},
        z: 5
      });
    }
  });
  return {
    ...base(),
    legend,
    grid: {left: 4, right: 16, top: height + 30, bottom: 4, containLabel: true},
    tooltip: {...base().tooltip, trigger: "axis", valueFormatter: v => (Array.isArray(v) ? shown(v[1]) : shown(v ?? NaN)) + " " + unitWords(unit)},
    xAxis: categoryAxis(from.map(String), {boundaryGap: false, axisLabel: from.length > 12 ? everyTenth : {}}),
    yAxis: logarithmic ? valueAxis(unit, {type: "log", axisLabel: {color: tokens.muted, formatter: v => v.toExponential(0).replace("e", " e")}})
      : valueAxis(unit, {scale: !zero, boundaryGap: lines.some(l => l.points) ? [0, "8%"] : [0, 0]}),
    series: all
  };
}

/** Areas on each other over years. parts: [{name, values}] in units, or as shares. */
function areaOption({unit, parts, width, year, share}) {
  const {legend, height} = legendOf(parts.map(p => p.name), width);
  const sums = years.map((_, t) => parts.reduce((sum, p) => sum + (p.values[t] || 0), 0));
  return {
    ...base(),
    legend: {...legend, icon: "roundRect"},
    grid: {left: 4, right: 16, top: height + 30, bottom: 4, containLabel: true},
    tooltip: {...base().tooltip, trigger: "axis", valueFormatter: v => shown(v ?? NaN) + " " + (share ? "%" : unitWords(unit))},
    xAxis: categoryAxis(years.map(String), {boundaryGap: false, axisLabel: years.length > 12 ? everyTenth : {}}),
    yAxis: valueAxis(share ? "%" : unit, share ? {max: 100} : {}),
    series: parts.map((p, i) => ({
      type: "line",
      name: p.name,
      stack: "all",
      symbol: "none",
      color: colour(p.colour ?? i),
      lineStyle: {width: 1, color: tokens.paper},
      areaStyle: {opacity: 1, color: colour(p.colour ?? i)},
      emphasis: {focus: "none"},
      data: p.values.map((v, t) => (Number.isFinite(v) ? (share ? (sums[t] ? 100 * v / sums[t] : 0) : v) : null)),
      markLine: i === 0 && year ? {...yearMark(year), lineStyle: {color: tokens.ink, width: 1, type: "solid"}} : undefined
    }))
  };
}

/**
 * Bars. groups: names along the axis; bars: [{name, values by group, colour}], stacked or beside each other; marks: published
 * values by bar and group.
 */
function barOption({unit, groups, bars, width, stacked, share, lying, labelled}) {
  const {legend, height} = legendOf(bars.map(b => b.name), width);
  const sums = groups.map((_, g) => bars.reduce((sum, b) => sum + (b.values[g] || 0), 0));
  const category = categoryAxis(groups, {inverse: lying, axisLabel: {interval: 0, hideOverlap: !lying, formatter: lying ? short : undefined, lineHeight: 13, width: lying ? Math.min(230, width * 0.38) : undefined, overflow: lying ? "break" : "none", color: tokens.ink}});
  const value = valueAxis(share ? "%" : unit, {...(share ? {max: 100} : {}), splitNumber: lying ? Math.max(2, Math.min(5, Math.round(width / 110) - 2)) : 5});
  if (lying) Object.assign(value, {nameLocation: "middle", nameGap: 26, nameTextStyle: {color: tokens.muted}});
  return {
    ...base(),
    legend: bars.length > 1 ? legend : undefined,
    grid: {left: 4, right: labelled ? 62 : 20, top: (bars.length > 1 ? height : 4) + (lying ? 4 : 30), bottom: lying ? 26 : 4, containLabel: true},
    tooltip: {...base().tooltip, trigger: "axis", axisPointer: {type: "shadow", shadowStyle: {color: tokens.line, opacity: 0.35}},
      valueFormatter: v => shown(Array.isArray(v) ? v[lying ? 0 : 1] : v ?? NaN) + " " + (share ? "%" : unitWords(unit))},
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: bars.flatMap((b, i) => {
      const tone = colour(b.colour ?? i);
      const bar = {
        type: "bar",
        name: b.name,
        stack: stacked ? "all" : undefined,
        color: tone,
        barMaxWidth: 46,
        barCategoryGap: "28%",
        itemStyle: {borderColor: tokens.paper, borderWidth: stacked ? 0.5 : 0},
        emphasis: {focus: "none"},
        label: labelled ? {show: true, position: lying ? "right" : "top", distance: b.published?.some(Number.isFinite) ? 11 : 5, color: tokens.ink, formatter: p => shown(p.value)} : undefined,
        data: b.values.map((v, g) => (Number.isFinite(v) ? (share ? 100 * v / sums[g] : v) : null))
      };
      const published = b.published ? [{
        type: "scatter",
        name: bars.length > 1 ? b.name + ", published" : "published",
        symbol: "diamond",
        symbolSize: 11,
        z: 5,
        itemStyle: {color: tokens.paper, borderColor: tokens.ink, borderWidth: 2},
        data: b.published.map((v, g) => (Number.isFinite(v) ? (lying ? [v, groups[g]] : [groups[g], v]) : null)).filter(Boolean)
      }] : [];
      return [bar, ...published];
    })
  };
}

/** Cells of a matrix, shaded by size on a logarithmic scale over some orders of magnitude. */
function heatOption({columns, rows, cells, orders, words, largest, width, tall = true}) {
  const top = largest ?? Math.max(...cells.map(c => Math.abs(c[2])), 1e-300);
  const depth = v => Math.max(0.06, 1 + Math.log10(Math.max(Math.abs(v), 1e-300) / top) / orders);
  return {
    ...base(),
    animation: false,
    grid: {left: 4, right: 8, top: 4, bottom: 4, containLabel: true},
    tooltip: {...base().tooltip, formatter: p => tip(words(p.data.source))},
    xAxis: categoryAxis(columns, {splitArea: {show: false}, axisLabel: {rotate: columns.some(c => c.length > 4) ? 90 : 0, color: tokens.ink, fontSize: tall && width >= narrow ? 11 : 9, ...(columns.length > 30 && columns.every(c => c.length === 4) ? everyTenth : {interval: 0})}}),
    yAxis: categoryAxis(rows, {inverse: true, axisLabel: {interval: 0, color: tokens.ink, fontSize: tall ? 11 : 9, ...(width < narrow ? {width: 0.38 * width, overflow: "truncate"} : {})}}),
    series: [{
      type: "heatmap",
      data: cells.map(c => ({
        value: [c[0], c[1], c[2]],
        source: c,
        itemStyle: {color: c[3] ?? (c[2] < 0 ? colour(1) : colour(0)), opacity: c[4] ?? Math.min(1, depth(c[2])), borderColor: tokens.paper, borderWidth: tall ? 1 : 0.25}
      })),
      emphasis: {itemStyle: {borderColor: tokens.ink, borderWidth: 1}}
    }]
  };
}
