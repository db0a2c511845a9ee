// The whole screen from what the kernel tells; `ui` is what a person is in the middle of.
function hitcaseScreen({ model, el }) {
  const root = document.createElement("div");
  root.className = "hc";
  root.tabIndex = -1;
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  el.classList.add("hc-room");
  el.append(root);
  const charts = chartMaker(model.get("charts"));
  const ui = { dragged: "", at: 0, released: null, typed: null, figure: null, form: null, refused: "", who: "", drawer: false, table: {}, silent: "", message: "", sheet: "", tab: "", last: null, rows: model.get("view").rows.per_page, tall: 0 };
  let view = model.get("view");

  const talk = talker(model, (reply) => {
    ui.silent = reply.silent ? (reply.lost || view.error || ui.dragged || ui.typed || ui.form ? LOST : KEPT) : "";
    if (reply.view) {
      view = reply.view;
      ui.closing = ui.closing && !view.closed;
      ui.refused = view.error && answers(view, ui.last) ? ui.last.path : "";
      if (answers(view, ui.released)) (ui.dragged = ""), (ui.released = null);
      if (answers(view, ui.hours)) ui.hours = null;
      if (answers(view, ui.form)) ui.form = view.error ? { ...ui.form, sent: 0 } : null;
      if (answers(view, ui.figure)) ui.figure = null;
      if (answers(view, ui.goal)) setTimeout(() => focusGoal(root, ui)); // once it is drawn
      if (answers(view, ui.typed) && !view.error) focusHandle(root, ui.typed.path);
      if (answers(view, ui.typed)) ui.typed = view.error ? { ...ui.typed, sent: 0 } : null;
    }
    draw();
  });
  const actions = makeActions(ui, talk, () => view, draw);
  actions.copy = (name, what) => {
    const report = (text) => ((ui.message = text), draw());
    what === "picture" ? copyPicture(charts, name, view.charts.all[name], report) : copyRows(view.charts.all[name], report);
  };

  function draw() {
    const { head } = view;
    root.className = `hc${head.presenting ? " hc-presenting" : ""}${head.covered ? " hc-covered" : ""}`;
    patch(root, [
      h(
        "div",
        { class: "hc-page", key: "page" },
        top(view, ui, actions),
        steps(view, ui, actions),
        h("main", { class: "hc-main", key: "main" }, inputs(view, ui, actions), results(view, ui, actions), side(view, ui, actions)),
      ),
      ui.sheet && sheet(view, ui, actions),
      strip(view, ui, actions),
      h("p", { class: "hc-hidden", role: "status", "aria-live": "polite", key: "live" }, liveText(view, ui)),
    ].filter(Boolean));
    for (const name in view.charts.all || {}) {
      const into = root.querySelector(`[data-chart="${name}"]`);
      if (into) charts.show(name, view.charts.all[name], into);
    }
    focusSheet(root, ui);
    if (!ui.dragged) soon();
  }
  function measure() {
    const [inputs, plot] = [root.querySelector(".hc-inputs"), root.querySelector('[data-chart="cash"]')];
    const rows = Math.floor((inputs.clientHeight - 40) / (root.querySelector(".hc-row")?.offsetHeight || 77));
    const tall = plot ? Math.round(plot.clientHeight - 30) : ui.tall;
    if (rows !== ui.rows || Math.abs(tall - ui.tall) > 12) talk.say({ do: "size", rows: (ui.rows = rows), tall: (ui.tall = tall) });
  }
  const soon = () => (clearTimeout(ui.soon), (ui.soon = setTimeout(measure, 80)));
  const watch = new ResizeObserver(() => draw());
  const keys = (event) => onKey(event, root, view, ui, actions);
  document.addEventListener("keydown", keys, true);
  root.addEventListener("keydown", (event) => event.stopPropagation()); // a notebook around it would take the arrow keys
  draw();
  watch.observe(root);
  if (!document.body.dataset.voila) keepInView(root);
  return () => (clearTimeout(ui.soon), watch.disconnect(), talk.stop(), charts.stop(), document.removeEventListener("keydown", keys, true));
}

// A notebook is still laying out what stands above: for a moment, or until somebody scrolls.
function keepInView(root) {
  const see = () => root.scrollIntoView({ block: "start" });
  const again = setInterval(see, 250);
  const stop = () => clearInterval(again);
  setTimeout(stop, 8000);
  window.addEventListener("wheel", stop, { once: true, passive: true });
  see();
}

// Whether what was sent is answered, and not only what was sent before it.
function answers(view, sent) {
  return Boolean(sent?.sent && view.reply >= sent.sent);
}

// A number that was typed is taken: the keys of the screen work again, and Enter agrees. Nobody is called away who has
// gone on to something else.
function focusHandle(root, path) {
  const row = document.activeElement?.closest?.(".hc-box")?.closest("[data-path]");
  if (row && root.contains(row) && row.dataset.path === path) row.querySelector('input[type="range"]')?.focus();
}

