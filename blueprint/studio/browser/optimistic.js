/* What an edit will look like, shown at once; the picture Python sends takes its place. */
import { pathOf } from "./picture.js";
import { middle, rectangle, shape } from "./shapes.js";

const ofTouchpoint = (stage, ids) => stage.data.routes.filter((route) => ids.has(route.from) || ids.has(route.to));

const arrowOf = (stage, route) => stage.parts.arrows.get(route.kind === "entry" ? `entry:${route.to}` : route.kind === "flow" ? `connection:${route.from}:${route.to}` : "");

/* The pill of an arrow is not in the arrow's group: it is found by its place. */
const labelOf = (stage, { label }) => {
  if (!label || !stage.parts.labels) return [];
  const rect = [...stage.parts.labels.children].find((each) => Number(each.getAttribute("x")) === label[0] && Number(each.getAttribute("y")) === label[1] && each.localName === "rect");
  return rect ? [rect, rect.nextElementSibling] : [];
};

const mark = (stage, routes, name) => {
  for (const route of routes) for (const part of [arrowOf(stage, route), ...labelOf(stage, route)]) part?.classList.add(name);
};

export const showDeleted = (stage, ids) => {
  for (const id of ids) stage.parts.groups.get(id)?.classList.add("gone");
  mark(stage, ofTouchpoint(stage, new Set(ids)), "gone");
};

export const showDisconnected = (stage, route) => mark(stage, [route], "gone");

export const showMoved = (stage, id, [dx, dy]) => {
  const group = stage.parts.groups.get(id);
  if (!group) return;
  group.setAttribute("transform", `translate(${dx} ${dy})`);
  mark(stage, ofTouchpoint(stage, new Set([id])), "stale");
};

export const showTitle = (stage, id, title) => {
  const group = stage.parts.groups.get(id);
  if (!group) return;
  const [cx, cy] = middle(stage.data.boxes[id].rect);
  const lines = [...group.children].filter((child) => child.localName === "text");
  lines.slice(1).forEach((line) => line.classList.add("gone"));
  const [first] = lines;
  if (!first) return;
  first.textContent = title;
  first.setAttribute("x", cx);
  first.setAttribute("y", cy + 4);
  first.setAttribute("text-anchor", "middle");
};

/* A new touchpoint, where it was asked for, and the arrow to it. */
export const showNew = (stage, rect, title, lane, from = null, to = null) => {
  const [cx, cy] = middle(rect);
  const box = shape("g", { class: "fresh", style: `--lane: var(--lanes-${lane}-edge)` },
    rectangle(rect, { rx: 9 }),
    shape("text", { x: cx, y: cy + 4, "text-anchor": "middle", "font-size": 13, "font-weight": 700 }, title.length > 12 ? `${title.slice(0, 11)}…` : title));
  if (stage.box(from)) showConnected(stage, middle(stage.box(from).rect), [cx, cy]);
  if (stage.box(to)) showConnected(stage, [cx, cy], middle(stage.box(to).rect));
  stage.over.append(box);
};

export const showConnected = (stage, from, to) => stage.over.append(shape("path", { d: pathOf([from, to]), class: "wire fresh-wire" }));
