// What a person does: with the hand on a handle, in a box, in a form, on a key.
const LATE = 350; // milliseconds after the last key on a handle, until it counts as let go

function makeActions(ui, talk, view, draw) {
  let timer = 0;
  let holding = false;
  const row = (path) => view().rows.all.find((candidate) => candidate.path === path);
  const say = (act) => {
    ui.message = "";
    ui.last = { path: act.path || "", sent: talk.say(act) };
    return ui.last.sent;
  };
  function commit(path) {
    clearTimeout(timer);
    if (ui.dragged !== path || ui.released) return;
    ui.released = { sent: say({ do: "try", path, value: ui.at }) }; // the handle stays where it is until this is answered
  }
  return {
    say,
    move(row, at) {
      const { step, low, high } = row.slider;
      ui.dragged = row.path;
      ui.released = null;
      ui.at = Math.min(high, Math.max(low, Number((Math.round(at / step) * step).toPrecision(12))));
      talk.move({ do: "move", path: row.path, value: ui.at });
    },
    follow: (act) => talk.move(act),
    hold: () => (holding = true),
    release: (row) => ((holding = false), commit(row.path)),
    commitLater(row) {
      clearTimeout(timer);
      if (holding) return;
      timer = setTimeout(() => commit(row.path), LATE);
    },
    typing: (row, text) => ((ui.typed = { path: row.path, text }), draw()),
    type(row, ends) {
      const sent = say({ do: "try", path: row.path, ...ends });
      ui.typed = { path: row.path, text: ends.value, sent }; // it stays until it is taken
    },
    form(row, kind) {
      if (row && ui.dragged) commit(row.path);
      ui.form = row && !(ui.form?.path === row.path && ui.form.kind === kind) ? { path: row.path, kind } : null;
      draw();
      if (ui.form) document.querySelector(".hc-row .hc-form input")?.select();
    },
    submit(row, act) {
      if (act.who) ui.who = act.who;
      ui.form = { ...ui.form, sent: say(act) }; // it stays until this act is done
    },
    end() {
      ui.closing = true;
      draw();
      talk.say({ do: "close" });
    },
    go(path) {
      ui.sheet = "";
      ui.goal = { path, sent: say({ do: "go", path }) };
      draw();
    },
    tab: (name) => ((ui.tab = name), draw()),
    drawer: () => ((ui.drawer = !ui.drawer), draw()),
    sheet(name) {
      ui.sheet = ui.sheet === name ? "" : name;
      say({ do: "compare", on: ui.sheet === "scenarios" });
      draw();
    },
    table: (name) => ((ui.table[name] = !ui.table[name]), draw()),
    back() {
      clearTimeout(timer);
      if (ui.sheet || ui.form || ui.typed) {
        (ui.sheet = ""), (ui.form = null), (ui.typed = null);
        if (view().error) say({ do: "look" }); // what was refused is given up
        return draw();
      }
      if (view().side.explanation) return say({ do: "explain" });
      if (ui.dragged && !ui.released) return (ui.dragged = ""), say({ do: "look" }); // what is still in the hand is nowhere else
      const path = document.activeElement?.closest?.("[data-path]")?.dataset.path;
      if (path === ui.dragged || row(path)?.status === "tried") say({ do: "reset", path });
    },
  };
}

const WRITES = new Set(["text", "search"]);

function onKey(event, root, view, ui, actions) {
  const { target } = event;
  if (!root.contains(target) && target !== document.body) return;
  const look = (change) => (event.preventDefault(), actions.say({ do: "look", ...change }));
  const { head } = view;
  if (event.key === "Escape") return event.preventDefault(), actions.back();
  if (event.ctrlKey || event.metaKey) {
    if (WRITES.has(target.type)) return;
    if (event.key === "z") return event.preventDefault(), actions.say({ do: event.shiftKey ? "redo" : "undo" });
    if (event.key === "y") return event.preventDefault(), actions.say({ do: "redo" });
    return;
  }
  if (event.altKey || WRITES.has(target.type) || target.localName === "select") return;
  const step = head.steps[Number(event.key) - 1];
  if (step) return look({ step: step.name });
  if (event.key === "h" || event.key === "H") return look({ covered: !head.covered });
  if (event.key === "p" || event.key === "P") return look({ presenting: !head.presenting });
  if (event.key === "b" || event.key === "B") return look({ doubt: !head.doubt });
}
