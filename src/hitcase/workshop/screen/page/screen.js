// The whole screen from what the kernel tells; `ui` is what a person is in the middle of.
function hitcaseScreen({ model, el }) {
  const root = document.createElement("div");
  root.className = "hc";
  root.tabIndex = -1;
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  el.append(root);
  const charts = chartMaker(model.get("charts"));
  const ui = { dragged: "", at: 0, typed: null, figure: null, form: null, refused: "", who: "", drawer: false, table: {}, silent: false, told: "", sheet: "", tab: "", last: null, rows: model.get("now").rows.each, tall: 0 };
  let now = model.get("now");

  const talk = talker(model, (heard) => {
    ui.silent = Boolean(heard.silent);
    if (heard.now) {
      now = heard.now;
      ui.closing = ui.closing && !now.closed;
      ui.refused = now.wrong && answers(now, ui.last) ? ui.last.path : "";
      if (answers(now, ui.form)) ui.form = now.wrong ? { ...ui.form, sent: 0 } : null;
      if (answers(now, ui.figure)) ui.figure = null;
      if (answers(now, ui.typed) && !now.wrong) onHandle(root, ui.typed.path);
      if (answers(now, ui.typed)) ui.typed = now.wrong ? { ...ui.typed, sent: 0 } : null;
    }
    draw();
  });
  const does = doing(ui, talk, () => now, draw);
  does.copy = (name, what) => {
    const told = (text) => ((ui.told = text), draw());
    what === "picture" ? copyPicture(charts, name, told) : copyRows(now.charts.all[name], told);
  };

  function draw() {
    const { head } = now;
    root.className = `hc${head.presenting ? " hc-presenting" : ""}${head.covered ? " hc-covered" : ""}`;
    patch(root, [
      top(now, ui, does),
      steps(now, ui, does),
      ui.sheet && sheet(now, ui, does),
      h("main", { class: "hc-main", key: "main" }, inputs(now, ui, does), results(now, ui, does), side(now, ui, does)),
      strip(now, ui, does),
      h("p", { class: "hc-hidden", role: "status", "aria-live": "polite", key: "live" }, spoken(now, ui)),
    ].filter(Boolean));
    for (const name in now.charts.all || {}) {
      const into = root.querySelector(`[data-chart="${name}"]`);
      if (into) charts.show(name, now.charts.all[name], into);
    }
    if (!ui.dragged) soon();
  }
  function measure() {
    const [inputs, plot] = [root.querySelector(".hc-inputs"), root.querySelector('[data-chart="cash"]')];
    const rows = Math.floor((inputs.clientHeight - 40) / (root.querySelector(".hc-row")?.offsetHeight || 77));
    const tall = plot ? Math.round(plot.clientHeight - 30) : ui.tall;
    if (rows !== ui.rows || Math.abs(tall - ui.tall) > 12) talk.say({ do: "size", rows: (ui.rows = rows), tall: (ui.tall = tall) });
  }
  const soon = () => (clearTimeout(ui.soon), (ui.soon = setTimeout(measure, 80)));
  const watch = new ResizeObserver(() => (window.dispatchEvent(new Event("resize")), soon())); // what charts listen to
  const keys = (event) => onKey(event, root, now, ui, does);
  document.addEventListener("keydown", keys, true);
  root.addEventListener("keydown", (event) => event.stopPropagation()); // a notebook around it would take the arrow keys
  draw();
  watch.observe(root);
  if (!document.body.dataset.voila) root.scrollIntoView({ block: "start" });
  return () => (clearTimeout(ui.soon), watch.disconnect(), talk.stop(), charts.stop(), document.removeEventListener("keydown", keys, true));
}

// Whether what was sent is answered, and not only what was sent before it.
function answers(now, sent) {
  return Boolean(sent?.sent && now.reply >= sent.sent);
}

// A number that was typed is taken: the keys of the screen work again, and Enter agrees. Nobody is called away who has
// gone on to something else.
function onHandle(root, path) {
  const row = document.activeElement?.closest?.(".hc-box")?.closest("[data-path]");
  if (row && root.contains(row) && row.dataset.path === path) row.querySelector('input[type="range"]')?.focus();
}

