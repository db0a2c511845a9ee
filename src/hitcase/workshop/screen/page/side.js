// Beside the charts: an explanation where one was asked for; else what waits, what to ask, why, and what was said.
function side(view, ui, actions) {
  const { side: panel, head } = view;
  const parts = {
    ask: [opening(panel, actions), parked(panel, actions), missing(panel), questions(view, actions)],
    why: head.covered ? part("Where the money goes", h("p", {}, "Covered with the answer.")) : why(panel, actions),
    notes: remarks(panel, ui, actions),
  };
  const first = head.covered || panel.parked.length || panel.since.length || panel.opening.length || panel.missing.length ? "ask" : "why";
  const on = ui.tab || first;
  const tab = (text, name) => button(text, () => actions.tab(name), { "aria-pressed": String(on === name) });
  const inside = panel.explanation
    ? explanation(panel.explanation, actions)
    : [
        h("div", { class: "hc-tabs", key: "tabs" }, tab(`ask, parked ${head.counts.parked}`, "ask"), tab("why", "why"), tab(`notes ${panel.remarks.length}`, "notes"), button("close", () => actions.drawer(), { class: "hc-drawer", "aria-label": "close what stands beside the charts" })),
        parts[on],
      ];
  return h("aside", { class: `hc-side${ui.drawer || panel.explanation ? " hc-out" : ""}`, "aria-label": "Beside the charts", key: "side" }, inside);
}

function part(title, ...inside) {
  return h("section", { key: title }, h("h2", {}, title), inside);
}

function opening(panel, actions) {
  const list = (lines) => h("ul", {}, lines.map((line) => h("li", {}, line)));
  return [panel.opening.length > 0 && part("On opening", list(panel.opening)), panel.since.map((change) => part(change.title, list(change.lines)))];
}

function parked(panel, actions) {
  if (!panel.parked.length) return null;
  return part(
    "Parked",
    panel.parked.map((input) =>
      h("p", { key: input.path }, h("b", {}, input.name), ` ${input.who}, by ${input.by_when} `, button("answer", () => actions.go(input.path), { "aria-label": `answer: ${input.name}` })),
    ),
  );
}

function missing(panel) {
  if (!panel.missing.length) return null;
  return part("Not known yet", h("ul", {}, panel.missing.map((line) => h("li", {}, line))));
}

function questions({ head, side: panel }, actions) {
  if (!head.option) return null;
  if (!panel.questions) return part("What to ask", button("Find out what is worth asking", () => actions.say({ do: "ask" })));
  if (!panel.questions.length) return part("What to ask", h("p", {}, "No answer is worth what asking costs."));
  return part(
    "What to ask",
    panel.verdict && h("p", { class: "hc-verdict" }, h("b", {}, panel.verdict)),
    h(
      "ol",
      {},
      panel.questions.map((question) =>
        h("li", { key: question.path }, question.ask, h("small", {}, `worth ${question.worth} · ${question.who}`), button("answer", () => actions.go(question.path), { "aria-label": `answer: ${question.ask}` })),
      ),
    ),
  );
}

function why(panel, actions) {
  if (!panel.why.length) return null;
  return part(
    "Where the money goes",
    h(
      "table",
      { class: "hc-why" },
      h("thead", { class: "hc-hidden" }, h("tr", {}, h("th", { scope: "col" }, "Step"), h("th", { scope: "col" }, "Money of today"))),
      h(
        "tbody",
        {},
        panel.why.map((step) =>
          h(
            "tr",
            { key: step.name, class: `${step.total ? "hc-total" : ""}${step.outlined ? " hc-time" : ""}` },
            h("th", { scope: "row" }, step.name),
            h("td", {}, step.explain ? button(step.text, () => actions.say({ do: "explain", path: step.explain }), { class: "hc-link", "aria-label": `${step.name} ${step.text}: explain` }) : step.text),
          ),
        ),
      ),
    ),
  );
}

function remarks(panel, ui, actions) {
  const submit = (event) => {
    event.preventDefault();
    actions.say({ do: "remark", ...Object.fromEntries(new FormData(event.target)) });
    event.target.reset();
  };
  return part(
    "Said without a number",
    panel.remarks.map((line, i) => h("p", { key: `${i}` }, line)),
    h(
      "form",
      { class: "hc-form", onsubmit: submit },
      h("label", {}, "said by (role)", h("input", { type: "text", name: "who", value: ui.who, keep: true, autocomplete: "off" })),
      h("label", {}, "note", h("input", { type: "text", name: "text", required: "", autocomplete: "off" })),
      h("button", { type: "submit" }, "Write down"),
    ),
  );
}

function explanation(content, actions) {
  return [
    h("div", { class: "hc-top", key: "top" }, h("h2", {}, content.title), button("close Esc", () => actions.say({ do: "explain" }))),
    h("p", { class: "hc-value", key: "value" }, content.value),
    h("dl", { key: "facts" }, content.facts.map(([name, text]) => [h("dt", {}, name), h("dd", {}, text)])),
    content.inputs.length > 0 &&
      h(
        "ul",
        { class: "hc-rests", key: "inputs" },
        content.inputs.map((input) =>
          h("li", { key: input.path }, button(input.name, () => actions.say({ do: "explain", path: input.path }), { class: "hc-link" }), ` ${input.value} `, h("small", {}, input.whose)),
        ),
      ),
  ];
}
