// Charts: each is embedded once and then given rows; nothing of it leaves the machine.
const FEW = 100; // rows

function chartMaker(forms) {
  const views = new Map(); // name → {box, view}

  function embed(name, into) {
    const box = document.createElement("div");
    box.className = "hc-plot";
    box.setAttribute("aria-hidden", "true"); // what is around it says in words what it shows
    into.replaceChildren(box); // it takes the size of what it stands in
    const kept = { box, view: null, due: null, pushed: {} };
    views.set(name, kept);
    globalThis
      .hitcaseVega(box, forms[name], { actions: false, renderer: "svg", ast: false, tooltip: false })
      .then(({ view }) => {
        view.cleanThreshold = FEW; // else what was removed is kept until there are ten thousand of it
        kept.view = view;
        if (kept.due) push(kept, kept.due);
      });
    return kept;
  }
  function push(kept, drawn) {
    const { view, pushed } = kept;
    const fresh = (name, value) => {
      const text = JSON.stringify(value);
      return pushed[name] !== text && ((pushed[name] = text), true);
    };
    for (const [name, rows] of Object.entries(drawn.data)) if (fresh(`data ${name}`, rows)) view.data(name, rows);
    const signals = { ...drawn.also, low: drawn.ends[0], high: drawn.ends[1] };
    for (const [name, value] of Object.entries(signals)) if (fresh(name, value)) view.signal(name, value);
    view.runAsync();
  }
  // The element that holds a chart, with these rows in it.
  function show(name, drawn, into) {
    const kept = views.get(name) || embed(name, into);
    if (kept.box.parentNode !== into) {
      into.replaceChildren(kept.box);
      kept.size = "away"; // a resize meanwhile has left it without any
    }
    const size = `${into.clientWidth} ${into.clientHeight}`;
    if (kept.size && kept.size !== size) window.dispatchEvent(new Event("resize")); // what charts listen to
    kept.size = size;
    kept.due = drawn;
    if (kept.view) push(kept, drawn);
  }
  function picture(name) {
    return views.get(name).view.toCanvas(2).then((canvas) => new Promise((done) => canvas.toBlob(done)));
  }
  return { show, picture, stop: () => views.forEach(({ view }) => view && view.finalize()) };
}

async function copyPicture(charts, name, told) {
  try {
    const blob = await charts.picture(name);
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    told("The picture is copied.");
  } catch {
    told("The browser does not let the page copy. Click into the page and try again.");
  }
}

async function copyRows(drawn, told) {
  const rows = [drawn.head, ...drawn.table].map((row) => row.join("\t")).join("\n");
  try {
    await navigator.clipboard.writeText(rows);
    told("The data are copied.");
  } catch {
    told("The browser does not let the page copy. Click into the page and try again.");
  }
}
