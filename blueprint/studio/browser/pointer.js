/* Mouse and pen: each gesture is an object with `move` and `end`; while one lasts, nothing is redrawn. */
import { addAfter, addAt, connect, insertOn, moveInLane, moveToLane, rename, reroute } from "./edits.js";
import { curving, editShare, editValue } from "./inline.js";
import { arrowNear, inLane, laneOf, ownerOf, routeNamed, slotAt } from "./neighbours.js";
import { dropMark } from "./marks.js";
import { boxId, pathOf } from "./picture.js";
import { inside, meets, middle, rectangle, shape } from "./shapes.js";

const FAR = 4;

const screenAt = (stage, event) => {
  const room = stage.svg.getBoundingClientRect();
  return [event.clientX - room.left, event.clientY - room.top];
};

const sceneAt = (stage, event) => stage.view.toScene(screenAt(stage, event));

const boxAt = (stage, point) => Object.keys(stage.data.boxes).find((id) => inside(stage.data.boxes[id].rect, point)) ?? null;

const adds = (event) => event.shiftKey || event.ctrlKey || event.metaKey;

const panning = (stage, event) => {
  let [x, y] = [event.clientX, event.clientY];
  stage.root.classList.add("panning");
  return {
    move(next) { stage.view.pan(next.clientX - x, next.clientY - y); [x, y] = [next.clientX, next.clientY]; },
    end() { stage.root.classList.remove("panning"); },
  };
};

/* Near an edge the picture follows, so that a box can go further than the screen. */
const nudge = (stage, event) => {
  const [x, y] = screenAt(stage, event), [w, h] = stage.view.room, edge = 24, step = 9;
  const dx = x < edge ? step : x > w - edge ? -step : 0, dy = y < edge ? step : y > h - edge ? -step : 0;
  if (dx || dy) stage.view.pan(dx, dy);
};

const dragging = (stage, event, id) => {
  const start = sceneAt(stage, event), ids = stage.selection.has(id) ? stage.chosenBoxes() : [id], dragged = new Set(ids);
  const groups = ids.map((each) => stage.parts.groups.get(each)).filter(Boolean);
  let ghost = null, drop = null, shift = [0, 0], onto = null;
  const aimed = (route) => {
    onto = route;
    for (const [name, each] of stage.parts.arrows) each.classList.toggle("hovered", Boolean(route) && name === `connection:${route.from}:${route.to}`);
  };
  const lift = () => {
    ghost = shape("g", { class: "ghost" }, ...groups.map((group) => group.cloneNode(true)));
    for (const clone of ghost.children) { clone.removeAttribute("id"); clone.removeAttribute("tabindex"); clone.removeAttribute("role"); }
    groups.forEach((group) => group.classList.add("lifted"));
    stage.root.classList.add("moving");
  };
  const clear = () => {
    groups.forEach((group) => group.classList.remove("lifted"));
    stage.root.classList.remove("moving");
    stage.ghosts.replaceChildren();
  };
  return {
    move(next) {
      if (stage.data.readOnly) return;
      if (!ghost) lift();
      nudge(stage, next);
      const at = sceneAt(stage, next), band = stage.bandAt(at[1]);
      shift = [at[0] - start[0], at[1] - start[1]];
      ghost.setAttribute("transform", `translate(${shift[0]} ${shift[1]})`);
      drop = null;
      aimed(ids.length === 1 ? arrowNear(stage.data, at, 11 / Math.min(1, stage.view.at.k), id) : null);
      if (onto) { stage.ghosts.replaceChildren(ghost); return; }
      if (band) {
        const slot = slotAt(stage.data, band.lane, middle(stage.data.boxes[id].rect)[0] + shift[0], dragged);
        const moves = ids.some((each) => stage.data.boxes[each].lane !== band.lane);
        const shifts = !moves && ids.length === 1 && slot.index !== inLane(stage.data, band.lane).indexOf(id);
        drop = moves || shifts ? { band, slot, moves } : null;
        stage.ghosts.replaceChildren(dropMark(band, stage.data.size[0], shifts ? slot.at : null, stage.view.at.k), ghost);
      } else stage.ghosts.replaceChildren(ghost);
    },
    end(_, moved) {
      clear();
      if (!moved) {
        if (adds(event)) stage.toggle(id);
        else stage.select([id]);
        stage.focus(id);
        return;
      }
      if (onto) { const route = onto; aimed(null); reroute(stage, id, route); stage.focus(id); return; }
      if (!drop) return;
      const { band, slot, moves } = drop, [, y] = middle(stage.data.boxes[id].rect);
      if (!moves) moveInLane(stage, id, slot, [shift[0], 0]);
      else moveToLane(stage, ids, band.lane, ids.length === 1 ? [shift[0], band.y + band.h / 2 - y] : null);
      stage.focus(id);
    },
    cancel: clear,
  };
};

