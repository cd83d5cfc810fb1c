const panel = byId("panel");
const group = (id) => document.getElementById("touchpoint:" + id);
const jumper = (id, index) => {
  const button = put(make("button", null, { type: "button", class: "jump" }), index);
  button.addEventListener("click", () => choose(id, true));
  return button;
};
const svgElement = (tag, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
/* The scale of emotion: from bad to good, and the score on it. */
const meter = ([bad, score, good]) => {
  const svg = svgElement("svg", { class: "meter", viewBox: "0 0 340 34", "aria-hidden": "true" });
  const at = (value) => 12 + (value + data.scale) / (2 * data.scale) * 316;
  svg.append(svgElement("rect", { x: 12, y: 10, width: 316, height: 6, rx: 3, fill: "#E6E9EE" }));
  if (bad !== null && good !== null)
    svg.append(svgElement("rect", { x: at(bad), y: 10, width: Math.max(1, at(good) - at(bad)), height: 6, rx: 3, fill: "#BBD3F3" }));
  svg.append(svgElement("rect", { x: at(0) - 0.5, y: 6, width: 1, height: 14, fill: "#5E6C84" }));
  if (score !== null)
    svg.append(svgElement("circle", { cx: at(score), cy: 13, r: 7, fill: score < 0 ? "#B3261E" : score > 0 ? "#17694A" : "#44546F", stroke: "#fff", "stroke-width": 2 }));
  for (const value of [-data.scale, 0, data.scale]) {
    const text = svgElement("text", { x: at(value), y: 31, "text-anchor": "middle", "font-size": 10, fill: "#5E6C84" });
    text.textContent = value > 0 ? "+" + value : String(value).replace("-", "−");
    svg.append(text);
  }
  return svg;
};
const section = (part) => {
  const parts = [make("h3", whole(part.h))];
  if (part.m) parts.push(meter(part.m));
  if (part.r) {
    const list = make("dl");
    for (const [label, value, target] of part.r) {
      const cell = make("dd");
      if (target) cell.append(jumper(target, value)); else put(cell, value);
      list.append(make("dt", whole(label)), cell);
    }
    parts.push(list);
  }
  for (const [source, name] of part.i || []) parts.push(make("img", null, { src: whole(source), alt: whole(name) }));
  for (const text of part.p || []) parts.push(put(make("p"), text));
  for (const [text, crossed] of part.q || []) parts.push(put(make(crossed ? "del" : "blockquote"), text));
  if (part.l) {
    const list = make("ul");
    for (const text of part.l) list.append(put(make("li"), text));
    parts.push(list);
  }
  return parts;
};
const show = () => {
  const id = state.chosen, known = id && details(id);
  document.querySelectorAll("#picture .chosen").forEach((g) => g.classList.remove("chosen"));
  panel.hidden = !known || state.view !== "blueprint";
  if (panel.hidden) return;
  panel.style.setProperty("--lane", data.touchpoints[id].colour);
  const head = make("div", null, { class: "head" });
  const shut = make("button", "×", { type: "button", class: "close", "aria-label": word("close") });
  shut.addEventListener("click", close);
  head.append(put(make("h2", null, { id: "panel-title" }), data.touchpoints[id].title), shut);
  const tags = make("ul", null, { class: "tags" });
  for (const [index, kind, icon] of known.tags) {
    const tag = make("li", whole(index), kind ? { class: kind } : {});
    if (icon !== undefined) tag.prepend(make("img", null, { src: whole(icon), alt: "" }));
    tags.append(tag);
  }
  panel.replaceChildren(head, tags, ...known.sections.flatMap((i) => section(data.sections[i])));
  panel.scrollTop = 0;
  const box = group(id);
  if (box) box.classList.add("chosen");
};
const choose = (id, jump) => {
  const opened = panel.hidden;
  state.chosen = id;
  show();
  const box = group(id);
  if (!box) return;
  if (jump) { centre(box); box.focus({ preventScroll: true }); }
  else if (opened) {
    const room = stage.getBoundingClientRect(), rect = box.getBoundingClientRect();
    const shown = panel.getBoundingClientRect().left;
    if (rect.right > Math.min(room.right, shown) - 8) pan(Math.min(room.right, shown) - rect.right - 24, 0);
  }
};
const close = () => {
  const box = state.chosen && group(state.chosen);
  state.chosen = null;
  show();
  if (box) box.focus({ preventScroll: true });
};
