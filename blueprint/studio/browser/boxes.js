/* The boxes as things to stand on: roles and names, findings, handles, and how they move. */
import { badge, bubble, handles, plus } from "./marks.js";
import { flowOf, isFlow, laneOf, nameOf, routeNamed } from "./neighbours.js";
import { boxId, pathOf, straight } from "./picture.js";
import { filled, shape } from "./shapes.js";

const GLIDE = 160, GLIDE_MOST = 90, ROOM = 64;

/* What a variant does not have of its base is only looked at. */
const beneath = (groups, id, group) => {
  groups.delete(id);
  group.setAttribute("aria-hidden", "true");
  group.classList.add("beneath");
};

/* Roles, names and findings of the boxes. */
export const decorate = (stage) => {
  const { data, parts } = stage, { words } = data;
  parts.boxes?.setAttribute("role", "listbox");
  parts.boxes?.setAttribute("aria-multiselectable", "true");
  parts.boxes?.setAttribute("aria-label", words.touchpoints);
  for (const other of parts.boxes?.children ?? []) if (!other.id.startsWith("touchpoint:")) other.setAttribute("aria-hidden", "true");
  const lanes = new Map(data.bands.map((band) => [band.lane, band.name])), ways = new Map();
  for (const { from, to } of flowOf(data)) ways.set(from, [...(ways.get(from) ?? []), data.boxes[to]?.title ?? to]);
  for (const [id, group] of parts.groups) {
    const box = data.boxes[id];
    if (!box) { beneath(parts.groups, id, group); continue; }
    const to = ways.get(id), finding = data.findings[id];
    group.querySelector(".badge")?.remove();
    group.querySelector(".bubble")?.remove();
    /* What can be read on the box comes first: who speaks to the computer says what he sees. */
    const visible = [...group.querySelectorAll("text")].map((line) => line.textContent).join(" ");
    const said = [visible, lanes.get(box.lane), finding && words[finding], to && filled(words["leads-to"], { titles: to.join(words.comma) })];
    group.setAttribute("role", "option");
    group.setAttribute("aria-label", said.filter(Boolean).join(words.comma));
    group.setAttribute("style", `--lane: var(--lanes-${laneOf(box.lane)}-edge)`);
    if (finding) group.append(badge(finding, box.rect));
    const open = data.comments?.[id];
    if (open) group.append(bubble(open, box.rect));
  }
  rove(stage);
};

/* One stop of the Tab key: the box that was last in focus. */
export const rove = (stage) => {
  const stop = stage.parts.groups.has(stage.focusId) ? stage.focusId : stage.first();
  for (const [id, group] of stage.parts.groups) group.setAttribute("tabindex", id === stop ? "0" : "-1");
  stage.svg.setAttribute("tabindex", stage.parts.groups.size ? "-1" : "0");
};

/* Boxes glide from where they stood, so that the eye can follow. */
export const glide = (stage, places) => {
  if (stage.parts.groups.size > GLIDE_MOST || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const [id, group] of stage.parts.groups) {
    const from = places.get(id), to = stage.data.boxes[id]?.rect;
    if (!from || !to || (from[0] === to[0] && from[1] === to[1])) continue;
    group.animate([{ transform: `translate(${from[0] - to[0]}px, ${from[1] - to[1]}px)` }, { transform: "none" }], { duration: GLIDE, easing: "ease-out" });
  }
};

/* Handles and buttons of what is selected or under the pointer. */
export const showHeads = (stage) => {
  const { data, view: { at: { k } } } = stage, only = stage.selection.size === 1 ? [...stage.selection] : [];
  const names = new Set([...only, stage.hovered?.route].filter(Boolean));
  const dashed = [...names].map((name) => routeNamed(data, name)).filter((route) => route && !isFlow(route));
  /* Dashed lines share their pieces in the picture, so the one that is meant is drawn over them. */
  const marks = dashed.map((route) => shape("path", { d: pathOf(route.points), class: `dashed ${stage.selection.has(nameOf(route)) ? "chosen" : ""}` }));
  if (!data.readOnly && !stage.mode && !stage.gesture) {
    const boxes = new Set([...only, stage.hovered?.box].filter((id) => data.boxes[id]));
    for (const id of boxes) marks.push(handles(id, data.boxes[id].rect, k, data.words));
    for (const name of names) {
      const route = routeNamed(data, name);
      /* On a short arrow the button would leave nothing of it to click. */
      if (route && isFlow(route) && (stage.selection.has(name) || straight(route.points) * k > ROOM)) marks.push(plus(name, route.points, k, data.words));
    }
  }
  stage.hud.replaceChildren(...marks);
};

export const hoverOver = (stage, target) => {
  const handle = target?.closest?.("[data-handle]"), button = target?.closest?.("[data-plus]");
  const group = target?.closest?.('g[id^="touchpoint:"]'), route = target?.closest?.("[data-route]");
  const now = { box: handle?.getAttribute("data-handle") ?? (group ? boxId(group) : null), route: button?.getAttribute("data-plus") ?? route?.getAttribute("data-route") ?? null };
  if (now.box === stage.hovered?.box && now.route === stage.hovered?.route) return;
  stage.hovered = now;
  const line = now.route && routeNamed(stage.data, now.route), arrow = line && isFlow(line) ? line : null;
  for (const [name, each] of stage.parts.arrows) each.classList.toggle("hovered", Boolean(arrow) && name === `connection:${arrow.from}:${arrow.to}`);
  showHeads(stage);
};
