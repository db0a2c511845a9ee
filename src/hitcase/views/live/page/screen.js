function hitcaseScreen({ model, el }) {
  el.append(h("main", { class: "hitcase" }, h("h1", {}, model.get("now").client)));
}
