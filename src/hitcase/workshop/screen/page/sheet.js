// What lies over the screen for a moment: the scenarios side by side, and the end of the meeting.
function sheet(view, ui, actions) {
  // `error` stands on the sheet too: it lies over the line at the bottom.
  const inside = { scenarios, add: adding, close: closing, find: finding, agreed: numbers, tried: numbers, parked: numbers }[ui.sheet](view, ui, actions);
  return h(
    "div",
    { class: "hc-sheet", role: "dialog", "aria-label": inside.title, key: ui.sheet, tabindex: "-1" },
    h("div", { class: "hc-top" }, h("h2", {}, inside.title), button("close Esc", () => actions.sheet(""))),
    inside.parts,
  );
}

function scenarios(view, ui, actions) {
  const { head, scenarios: table } = view;
  const keep = (event) => {
    event.preventDefault();
    actions.say({ do: "scenario", name: new FormData(event.target).get("name") });
    event.target.reset();
  };
  const act = (name) =>
    name && [
      button("try it", () => actions.say({ do: "switch", name }), { "aria-label": `try scenario ${name}` }),
      button("forget", () => actions.say({ do: "forget", name }), { "aria-label": `forget scenario ${name}` }),
    ];
  return {
    title: "Scenarios, side by side",
    parts: [
      table &&
        h(
          "table",
          {},
          h("thead", {}, h("tr", {}, table.head.map((text) => h("th", { scope: "col" }, text)), h("td", {}))),
          h("tbody", {}, table.rows.map((row) => h("tr", { key: row.name }, h("th", { scope: "row" }, row.label), row.cells.map((text) => h("td", {}, text)), h("td", {}, act(row.own ? row.name : ""))))),
        ),
      table && h("p", {}, table.note),
      h(
        "form",
        { class: "hc-form", key: "keep", onsubmit: keep },
        h("label", {}, "Keep what is on the screen as", h("input", { type: "text", name: "name", required: "", autocomplete: "off" })),
        h("button", { type: "submit" }, "Keep"),
        head.scenario && button("back to what is agreed", () => actions.say({ do: "switch", name: "" })),
        head.counts.tried > 0 && button("reset all that is tried", () => actions.say({ do: "reset" })),
      ),
    ],
  };
}

const LISTS = { agreed: "Agreed numbers", tried: "Numbers that are tried", parked: "Parked numbers" };

function numbers(view, ui, actions) {
  const rows = view.numbers?.[ui.sheet] || [];
  const act = { agreed: "withdraw", tried: "reset", parked: "unpark" }[ui.sheet];
  const back = (row) => row.own && button("take back", () => actions.say({ do: act, path: row.path }), { "aria-label": `take back: ${row.name}` });
  return { title: LISTS[ui.sheet], parts: [rows.length ? listed(rows, actions, back) : h("p", {}, "There are none.")] };
}

// Numbers by name; a name goes to its input.
function listed(rows, actions, more) {
  return h(
    "ul",
    { class: "hc-numbers" },
    rows.map((row) =>
      h("li", { key: row.path }, button(row.name, () => actions.go(row.path), { class: "hc-link", "aria-label": `${row.name}: go there` }), h("b", {}, row.value), h("small", {}, row.more || ""), more?.(row)),
    ),
  );
}

function finding(view, ui, actions) {
  const look = (event) => ((ui.sought = event.target.value), actions.follow({ do: "search", text: ui.sought }));
  return {
    title: "Find an input",
    parts: [
      h("form", { class: "hc-form", onsubmit: (event) => (event.preventDefault(), view.found.length && actions.go(view.found[0].path)) }, h("label", {}, "words of its name", h("input", { type: "search", value: ui.sought || "", keep: true, autocomplete: "off", oninput: look }))),
      listed(view.found, actions),
      ui.sought && !view.found.length && h("p", { role: "status" }, "No input has these words in its name."),
    ],
  };
}

function closing(view, ui, actions) {
  const { closed } = view;
  const { tried, agreed, parked } = view.head.counts;
  if (closed)
    return {
      title: closed.over ? "The meeting is closed" : "The meeting is still open",
      parts: [
        h("ul", {}, closed.sentences.map((line) => h("li", {}, line))),
        closed.mail && h("textarea", { readonly: "", rows: "14", "aria-label": "Text for a mail", value: closed.mail }),
      ],
    };
  if (ui.closing)
    return { title: "Closing", parts: [h("p", { role: "status" }, "Saving, writing the recap, building the documents: about ten seconds."), h("progress", { "aria-label": "Closing the meeting" })] };
  return {
    title: "Close the meeting",
    parts: [
      h("p", {}, `${agreed} agreed, ${parked} parked. Agreed numbers go into the client file; ${tried} tried ones are left out.`),
      h("p", {}, "A recap is written as a document and as text for a mail, and the business case is built anew."),
      button("Close, save and build", () => actions.end(), { class: "hc-close" }),
    ],
  };
}

const CLASSES = [
  ["cost", "a cost, money a year"],
  ["cash", "a benefit in cash, money a year"],
  ["avoidance", "spending avoided, money a year (not cash)"],
  ["capacity", "hours gained, at their value a year (not cash)"],
];

// "But there is also …": what the client file does not have; a draft in every document until it has an origin.
function adding(view, ui, actions) {
  const { head, side } = view;
  const option = head.options.find((option) => option.name === head.option)?.label || "";
  const submit = (event) => {
    event.preventDefault();
    actions.say({ do: "add", ...Object.fromEntries(new FormData(event.target)) });
  };
  const text = (name, label, required) => h("label", { key: name }, label, h("input", { type: "text", name, autocomplete: "off", required }));
  return {
    title: `Add a cost or a benefit to ${option}`,
    parts: [
      h(
        "form",
        { class: "hc-form", onsubmit: submit },
        text("name", "what it is called", ""),
        h("label", {}, "class", h("select", { name: "class" }, CLASSES.map(([value, label]) => h("option", { value }, label)))),
        text("amount", "amount a year", ""),
        text("month", "from month (empty: while in service; 0: at the decision, then each year)", null),
        text("who", "said by (role)", ""),
        text("origin", "origin; without one it is a draft", null),
        h("button", { type: "submit" }, "Add"),
      ),
      side.added.length > 0 &&
        h(
          "ul",
          {},
          side.added.map((line) =>
            h("li", { key: line.name }, `${line.label}: ${line.amount} a year${line.when} `, line.own && button("take back", () => actions.say({ do: "drop", name: line.name }), { "aria-label": `take back: ${line.label}` })),
          ),
        ),
      view.error && h("p", { class: "hc-short", role: "alert" }, view.error),
    ],
  };
}