function top(now, ui, does) {
  const { head } = now;
  const look = (change) => does.say({ do: "look", ...change });
  const toggle = (text, on, change, key) => button(text, () => look(change), { "aria-pressed": String(on), title: key });
  return h(
    "header",
    { class: "hc-top", key: "head" },
    h("h1", {}, head.client),
    head.option && h("select", { "aria-label": "Option at hand", value: head.option, onchange: (event) => look({ option: event.target.value }) },
      head.options.map((one) => h("option", { value: one.name, selected: one.name === head.option ? "" : null }, one.told))),
    h(
      "div",
      { class: "hc-tools" },
      button("undo", () => does.say({ do: "undo" }), { disabled: !head.undo, title: "Ctrl Z" }),
      button("redo", () => does.say({ do: "redo" }), { disabled: !head.redo, title: "Ctrl Y" }),
      button("scenarios", () => does.sheet("scenarios"), { "aria-expanded": String(ui.sheet === "scenarios") }),
      toggle("believe no promises", head.doubt, { doubt: !head.doubt }, "B"),
    ),
    head.doubt && h("b", { class: "hc-doubt" }, "promises not believed"),
    toggle(head.covered ? "uncover H" : "cover H", head.covered, { covered: !head.covered }, "H"),
    toggle("present P", head.presenting, { presenting: !head.presenting }, "P"),
  );
}

function steps(now, ui, does) {
  const { head } = now;
  const { agreed, tried, parked } = head.counts;
  return h(
    "nav",
    { class: "hc-steps", "aria-label": "Steps", key: "steps" },
    head.steps.map((step, i) =>
      button(`${i + 1} ${step.told}`, () => does.say({ do: "look", step: step.name }), { "aria-current": step.on ? "step" : null }),
    ),
    h("span", { class: "hc-counts" }, `agreed ${agreed} · `, h("b", {}, `trying ${tried}`), ` · parked ${parked}`),
    button("ask and why", () => does.drawer(), { class: "hc-drawer", "aria-expanded": String(ui.drawer) }),
    button("Save", () => does.say({ do: "save" })),
    button("Close meeting", () => does.sheet("close"), { class: "hc-close" }),
  );
}

function spoken(now, ui) {
  if (now.wrong && !ui.told) return now.wrong;
  const answer = now.head.covered ? "" : now.strip.map((cell) => `${cell.name} ${cell.value} ${cell.was}`).join(". ");
  return `${ui.told || now.said} ${ui.dragged ? "" : answer}`.trim();
}

function strip(now, ui, does) {
  const { head } = now;
  const silent = ui.silent && "The kernel does not answer. All that was tried and agreed is on disk: open the page again.";
  const over = now.side.over.length > 0 && now.side.over[0];
  const bad = silent || (!ui.told && now.wrong);
  const message = bad || ui.told || now.said;
  return h(
    "footer",
    { class: over ? "hc-strip hc-invalid" : "hc-strip", key: "strip", "aria-label": "The answer" },
    !head.option
      ? h("p", { class: "hc-cover" }, "No way to staff the work can be computed yet: the file lacks what stands beside the charts.")
    : head.covered
      ? h("p", { class: "hc-cover" }, "The answer is covered until the inputs are agreed. ", button("uncover H", () => does.say({ do: "look", covered: false })))
      : now.strip.map((cell) =>
          h(
            "div",
            { class: "hc-cell", key: cell.explain + cell.name },
            h("span", {}, cell.name),
            button(cell.value, () => does.say({ do: "explain", path: cell.explain }), { class: "hc-link hc-big", "aria-label": `${cell.name} ${cell.value}: explain` }),
            h("small", {}, over ? "not valid: hours end twice" : cell.was ? h("b", {}, cell.was) : cell.more),
          ),
        ),
    message && h("p", { class: bad ? "hc-said hc-wrong" : "hc-said", role: bad ? "alert" : null, key: "said" }, message),
  );
}