// The keyboard goes into a sheet that opens, and back to where it was when the sheet closes.
function focusSheet(root, ui) {
  if (ui.sheet === (ui.focused || "")) return;
  if (!ui.focused) ui.opener = document.activeElement;
  ui.focused = ui.sheet;
  const sheet = root.querySelector(".hc-sheet");
  if (sheet) (sheet.querySelector("input, select") || sheet).focus();
  else if (root.contains(ui.opener)) ui.opener.focus();
}

// And to an input that was gone to.
function focusGoal(root, ui) {
  const row = [...root.querySelectorAll("[data-path]")].find((row) => row.dataset.path === ui.goal?.path);
  row?.querySelector(".hc-box input").focus();
  ui.goal = null;
}

function top(view, ui, actions) {
  const { head } = view;
  const look = (change) => actions.say({ do: "look", ...change });
  const toggle = (text, on, change, key) => button(text, () => look(change), { "aria-pressed": String(on), title: key });
  return h(
    "header",
    { class: "hc-top", key: "head" },
    h("h1", { title: head.client }, head.client),
    head.option && h("select", { "aria-label": "Option at hand", value: head.option, onchange: (event) => look({ option: event.target.value }) },
      head.options.map((option) => h("option", { value: option.name, selected: option.name === head.option ? "" : null }, option.label))),
    h(
      "div",
      { class: "hc-tools" },
      button("undo", () => actions.say({ do: "undo" }), { disabled: !head.undo, title: "Ctrl Z" }),
      button("redo", () => actions.say({ do: "redo" }), { disabled: !head.redo, title: "Ctrl Y" }),
      button("scenarios", () => actions.sheet("scenarios"), { "aria-expanded": String(ui.sheet === "scenarios") }),
      toggle("believe no promises", head.doubt, { doubt: !head.doubt }, "B"),
    ),
    head.doubt && h("b", { class: "hc-doubt" }, "promises not believed"),
    toggle(head.covered ? "uncover H" : "cover H", head.covered, { covered: !head.covered }, "H"),
    toggle("present P", head.presenting, { presenting: !head.presenting }, "P"),
  );
}

function steps(view, ui, actions) {
  const { head } = view;
  const { agreed, tried, parked } = head.counts;
  const count = (text, kind) => button(text, () => actions.sheet(kind), { class: "hc-link", "aria-label": `${text}: list`, "aria-expanded": String(ui.sheet === kind) });
  return h(
    "nav",
    { class: "hc-steps", "aria-label": "Steps", key: "steps" },
    head.steps.map((step, i) =>
      button(`${i + 1} ${step.label}`, () => actions.say({ do: "look", step: step.name }), { "aria-current": step.on ? "step" : null }),
    ),
    h("span", { class: "hc-counts" }, count(`agreed ${agreed}`, "agreed"), " · ", h("b", {}, count(`trying ${tried}`, "tried")), " · ", count(`parked ${parked}`, "parked")),
    button("ask and why", () => actions.drawer(), { class: "hc-drawer", "aria-expanded": String(ui.drawer) }),
    button("Save", () => actions.say({ do: "save" })),
    button("Close meeting", () => actions.sheet("close"), { class: "hc-close" }),
  );
}

const KEPT = "The kernel does not answer. All that was tried and agreed is on disk: open the page again.";
const LOST = "The kernel does not answer. What you did last may not be on disk: open the page again, and look whether it is there.";

function liveText(view, ui) {
  if (ui.silent) return ui.silent;
  if (view.error && !ui.message) return view.error;
  const answer = view.head.covered ? "" : view.strip.map((cell) => `${cell.name} ${cell.value} ${cell.change}`).join(". ");
  return `${ui.message || view.message} ${ui.dragged ? "" : `${view.head.indicative}. ${answer}`}`.trim();
}

function strip(view, ui, actions) {
  const { head } = view;
  const over = view.side.over.length > 0 && view.side.over[0];
  const bad = ui.silent || (!ui.message && view.error);
  const text = bad || ui.message || view.message;
  return h(
    "footer",
    { class: over ? "hc-strip hc-invalid" : "hc-strip", key: "strip", "aria-label": "The answer" },
    h(
      "div",
      { class: "hc-line", key: "line" },
      head.indicative && h("b", { class: "hc-indicative" }, head.indicative),
      text && h("p", { class: bad ? "hc-message hc-error" : "hc-message", role: bad ? "alert" : null, title: text, key: "message" }, text),
    ),
    h("div", { class: "hc-cells", key: "cells" }, !head.option
      ? h("p", { class: "hc-cover" }, "No way to staff the work can be computed yet: the file lacks what stands beside the charts.")
    : head.covered
      ? h("p", { class: "hc-cover" }, "The answer is covered until the inputs are agreed. ", button("uncover H", () => actions.say({ do: "look", covered: false })))
      : view.strip.map((cell) =>
          h(
            "div",
            { class: "hc-cell", key: cell.explain + cell.name },
            h("span", {}, cell.name),
            button(cell.value, () => actions.say({ do: "explain", path: cell.explain }), { class: "hc-link hc-big", "aria-label": `${cell.name} ${cell.value}: explain` }),
            h("small", {}, over ? "not valid: hours end twice" : cell.change ? h("b", {}, cell.change) : cell.more),
          ),
        ),
    ),
  );
}
