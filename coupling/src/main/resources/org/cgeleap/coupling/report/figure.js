// What all figures share: caption, choices, chart, words for who cannot see it, table, and when each is drawn.

/** What is chosen for all figures. */
const chosen = {scenario: "", year: NaN};
const figures = [];

function choose(patch) {
  Object.assign(chosen, patch);
  const keys = Object.keys(patch);
  figures.filter(f => f.follow.some(k => keys.includes(k))).forEach(f => f.changed());
}

const inView = new IntersectionObserver(entries => {
  for (const entry of entries) {
    const figure = figures.find(f => f.element === entry.target);
    figure.near = entry.isIntersecting;
    if (figure.near) figure.freshen();
  }
}, {rootMargin: "200px"});

/**
 * A figure in a parent.
 *
 * id, title, lede: words; height: of the chart in px, or a function of what draw returned; follow: which of the common choices
 * change it; tools: elements of its own choices.
 * draw(width): returns (a promise of) {option, alt, caption, head, rows, note}, without option where there is nothing to show.
 */
function addFigure(parent, {id, title, lede, height = 340, follow = [], tools = [], draw}) {
  const chart = el("div", {class: "chart", role: "img", "aria-label": title});
  const view = el("div", {hidden: true});
  const note = el("p", {class: "note", hidden: true});
  const figureView = el("div", {class: "scroll"}, chart);
  const toggle = el("button", {type: "button", "aria-pressed": "false"}, "Table");
  const save = el("button", {type: "button"}, "CSV");
  toggle.setAttribute("aria-label", "Table of " + title);
  save.setAttribute("aria-label", "CSV of " + title);
  const element = el("figure", {id, "aria-labelledby": id + "-title"},
    el("figcaption", {}, el("h3", {id: id + "-title"}, title), lede ? el("p", {class: "lede"}, lede) : null),
    el("div", {class: "tools"}, tools.filter(Boolean), el("span", {class: "end"}, toggle, save)),
    figureView, note, view);
  parent.append(element);

  const figure = {
    element, follow, stale: true, near: false, instance: null, drawn: null, drawing: null,
    changed() {
      figure.stale = true;
      if (figure.near) figure.freshen();
    },
    /** Draws what has changed; one drawing after another. */
    freshen() {
      if (!figure.stale) return figure.drawing;
      figure.stale = false;
      figure.drawing = (figure.drawing ?? Promise.resolve()).then(render).catch(failed);
      return figure.drawing;
    },
    resize(width) {
      if (figure.instance && figure.drawn?.option) {
        figure.instance.resize({width, animation: {duration: 0}});
      }
    },
    /** The chart in other colours at once, for a printer does not wait. */
    repaint(colours) {
      if (figure.instance && figure.drawn?.option) {
        figure.instance.setOption({...recoloured(figure.drawn.option, colours), animation: false}, true);
      }
    },
    dispose() {
      figure.instance?.dispose();
      figure.instance = null;
      figure.stale = true;
    }
  };
  figures.push(figure);

  async function render() {
    const [charts, drawn] = [await chartLibrary(), await draw(chart.clientWidth || 640)];
    figure.drawn = drawn;
    const shows = Boolean(drawn.option);
    figureView.hidden = !shows || toggle.getAttribute("aria-pressed") === "true";
    note.hidden = !drawn.note;
    note.textContent = drawn.note ?? "";
    if (shows) {
      chart.style.height = (drawn.height ?? height) + "px";
      chart.setAttribute("aria-label", title + ". " + drawn.alt + " The button Table shows the numbers.");
      if (!figureView.hidden) {
        figure.instance ??= charts.init(chart, null, {renderer: "svg"});
        figure.instance.resize({animation: {duration: 0}});
        figure.instance.setOption(drawn.option, true);
      }
    }
    toggle.hidden = !shows;
    save.hidden = !drawn.head;
    if (!view.hidden || (!shows && drawn.head)) fill();
    element.dataset.drawn = Number(element.dataset.drawn ?? 0) + 1;
  }

  function failed(error) {
    note.hidden = false;
    note.textContent = "This figure could not be drawn: " + error.message;
    console.error(error);
  }

  const most = 400;

  function fill() {
    const {head, rows, caption} = figure.drawn;
    const cut = rows.length > most ? ` The first ${most} of ${rows.length} rows; the file has all.` : "";
    view.hidden = false;
    view.replaceChildren(tableOf({caption: (caption ?? title) + "." + cut, head, rows: rows.slice(0, most), label: title + ", table"}));
  }

  toggle.addEventListener("click", async () => {
    const open = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(open));
    await figure.freshen();
    figureView.hidden = open;
    if (open) {
      fill();
    } else {
      view.hidden = true;
      figure.stale = true;
      figure.freshen();
    }
  });
  save.addEventListener("click", async () => {
    await figure.freshen();
    download(id + ".csv", csvText(figure.drawn.head, figure.drawn.rows));
  });
  inView.observe(element);
  return figure;
}

/** A section with its entry in the contents. */
function addSection(id, title, lede) {
  const section = el("section", {id, "aria-labelledby": id + "-title"},
    el("h2", {id: id + "-title"}, title), lede ? el("p", {class: "lede"}, lede) : null);
  document.getElementById("main").append(section);
  document.getElementById("contents").append(el("a", {href: "#" + id}, title));
  return section;
}

/** Says what a run lacks for a section; what stands between backticks is a command. */
function addMissing(section, words) {
  section.append(el("p", {class: "note"}, words.split("`").map((part, i) => (i % 2 ? el("code", {}, part) : part))));
}

/** Rows of a table of series: a year a row, a series a column. */
function byYear(lines, from = years) {
  return {
    head: [{name: "year", plain: true}, ...lines.map(l => ({name: l.name, number: true}))],
    rows: from.map(y => [y, ...lines.map(l => l.values[y - years[0]])])
  };
}

/** Draws all that is left when nothing else is to do, so that the page can be printed as it is. */
function drawTheRest() {
  const next = figures.find(f => f.stale);
  if (!next) {
    document.documentElement.dataset.ready = "yes";
    return;
  }
  const soon = window.requestIdleCallback ?? (run => setTimeout(run, 50));
  soon(() => next.freshen().then(drawTheRest), {timeout: 500});
}

function redrawAll() {
  readTokens();
  figures.forEach(f => {
    f.stale = true;
    if (f.near) f.freshen();
  });
  drawTheRest();
}
