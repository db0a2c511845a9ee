// Charts: each is embedded once and then given rows; nothing of it leaves the machine.
const FEW = 100; // rows

function chartMaker(forms) {
  const views = new Map(); // name → {box, view}

  function embed(name, into) {
    const box = document.createElement("div");
    box.className = "hc-plot";
    box.setAttribute("aria-hidden", "true"); // what is around it says in words what it shows
    into.replaceChildren(box); // it takes the size of what it stands in
    const chart = { box, view: null, due: null, pushed: {} };
    views.set(name, chart);
    globalThis
      .hitcaseVega(box, forms[name], { actions: false, renderer: "svg", ast: false, tooltip: false })
      .then(({ view }) => {
        view.cleanThreshold = FEW; // else what was removed is kept until there are ten thousand of it
        chart.view = view;
        if (chart.due) push(chart, chart.due);
      });
    return chart;
  }
  function push(chart, content) {
    const { view, pushed } = chart;
    const fresh = (name, value) => {
      const text = JSON.stringify(value);
      return pushed[name] !== text && ((pushed[name] = text), true);
    };
    for (const [name, rows] of Object.entries(content.data)) if (fresh(`data ${name}`, rows)) view.data(name, rows);
    const signals = { ...content.params, wide: chart.box.clientWidth, low: content.ends[0], high: content.ends[1] };
    for (const [name, value] of Object.entries(signals)) if (fresh(name, value)) view.signal(name, value);
    const { clientWidth: wide, clientHeight: high } = chart.box;
    if (fresh("size", [wide, high])) view.width(wide).height(high).resize();
    view.runAsync();
  }
  // The element that holds a chart, with these rows in it.
  function show(name, content, into) {
    const chart = views.get(name) || embed(name, into);
    if (chart.box.parentNode !== into) {
      into.replaceChildren(chart.box);
      delete chart.pushed.size; // a resize meanwhile has left it without any
    }
    chart.due = content;
    if (chart.view) push(chart, content);
  }
  function picture(name) {
    return views.get(name).view.toCanvas(2).then((canvas) => new Promise((done) => canvas.toBlob(done)));
  }
  return { show, picture, stop: () => views.forEach(({ view }) => view && view.finalize()) };
}

async function copyPicture(charts, name, report) {
  try {
    const blob = await charts.picture(name);
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    report("The picture is copied.");
  } catch {
    report("The browser does not let the page copy. Click into the page and try again.");
  }
}

async function copyRows(content, report) {
  const rows = [content.head, ...content.table].map((row) => row.join("\t")).join("\n");
  try {
    await navigator.clipboard.writeText(rows);
    report("The data are copied.");
  } catch {
    report("The browser does not let the page copy. Click into the page and try again.");
  }
}
