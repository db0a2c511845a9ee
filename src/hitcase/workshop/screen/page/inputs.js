// The inputs of a step: name and whose number, handle, box; what can be done with one that is tried or open.
const STANDING = { tried: "TRYING", agreed: "agreed", parked: "parked", doubted: "not believed" };

function inputs(now, ui, does) {
  const { rows } = now;
  const last = Math.min(rows.first + rows.each, rows.of);
  const more = rows.of > rows.each;
  return h(
    "section",
    { class: "hc-inputs", "aria-label": "Inputs", key: "inputs" },
    rows.all.map((row) => input(row, ui, does)),
    !rows.of && h("p", { class: "hc-empty" }, "The client file has no figure for this step."),
    h(
        "nav",
        { class: "hc-pager", "aria-label": "More inputs", key: "pager" },
        button("+ add", () => does.sheet("add"), { "aria-label": "add a cost or a benefit", "aria-expanded": String(ui.sheet === "add") }),
        more && button("‹ before", () => does.say({ do: "look", first: rows.first - rows.each }), { disabled: rows.first === 0 }),
        h("span", { title: "those that move the result most stand first" }, rows.of ? `${rows.first + 1} to ${last} of ${rows.of}` : ""),
        more && button("more ›", () => does.say({ do: "look", first: rows.first + rows.each }), { disabled: last >= rows.of }),
      ),
  );
}

function button(text, onclick, more) {
  return h("button", { type: "button", onclick, ...more }, text);
}

function input(row, ui, does) {
  const standing = STANDING[row.doubted ? "doubted" : row.standing];
  const open = ui.form?.path === row.path;
  return h(
    "div",
    { class: `hc-row hc-${row.standing}${open ? " hc-editing" : ""}`, key: row.path, role: "group", "aria-label": row.name, "data-path": row.path },
    h(
      "div",
      { class: "hc-name" },
      h("b", { class: "hc-standing" }, standing),
      button(row.name, () => does.say({ do: "explain", path: row.path }), { class: "hc-link", "aria-label": `${row.name}: where it comes from` }),
      h("span", { class: "hc-whose", title: row.origin }, row.promise ? h("b", {}, "PROMISE ") : null, row.whose),
    ),
    h("div", { class: "hc-control" }, slider(row, ui, does), box(row, ui, does)),
    h(
      "div",
      { class: "hc-under" },
      h("span", { class: "hc-ends", "aria-hidden": "true" }, ends(row).map((text) => h("span", {}, text))),
      h("span", { class: "hc-acts" }, acts(row, ui, does)),
      h(
        "span",
        { class: "hc-told" },
        row.doubted ? `promised ${row.was || row.said}` : row.was ? `was ${row.was}` : row.need && h("span", { class: row.need.holds ? "" : "hc-short", title: row.need.why }, `needs ${row.need.told}`),
      ),
    ),
    open && form(row, ui, does),
  );
}

function ends({ slider, unit }) {
  return slider ? [slider.told[0], unit, slider.told[1]] : [unit];
}

function acts(row, ui, does) {
  const act = (text, kind, more) => button(text, () => does.form(row, kind), { "aria-label": `${text}: ${row.name}`, ...more });
  return [
    act("agree ↵", "agree"),
    act("park", "park"),
    act("range", "range"),
    row.standing === "tried" && button("undo Esc", () => does.say({ do: "reset", path: row.path }), { "aria-label": `undo: ${row.name}` }),
  ];
}

function slider(row, ui, does) {
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
      "aria-valuetext": row.said,
      oninput: (event) => does.moved(row, Number(event.target.value)),
      onchange: () => does.let(row),
      onpointerdown: () => does.held(row),
      onpointerup: () => does.freed(row),
      onkeydown: (event) => void (event.key === "Enter" && (event.preventDefault(), does.form(row, "agree"))), // a false would undo any key
    }),
    handle.range.length > 0 &&
      h("span", { class: "hc-range", "aria-hidden": "true", style: `left:${place(handle.range[0])};right:calc(100% - (${place(handle.range[1])}))` }),
    row.need?.at != null && h("span", { class: "hc-mark", "aria-hidden": "true", style: `left:${place(row.need.at)}`, title: row.need.why }),
  );
}

function box(row, ui, does) {
  const typed = ui.typed?.path === row.path ? ui.typed.text : null;
  const enter = () => (typed === null || typed === row.box ? does.form(row, "agree") : does.type(row, { value: typed }));
  return h(
    "label",
    { class: "hc-box" },
    h("input", {
      type: "text",
      autocomplete: "off",
      value: typed ?? row.box,
      "aria-label": `${row.name}, as a number${row.unit && `, ${row.unit}`}`,
      "aria-invalid": ui.refused === row.path ? "true" : "false",
      oninput: (event) => does.typing(row, event.target.value),
      onkeydown: (event) => void (event.key === "Enter" && (event.preventDefault(), enter())),
      onblur: () => typed !== null && typed !== row.box && !ui.typed.sent && ui.refused !== row.path && does.type(row, { value: typed }),
    }),
  );
}

const FORMS = {
  agree: { send: "agree", go: "Agree", fields: [["who", "said by (role)"], ["why", "why"], ["origin", "better source, if any"]] },
  park: { send: "park", go: "Park", fields: [["who", "who knows it"], ["by_when", "by when"]] },
  range: { send: "try", go: "Try", fields: [["low", "lowest"], ["value", "most likely"], ["high", "highest"]] },
};

function form(row, ui, does) {
  const { send, go, fields } = FORMS[ui.form.kind];
  const given = ui.form.kind === "range" ? { low: row.ends.low ?? "", value: row.box, high: row.ends.high ?? "" } : ui.form.kind === "agree" ? { who: ui.who } : {};
  const submit = (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    if (ui.form.kind === "range") for (const end in values) if (values[end] === given[end]) delete values[end];
    does.submit(row, { do: send, path: row.path, ...values });
  };
  return h(
    "form",
    { class: "hc-form", key: ui.form.kind, onsubmit: submit },
    fields.map(([name, told]) =>
      h("label", { key: name }, told, h("input", { type: "text", name, autocomplete: "off", value: given[name] ?? "", keep: true })),
    ),
    h("button", { type: "submit" }, go),
    button("not now", () => does.form(null)),
  );
}