const wiring = (stage, event, from) => {
  const start = middle(stage.data.boxes[from].rect);
  const mark = (id) => { for (const [each, group] of stage.parts.groups) group.classList.toggle("target", each === id); };
  const clear = () => { mark(null); stage.ghosts.replaceChildren(); stage.root.classList.remove("wiring"); };
  stage.root.classList.add("wiring");
  return {
    move(next) {
      nudge(stage, next);
      const at = sceneAt(stage, next), to = boxAt(stage, at), band = stage.bandAt(at[1]);
      mark(to === from ? null : to);
      const wire = shape("path", { d: pathOf([start, at]), class: "wire", "stroke-width": 2 / Math.min(1, stage.view.at.k) });
      const room = to || !band ? [] : [rectangle([at[0] - 75, at[1] - 31, 150, 62], { rx: 9, class: "room", style: `--lane: var(--lanes-${laneOf(band.lane)}-edge)` })];
      stage.ghosts.replaceChildren(wire, ...room);
    },
    end(next, moved) {
      clear();
      if (!moved) { addAfter(stage, from); return; }
      const at = sceneAt(stage, next), to = boxAt(stage, at);
      if (to) { connect(stage, from, to); stage.focus(from); }
      else addAt(stage, at, from);
    },
    cancel: clear,
  };
};

const rubber = (stage, event) => {
  const start = sceneAt(stage, event), kept = adds(event) ? [...stage.selection] : [];
  const areaTo = (next) => {
    const at = sceneAt(stage, next);
    return [Math.min(start[0], at[0]), Math.min(start[1], at[1]), Math.abs(at[0] - start[0]), Math.abs(at[1] - start[1])];
  };
  const hit = (area) => Object.keys(stage.data.boxes).filter((id) => meets(area, stage.data.boxes[id].rect));
  return {
    move(next) {
      const area = areaTo(next);
      stage.ghosts.replaceChildren(rectangle(area, { class: "rubber", "stroke-width": 1.2 / stage.view.at.k }));
      stage.show([...new Set([...kept, ...hit(area)])]);
    },
    end(next, moved) {
      stage.ghosts.replaceChildren();
      stage.select(moved ? [...new Set([...kept, ...hit(areaTo(next))])] : kept);
      stage.focus(stage.chosenBoxes()[0] ?? null);
    },
    cancel() { stage.ghosts.replaceChildren(); stage.show([...stage.selection]); },
  };
};

const choosing = (stage, name) => ({ move() {}, end() { stage.select([name]); stage.focus(null); } });

/* In connect mode a click on a box is its first or its second end. */
const pointing = (stage, event, id) => {
  const { mode } = stage;
  if (!mode.from) return { ...wiring(stage, event, id), end(next, moved) { if (moved) { stage.ghosts.replaceChildren(); stage.root.classList.remove("wiring"); const to = boxAt(stage, sceneAt(stage, next)); if (to) connect(stage, id, to); stage.leave(); } else { stage.root.classList.remove("wiring"); stage.choose(id); } } };
  return { move() {}, end() { const { from } = mode; stage.leave(); connect(stage, from, id); stage.focus(from); } };
};

