// The charts: that of the step, the cash, and what an hour costs; each can be copied, and read as a table.
const ANSWERS = new Set(["cash", "ways", "drivers"]); // what is covered with the answer

function results(view, ui, actions) {
  const { charts } = view;
  const shown = charts.all || {};
  return h(
    "section",
    { class: "hc-results", "aria-label": "Results", key: "results" },
    view.head.steps.at(-1).on && pick(view, actions),
    charts.step ? figure(charts.step, shown[charts.step], view, ui, actions) : h("p", { class: "hc-empty", key: "none" }, "The client file does not hold yet what this chart needs. Beside it stands what is missing, and who knows."),
    (charts.moves || []).map((row) => mover(row, ui, actions)),
    view.side.over.map((text) => h("p", { class: "hc-over", role: "alert", key: text }, text)),
    view.side.short && h("p", { class: "hc-hours", key: "short" }, h("b", {}, "Hours: "), view.side.short),
    shown.cash && figure("cash", shown.cash, view, ui, actions),
    charts.hourly_costs &&
      charts.hourly_costs.length > 0 &&
      h("p", { class: "hc-hours", key: "hours" }, h("b", {}, "An hour, all-in: "), charts.hourly_costs.map((cost, i) => [
          i ? " · " : "",
          h("span", {}, `${cost.name} `, button(cost.rate, () => actions.say({ do: "explain", path: cost.explain, option: cost.option }), { class: "hc-link", "aria-label": `${cost.name} ${cost.rate} an hour: explain` })),
        ])),
  );
}

function pick(view, actions) {
  const wide = view.head.wide === "drivers";
  const way = (text, on, value) => button(text, () => actions.say({ do: "look", wide: value }), { "aria-pressed": String(on) });
  return h("div", { class: "hc-pick", key: "pick" }, way("How each could turn out", !wide, ""), way("What must be true", wide, "drivers"));
}

function figure(name, chart, view, ui, actions) {
  const covered = view.head.covered && ANSWERS.has(name);
  const table = ui.table[name];
  return h(
    "figure",
    { class: "hc-figure", key: name },
    h("figcaption", {}, covered ? h("b", {}, "Covered with the answer") : button(chart.title, () => actions.say({ do: "explain", path: chart.explain }), { class: "hc-link hc-title", "aria-label": `${chart.title}: explain` }), h("span", {}, covered ? "" : chart.subtitle)),
    h(
      "div",
      { class: "hc-copy" },
      button("table", () => actions.table(name), { "aria-pressed": String(Boolean(table)), "aria-label": `${chart.title}: as a table`, disabled: covered }),
      button("copy picture", () => actions.copy(name, "picture"), { "aria-label": `copy picture: ${chart.title}`, disabled: covered }),
      button("copy data", () => actions.copy(name, "data"), { "aria-label": `copy data: ${chart.title}`, disabled: covered }),
    ),
    covered
      ? h("div", { class: "hc-plot hc-blank", key: "blank" })
      : table
        ? h("div", { class: "hc-plot hc-rows", tabindex: "0", key: "table" }, grid(chart))
        : h("div", { role: "img", "aria-label": `${chart.title}. ${chart.subtitle}`, "data-chart": name, own: true, key: "plot" }),
  );
}

function grid(chart) {
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, chart.head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, chart.table.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((text) => h("td", {}, text))))),
  );
}

// Hours of the ledger are moved by hand: what ends nowhere is left for projects.
function mover(row, ui, actions) {
  const key = `${row.row} ${row.name}`;
  const act = (hours, moving) => ({ do: "hours", row: row.row, name: row.name, hours, moving });
  const dragged = ui.hours?.key === key;
  const commit = (event) => (ui.hours = { key, at: event.target.value, sent: actions.say(act(Number(event.target.value), false)) });
  return h(
    "div",
    { class: "hc-mover", key: `move ${key}` },
    h("span", {}, row.label),
    h("input", {
      type: "range",
      min: 0,
      max: row.whole,
      step: "any",
      value: dragged ? ui.hours.at : String(row.hours),
      keep: dragged,
      "aria-label": row.label,
      "aria-valuetext": `${row.box} hours a year`,
      oninput: (event) => {
        ui.hours = { key, at: event.target.value };
        actions.follow(act(Math.round(event.target.value), true));
      },
      onchange: commit,
    }),
    h("input", {
      type: "text",
      autocomplete: "off",
      value: ui.figure?.key === key ? ui.figure.text : row.box,
      "aria-label": `${row.label}, as a number`,
      oninput: (event) => (ui.figure = { key, text: event.target.value }), // it stays until it is answered
      onchange: (event) => (ui.figure = { key, text: event.target.value, sent: actions.say(act(event.target.value, false)) }),
      onblur: () => ui.figure?.sent || (ui.figure = null),
    }),
  );
}
