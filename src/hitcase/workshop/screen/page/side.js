// Beside the charts: an explanation where one was asked for; else what waits, what to ask, why, and what was said.
function side(now, ui, does) {
  const { side: told, head } = now;
  const parts = {
    ask: [opening(told, does), parked(told, does), missing(told), asked(now, does)],
    why: head.covered ? part("Where the money goes", h("p", {}, "Covered with the answer.")) : why(told, does),
    notes: remarks(told, ui, does),
  };
  const first = head.covered || told.parked.length || told.since.length || told.told.length || told.missing.length ? "ask" : "why";
  const on = ui.tab || first;
  const tab = (text, name) => button(text, () => does.tab(name), { "aria-pressed": String(on === name) });
  const inside = told.explained
    ? explanation(told.explained, does)
    : [
        h("div", { class: "hc-tabs", key: "tabs" }, tab(`ask, parked ${head.counts.parked}`, "ask"), tab("why", "why"), tab(`notes ${told.remarks.length}`, "notes")),
        parts[on],
      ];
  return h("aside", { class: `hc-side${ui.drawer ? " hc-out" : ""}`, "aria-label": "Beside the charts", key: "side" }, inside);
}

function part(title, ...inside) {
  return h("section", { key: title }, h("h2", {}, title), inside);
}

function opening(told, does) {
  const list = (lines) => h("ul", {}, lines.map((line) => h("li", {}, line)));
  return [told.told.length > 0 && part("On opening", list(told.told)), told.since.map((one) => part(one.title, list(one.lines)))];
}

function parked(told, does) {
  if (!told.parked.length) return null;
  return part(
    "Parked",
    told.parked.map((one) =>
      h("p", { key: one.path }, h("b", {}, one.name), ` ${one.who}, by ${one.by_when} `, button("answer", () => does.go(one.path), { "aria-label": `answer: ${one.name}` })),
    ),
  );
}

function missing(told) {
  if (!told.missing.length) return null;
  return part("Not known yet", h("ul", {}, told.missing.map((line) => h("li", {}, line))));
}

function asked({ head, side: told }, does) {
  if (!head.option) return null;
  if (!told.asked) return part("What to ask", button("Find out what is worth asking", () => does.say({ do: "ask" })));
  if (!told.asked.length) return part("What to ask", h("p", {}, "No answer is worth what asking costs."));
  return part(
    "What to ask",
    told.verdict && h("p", { class: "hc-verdict" }, h("b", {}, told.verdict)),
    h(
      "ol",
      {},
      told.asked.map((one) =>
        h("li", { key: one.path }, one.ask, h("small", {}, `worth ${one.worth} · ${one.who}`), button("answer", () => does.go(one.path), { "aria-label": `answer: ${one.ask}` })),
      ),
    ),
  );
}

function why(told, does) {
  if (!told.why.length) return null;
  return part(
    "Where the money goes",
    h(
      "table",
      { class: "hc-why" },
      h("thead", { class: "hc-hidden" }, h("tr", {}, h("th", { scope: "col" }, "Step"), h("th", { scope: "col" }, "Money of today"))),
      h(
        "tbody",
        {},
        told.why.map((step) =>
          h(
            "tr",
            { key: step.name, class: `${step.total ? "hc-total" : ""}${step.outlined ? " hc-time" : ""}` },
            h("th", { scope: "row" }, step.name),
            h("td", {}, step.explain ? button(step.told, () => does.say({ do: "explain", path: step.explain }), { class: "hc-link", "aria-label": `${step.name} ${step.told}: explain` }) : step.told),
          ),
        ),
      ),
    ),
  );
}

function remarks(told, ui, does) {
  const submit = (event) => {
    event.preventDefault();
    does.say({ do: "remark", ...Object.fromEntries(new FormData(event.target)) });
    event.target.reset();
  };
  return part(
    "Said without a number",
    told.remarks.map((line, i) => h("p", { key: `${i}` }, line)),
    h(
      "form",
      { class: "hc-form", onsubmit: submit },
      h("label", {}, "said by (role)", h("input", { type: "text", name: "who", value: ui.who, keep: true, autocomplete: "off" })),
      h("label", {}, "note", h("input", { type: "text", name: "text", required: "", autocomplete: "off" })),
      h("button", { type: "submit" }, "Write down"),
    ),
  );
}

function explanation(found, does) {
  return [
    h("div", { class: "hc-top", key: "top" }, h("h2", {}, found.title), button("close Esc", () => does.say({ do: "explain" }))),
    h("p", { class: "hc-value", key: "value" }, found.value),
    h("dl", { key: "facts" }, found.facts.map(([name, text]) => [h("dt", {}, name), h("dd", {}, text)])),
    found.inputs.length > 0 &&
      h(
        "ul",
        { class: "hc-rests", key: "inputs" },
        found.inputs.map((one) =>
          h("li", { key: one.path }, button(one.name, () => does.say({ do: "explain", path: one.path }), { class: "hc-link" }), ` ${one.value} `, h("small", {}, one.whose)),
        ),
      ),
  ];
}
