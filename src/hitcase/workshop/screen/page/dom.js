// Elements as plain descriptions, and a page brought up to date with them; what is focused or typed in stays.
function h(tag, props, ...children) {
  const shown = children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  return { tag, props: props || {}, children: shown };
}

function make(node) {
  if (node.tag === undefined) return document.createTextNode(String(node));
  const element = document.createElement(node.tag);
  element.hcProps = {};
  update(element, node, true);
  return element;
}

function fits(element, node) {
  if (node.tag === undefined) return element.nodeType === Node.TEXT_NODE;
  return element.nodeType === Node.ELEMENT_NODE && element.localName === node.tag && element.hcProps?.key === node.props.key;
}

// keep: what a person does to an element stays, such as a text typed. own: what is in it is not ours to change.

// The children of an element become these: a child with a key is found again wherever it moved to.
function patch(parent, nodes) {
  const keyed = new Map();
  for (const child of parent.childNodes) if (child.hcProps?.key !== undefined) keyed.set(child.hcProps.key, child);
  nodes.forEach((node, i) => {
    let old = parent.childNodes[i];
    const match = node.props?.key !== undefined ? keyed.get(node.props.key) : undefined;
    if (match && match !== old && match.localName === node.tag) old = parent.insertBefore(match, old || null);
    if (!old) parent.append(make(node));
    else if (!fits(old, node)) match || !old.hcProps?.key ? old.replaceWith(make(node)) : parent.insertBefore(make(node), old);
    else if (node.tag === undefined) old.data === String(node) || (old.data = String(node));
    else update(old, node);
  });
  while (parent.childNodes.length > nodes.length) parent.lastChild.remove();
}

const LIVE = new Set(["value", "checked", "disabled", "open"]); // what an element keeps as its own state

function update(element, { props, children }, first) {
  const old = element.hcProps;
  for (const name in old) if (!(name in props)) drop(element, name);
  for (const name in props) if (first || !props.keep || !LIVE.has(name)) put(element, name, props[name], old[name]);
  element.hcProps = props;
  if (!props.own) patch(element, children);
}

function drop(element, name) {
  if (name.startsWith("on")) element[name] = null;
  else if (LIVE.has(name)) element[name] = name === "value" ? "" : false;
  else element.removeAttribute(name);
}

function put(element, name, value, before) {
  if (name === "key" || name === "own" || name === "keep") return;
  if (name.startsWith("on")) element[name] = value;
  else if (LIVE.has(name)) element[name] === value || (element[name] = value);
  else if (value !== before) value === false || value === null ? element.removeAttribute(name) : element.setAttribute(name, value);
}
