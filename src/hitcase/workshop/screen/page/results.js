// The charts: that of the step, the cash, and what an hour costs; each can be copied, and read as a table.
const ANSWERS = new Set(["cash", "ways", "drivers"]); // what is covered with the answer

function results(now, ui, does) {
  const { charts } = now;
  const shown = charts.all || {};
  return h(
    "section",
    { class: "hc-results", "aria-label": "Results", key: "results" },
    now.head.steps.at(-1).on && pick(now, does),
    charts.step ? figure(charts.step, shown[charts.step], now, ui, does) : h("p", { class: "hc-empty", key: "none" }, "The client file does not hold yet what this chart needs. Beside it stands what is missing, and who knows."),
    (charts.moves || []).map((one) => mover(one, ui, does)),
    now.side.over.map((text) => h("p", { class: "hc-over", role: "alert", key: text }, text)),
    shown.cash && figure("cash", shown.cash, now, ui, does),
    charts.hours &&
      charts.hours.length > 0 &&
      h("p", { class: "hc-hours", key: "hours" }, h("b", {}, "An hour, all-in: "), charts.hours.map((one, i) => [
          i ? " · " : "",
          h("span", {}, `${one.name} `, button(one.told, () => does.say({ do: "explain", path: one.explain, option: one.option }), { class: "hc-link", "aria-label": `${one.name} ${one.told} an hour: explain` })),
        ])),
  );
}

function pick(now, does) {
  const wide = now.head.wide === "drivers";
  const way = (text, on, value) => button(text, () => does.say({ do: "look", wide: value }), { "aria-pressed": String(on) });
  return h("div", { class: "hc-pick", key: "pick" }, way("How each could turn out", !wide, ""), way("What must be true", wide, "drivers"));
}

function figure(name, drawn, now, ui, does) {
  const covered = now.head.covered && ANSWERS.has(name);
  const table = ui.table[name];
  return h(
    "figure",
    { class: "hc-figure", key: name },
    h("figcaption", {}, covered ? h("b", {}, "Covered with the answer") : button(drawn.title, () => does.say({ do: "explain", path: drawn.explain }), { class: "hc-link hc-title", "aria-label": `${drawn.title}: explain` }), h("span", {}, covered ? "" : drawn.subtitle)),
    h(
      "div",
      { class: "hc-copy" },
      button("table", () => does.table(name), { "aria-pressed": String(Boolean(table)), "aria-label": `${drawn.title}: as a table`, disabled: covered }),
      button("copy picture", () => does.copy(name, "picture"), { "aria-label": `copy picture: ${drawn.title}`, disabled: covered }),
      button("copy data", () => does.copy(name, "data"), { "aria-label": `copy data: ${drawn.title}`, disabled: covered }),
    ),
    covered
      ? h("div", { class: "hc-plot hc-blank", key: "blank" })
      : table
        ? h("div", { class: "hc-plot hc-rows", tabindex: "0", key: "table" }, grid(drawn))
        : h("div", { role: "img", "aria-label": `${drawn.title}. ${drawn.subtitle}`, "data-chart": name, own: true, key: "plot" }),
  );
}

function grid(drawn) {
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, drawn.head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, drawn.table.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((text) => h("td", {}, text))))),
  );
}

// Hours of the ledger are moved by hand: what ends nowhere is left for projects.
function mover(one, ui, does) {
  const key = `${one.row} ${one.name}`;
  const act = (hours, moving) => ({ do: "hours", row: one.row, name: one.name, hours, moving });
  const dragged = ui.hours?.key === key;
  const let_go = (event) => ((ui.hours = null), does.say(act(Number(event.target.value), false)));
  return h(
    "div",
    { class: "hc-mover", key: `move ${key}` },
    h("span", {}, one.told),
    h("input", {
      type: "range",
      min: 0,
      max: one.whole,
      step: "any",
      value: dragged ? ui.hours.at : String(one.hours),
      keep: dragged,
      "aria-label": one.told,
      "aria-valuetext": `${one.box} hours a year`,
      oninput: (event) => {
        ui.hours = { key, at: event.target.value };
        does.follow(act(Math.round(event.target.value), true));
      },
      onchange: let_go,
    }),
    h("input", {
      type: "text",
      autocomplete: "off",
      value: ui.figure?.key === key ? ui.figure.text : one.box,
      "aria-label": `${one.told}, as a number`,
      oninput: (event) => (ui.figure = { key, text: event.target.value }), // it stays until it is answered
      onchange: (event) => (ui.figure = { key, text: event.target.value, sent: does.say(act(event.target.value, false)) }),
      onblur: () => ui.figure?.sent || (ui.figure = null),
    }),
  );
}
