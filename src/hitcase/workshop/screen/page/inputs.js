// The inputs of a step: name and whose number, handle, box; what can be done with one that is tried or open.
const STATUS = { tried: "TRYING", agreed: "agreed", parked: "parked", doubted: "not believed" };

function inputs(view, ui, actions) {
  const { rows } = view;
  const last = Math.min(rows.first + rows.per_page, rows.total);
  const more = rows.total > rows.per_page;
  return h(
    "section",
    { class: "hc-inputs", "aria-label": "Inputs", key: "inputs" },
    rows.all.map((row) => input(row, ui, actions)),
    !rows.total && h("p", { class: "hc-empty" }, "The client file has no figure for this step."),
    h(
        "nav",
        { class: "hc-pager", "aria-label": "More inputs", key: "pager" },
        button("+ add", () => actions.sheet("add"), { "aria-label": "add a cost or a benefit", "aria-expanded": String(ui.sheet === "add") }),
        button("find", () => actions.sheet("find"), { "aria-label": "find an input", "aria-expanded": String(ui.sheet === "find") }),
        more && button("‹ before", () => actions.say({ do: "look", first: rows.first - rows.per_page }), { disabled: rows.first === 0 }),
        h("span", { title: "those that move the result most stand first" }, rows.total ? `${rows.first + 1}–${last} of ${rows.total}` : ""),
        more && button("more ›", () => actions.say({ do: "look", first: rows.first + rows.per_page }), { disabled: last >= rows.total }),
      ),
  );
}

function button(text, onclick, more) {
  return h("button", { type: "button", onclick, ...more }, text);
}

function input(row, ui, actions) {
  const status = STATUS[row.doubted ? "doubted" : row.status];
  const open = ui.form?.path === row.path;
  return h(
    "div",
    { class: `hc-row hc-${row.status}${open ? " hc-editing" : ""}`, key: row.path, role: "group", "aria-label": row.name, "data-path": row.path },
    h(
      "div",
      { class: "hc-name" },
      h("b", { class: "hc-status" }, status),
      button(row.name, () => actions.say({ do: "explain", path: row.path }), { class: "hc-link", "aria-label": `${row.name}: where it comes from` }),
      h("span", { class: "hc-whose", title: row.origin }, row.promise ? h("b", {}, "PROMISE ") : null, row.whose),
    ),
    h("div", { class: "hc-control" }, slider(row, ui, actions), box(row, ui, actions)),
    h(
      "div",
      { class: "hc-under" },
      h("span", { class: "hc-ends", "aria-hidden": "true" }, ends(row).map((text) => h("span", {}, text))),
      h("span", { class: "hc-acts" }, rowButtons(row, ui, actions)),
      h(
        "span",
        { class: "hc-note" },
        row.doubted ? `promised ${row.agreed || row.text}` : row.agreed ? `was ${row.agreed}` : row.need && seeker(row, actions),
      ),
    ),
    open && form(row, ui, actions),
  );
}

// Where the result turns; from there on, the value for another chance of a loss is looked for.
function seeker(row, actions) {
  const text = `needs ${row.need.text}`;
  return button(text, () => actions.form(row, "seek"), { class: row.need.holds ? "hc-link" : "hc-link hc-short", title: `${row.need.why}. Click to find the value for a chance of a loss.`, "aria-label": `${row.name} ${text}: find the value for a chance of a loss` });
}

function ends({ slider, unit }) {
  return slider ? [slider.labels[0], unit, slider.labels[1]] : [unit];
}

function rowButtons(row, ui, actions) {
  const opener = (text, kind, more) => button(text, () => actions.form(row, kind), { "aria-label": `${text}: ${row.name}`, ...more });
  return [
    opener("agree ↵", "agree"),
    opener("park", "park"),
    opener("range", "range"),
    row.status === "tried" && button("undo Esc", () => actions.say({ do: "reset", path: row.path }), { "aria-label": `undo: ${row.name}` }),
    row.status === "agreed" && row.unsaved && button("take back", () => actions.say({ do: "withdraw", path: row.path }), { "aria-label": `take back: ${row.name}` }),
  ];
}

function slider(row, ui, actions) {
  const handle = row.slider;
  if (!handle) return h("span", { class: "hc-track" }, "no range is known: type a number");
  const place = (at) => `calc(8px + (100% - 16px) * ${(at - handle.low) / (handle.high - handle.low)})`; // where the thumb's middle is
  const dragged = ui.dragged === row.path;
  return h(
    "div",
    { class: "hc-track" },
    h("input", {
      type: "range",
      min: handle.low,
      max: handle.high,
      step: "any",
      value: dragged ? ui.at : String(row.base),
      keep: dragged,
      "aria-label": row.name,
      "aria-valuetext": row.text,
      oninput: (event) => actions.move(row, Number(event.target.value)),
      onchange: () => actions.commitLater(row),
      onpointerdown: () => actions.hold(row),
      onpointerup: () => actions.release(row),
      onkeydown: (event) => void (event.key === "Enter" && (event.preventDefault(), actions.form(row, "agree"))), // a false would undo any key
    }),
    handle.range.length > 0 &&
      h("span", { class: "hc-range", "aria-hidden": "true", style: `left:${place(handle.range[0])};right:calc(100% - (${place(handle.range[1])}))` }),
    row.need?.at != null && h("span", { class: "hc-mark", "aria-hidden": "true", style: `left:${place(row.need.at)}`, title: row.need.why }),
  );
}

function box(row, ui, actions) {
  const typed = ui.typed?.path === row.path ? ui.typed.text : null;
  const enter = () => (typed === null || typed === row.box ? actions.form(row, "agree") : actions.type(row, { value: typed }));
  return h(
    "label",
    { class: "hc-box" },
    h("input", {
      type: "text",
      autocomplete: "off",
      value: typed ?? row.box,
      "aria-label": `${row.name}, as a number${row.unit && `, ${row.unit}`}`,
      "aria-invalid": ui.refused === row.path ? "true" : "false",
      oninput: (event) => actions.typing(row, event.target.value),
      onkeydown: (event) => void (event.key === "Enter" && (event.preventDefault(), enter())),
      onblur: () => typed !== null && typed !== row.box && !ui.typed.sent && ui.refused !== row.path && actions.type(row, { value: typed }),
    }),
  );
}

const FORMS = {
  agree: { send: "agree", go: "Agree", fields: [["who", "said by (role)"], ["why", "why"], ["origin", "better source, if any"]] },
  park: { send: "park", go: "Park", fields: [["who", "who knows it"], ["by_when", "by when"]] },
  seek: { send: "seek", go: "Find", fields: [["chance", "chance of a loss: 10 %, or 2 in 20"]] },
  range: { send: "try", go: "Try", fields: [["low", "lowest"], ["value", "most likely"], ["high", "highest"]] },
};

function form(row, ui, actions) {
  const { send, go, fields } = FORMS[ui.form.kind];
  const given = ui.form.kind === "range" ? { low: row.ends.low ?? "", value: row.box, high: row.ends.high ?? "" } : ui.form.kind === "agree" ? { who: ui.who } : {};
  const submit = (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    if (ui.form.kind === "range") for (const end in values) if (values[end] === given[end]) delete values[end];
    actions.submit(row, { do: send, path: row.path, ...values });
  };
  return h(
    "form",
    { class: "hc-form", key: ui.form.kind, onsubmit: submit },
    fields.map(([name, label]) =>
      h("label", { key: name }, label, h("input", { type: "text", name, autocomplete: "off", value: given[name] ?? "", keep: true })),
    ),
    h("button", { type: "submit" }, go),
    button("not now", () => actions.form(null)),
  );
}
