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
  async function picture(name, { title, subtitle }) {
    const { box, view } = views.get(name);
    const canvas = titled(await view.toCanvas(SHARP), title, subtitle, getComputedStyle(box).fontFamily);
    return new Promise((done) => canvas.toBlob(done));
  }
  return { show, picture, stop: () => views.forEach(({ view }) => view && view.finalize()) };
}

// A picture with what stands above it on the screen.
const SHARP = 2; // pixels a px
const MARGIN = 12 * SHARP;

function titled(picture, title, subtitle, family) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const lines = [
    ...wrapped(pen, title, `600 ${16 * SHARP}px ${family}`, picture.width - 2 * MARGIN),
    ...wrapped(pen, subtitle, `${13.5 * SHARP}px ${family}`, picture.width - 2 * MARGIN),
  ];
  const line = 20 * SHARP;
  const above = lines.length * line + 2 * MARGIN;
  canvas.width = picture.width;
  canvas.height = above + picture.height;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#24292f";
  pen.textBaseline = "middle";
  lines.forEach(({ text, font }, i) => ((pen.font = font), pen.fillText(text, MARGIN, MARGIN + (i + 0.5) * line)));
  pen.drawImage(picture, 0, above);
  return canvas;
}

function wrapped(pen, text, font, width) {
  pen.font = font;
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => ({ text: line, font }));
}

async function copyPicture(charts, name, content, report) {
  try {
    const blob = await charts.picture(name, content);
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    report("The picture is copied.");
  } catch {
    report("The browser does not let the page copy. Click into the page and try again.");
  }
}

// What a spreadsheet takes: title, basis and unit, a head row, plain numbers; no text is taken for a formula.
function spreadsheet({ title, subtitle, unit, copied }) {
  const cell = (value) => (typeof value === "number" ? String(value) : value.replace(/\u2212/g, "-").replace(/^[=+@-](?![\d.,]+( ?%)?$)/, "'$&"));
  const rows = [[title], ["Basis", subtitle], ["Unit", unit], ...copied];
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}

async function copyRows(content, report) {
  try {
    await navigator.clipboard.writeText(spreadsheet(content));
    report("The data are copied.");
  } catch {
    report("The browser does not let the page copy. Click into the page and try again.");
  }
}