const gestureFor = (stage, event) => {
  const from = (selector) => event.target.closest?.(selector), box = from('g[id^="touchpoint:"]');
  if (event.button === 1 || (event.button === 0 && stage.space)) return panning(stage, event);
  if (event.button !== 0) return null;
  const dot = from("[data-dot]");
  if (dot && !stage.data.readOnly) return curving(stage, event, dot.getAttribute("data-dot"));
  const handle = from("[data-handle]"), plus = from("[data-plus]"), route = from("[data-route]");
  if (plus) return { move() {}, end() { insertOn(stage, plus.getAttribute("data-plus")); } };
  if (handle && !stage.data.readOnly) return wiring(stage, event, handle.getAttribute("data-handle"));
  if (box && stage.mode) return pointing(stage, event, boxId(box));
  if (stage.mode) { stage.leave(); return null; }
  if (box) return dragging(stage, event, boxId(box));
  if (route) return choosing(stage, route.getAttribute("data-route"));
  const thing = from('g[id^="evidence:"]'), owner = thing && ownerOf(stage.data, thing.getAttribute("id").slice("evidence:".length));
  if (owner) return choosing(stage, owner);
  return event.pointerType === "touch" ? panning(stage, event) : rubber(stage, event);
};

export const listenToPointer = (stage) => {
  const { svg } = stage;
  const finish = (event, how) => {
    const { gesture } = stage;
    if (!gesture) return;
    stage.gesture = null;
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", stop);
    if (how === "end") gesture.does.end(event, gesture.moved);
    else (gesture.does.cancel ?? (() => {}))();
    stage.root.classList.remove("panning", "wiring", "moving");
    stage.settle();
    stage.heads();
  };
  const move = (event) => {
    const { gesture } = stage;
    if (!gesture) return;
    const before = gesture.moved;
    gesture.moved ||= Math.hypot(event.clientX - gesture.at[0], event.clientY - gesture.at[1]) > FAR;
    if (gesture.moved && !before) stage.heads();
    if (gesture.moved) gesture.does.move(event);
  };
  const up = (event) => finish(event, "end");
  const stop = (event) => finish(event, "cancel");
  stage.cancelGesture = () => finish(null, "cancel");
  svg.addEventListener("pointerdown", (event) => {
    if (!stage.data || stage.gesture) return;
    stage.editor.close("blur");
    if (event.button === 1) event.preventDefault();
    const does = gestureFor(stage, event);
    if (!does) return;
    stage.gesture = { does, at: [event.clientX, event.clientY], moved: false };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
    addEventListener("pointercancel", stop);
  });
  svg.addEventListener("dblclick", (event) => {
    if (!stage.data || event.target.closest("[data-handle], [data-plus]")) return;
    const at = sceneAt(stage, event), id = boxAt(stage, at), route = event.target.closest("[data-route]");
    const dot = event.target.closest("[data-dot]"), chip = id && stage.data.chips?.[id];
    if (dot) editValue(stage, dot.getAttribute("data-dot"), "emotion.score");
    else if (chip && inside(chip, at) && stage.form.told) editValue(stage, id, "time.standard");
    else if (id) rename(stage, id);
    else if (route && event.target.matches(".hit-label") && stage.form.told) editShare(stage, routeNamed(stage.data, route.getAttribute("data-route")));
    else if (route) insertOn(stage, route.getAttribute("data-route"));
    else if (!event.target.closest('g[id^="evidence:"]')) addAt(stage, at);
  });
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode ? 30 : 1;
    if (event.ctrlKey || event.metaKey) stage.view.zoom(Math.exp(-event.deltaY * unit * 0.0025), screenAt(stage, event));
    else if (event.shiftKey && !event.deltaX) stage.view.pan(-event.deltaY * unit, 0);
    else stage.view.pan(-event.deltaX * unit, -event.deltaY * unit);
  }, { passive: false });
  svg.addEventListener("pointerover", (event) => stage.hover(event.target));
  svg.addEventListener("pointerleave", () => { if (!stage.gesture) stage.hover(null); });
};
