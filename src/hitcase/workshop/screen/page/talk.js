// What is said to the kernel and heard from it. Of moves only the last one waits; a stale one is dropped.
const REST = 160; // milliseconds without a move, after which the rest is found out
const SILENT = 8000; // milliseconds after which a kernel that does not answer is told of
const LONG = 180000; // and while it saves and builds
const PASSING = new Set(["look", "size", "move", "rest", "explain", "go", "compare", "ask"]); // acts that leave no trace

function talker(model, onReply) {
  let number = model.get("view").reply || 0; // a page that is loaded again goes on counting
  let waiting = 0; // acts that are not answered yet
  let next = null; // the move that waits
  let timer = 0;
  let last = ""; // what was said last
  let open = []; // what is not answered yet and belongs on disk: numbers of acts
  let silence = 0;

  function send(act) {
    last = act.do;
    number += 1;
    waiting += 1;
    clearTimeout(silence);
    silence = setTimeout(() => onReply({ silent: true, lost: open.length > 0 }), act.do === "close" ? LONG : SILENT);
    if (!PASSING.has(act.do)) open.push(number);
    model.send({ ...act, number });
    return number; // of the reply that answers it
  }
  function say(act) {
    clearTimeout(timer);
    next = null;
    return send(act);
  }
  function move(act) {
    clearTimeout(timer);
    if (waiting) next = act;
    else send(act);
  }
  function onChange() {
    const view = model.get("view");
    waiting = Math.max(0, number - (view.reply || 0));
    open = open.filter((sent) => sent > (view.reply || 0));
    if (!waiting) clearTimeout(silence);
    onReply({ view });
    if (waiting) return;
    if (next) {
      const act = next;
      next = null;
      send(act);
    } else if (!view.settled && !view.moving) {
      timer = setTimeout(() => send({ do: "rest" }), last === "move" ? REST : 0);
    }
  }
  model.on("change:view", onChange);
  if (!model.get("view").settled) timer = setTimeout(() => send({ do: "rest" }), REST);
  return { say, move, stop: () => (clearTimeout(timer), clearTimeout(silence), model.off("change:view", onChange)) };
}
