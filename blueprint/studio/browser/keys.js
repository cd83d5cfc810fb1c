/* The keyboard: everything the mouse can do. */
import { aimAt } from "./connecting.js";
import { addAfter, connect, duplicate, history, insertOn, nextLink, remove, rename, save, shiftLane, shiftOrder } from "./edits.js";
import { editShare, editValue } from "./inline.js";
import { along, routeNamed, towards } from "./neighbours.js";
import { isTyping } from "./shapes.js";

const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

const chosenRoute = (stage) => (stage.selection.size === 1 ? routeNamed(stage.data, [...stage.selection][0]) : null);

const walk = (stage, direction, add) => {
  const { data } = stage, route = chosenRoute(stage), id = route ? (direction === "left" ? route.from : route.to) : stage.current() ?? stage.first();
  if (!id) return;
  const started = !stage.current() && !route;
  const forward = direction === "right" ? true : direction === "left" ? false : null;
  const next = started || route ? id : (forward === null ? towards(data, id, direction) : along(data, id, forward));
  if (!next || !data.boxes[next]) return;
  if (add) stage.select([...new Set([...stage.selection, next])]);
  else stage.select([next]);
  stage.focus(next);
  stage.view.reveal(data.boxes[next].rect);
};

/* Choosing the target of a connection. */
const aim = (stage, event) => {
  const { mode } = stage, direction = ARROWS[event.key];
  if (event.key === "Escape") { stage.leave(); stage.say("said-cancelled"); stage.focus(mode.from); }
  else if (direction) {
    const next = towards(stage.data, mode.target ?? mode.from ?? stage.first(), direction);
    if (next) aimAt(stage, next);
  } else if (event.key === "Enter" || event.key === " ") {
    const { from, target } = mode;
    if (!from) stage.choose(stage.focusId ?? stage.first());
    else if (target && target !== from) { stage.leave(); connect(stage, from, target); stage.focus(from); }
  } else return false;
  return true;
};

const withControl = (stage, event, key) => {
  if (key === "a") stage.select(Object.keys(stage.data.boxes));
  else if (key === "d") duplicate(stage);
  else return false;
  return true;
};

const plain = (stage, event, key) => {
  const { view, data } = stage, route = chosenRoute(stage), id = stage.current();
  if (ARROWS[event.key]) {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) shiftLane(stage, event.key === "ArrowUp" ? -1 : 1);
    else if (event.altKey) shiftOrder(stage, event.key === "ArrowLeft" ? -1 : 1);
    else walk(stage, ARROWS[event.key], event.shiftKey);
  } else if (event.altKey) return false;
  else if (event.key === "Enter" || event.key === "F2") { if (id) rename(stage, id); else return false; }
  else if (event.key === "Delete" || event.key === "Backspace") remove(stage);
  else if (event.key === "Escape") { if (stage.gesture) stage.cancelGesture(); else stage.select([]); }
  else if (key === "n") addAfter(stage);
  else if (key === "c") stage.choose(id);
  else if (key === "t" && id) editValue(stage, id, "time.standard");
  else if (key === "e" && id) editValue(stage, id, "emotion.score");
  else if (key === "s" && route) editShare(stage, route);
  else if (key === "l") nextLink(stage);
  else if ((key === "i" || event.key === "Insert" || event.key === "+") && route) insertOn(stage, [...stage.selection][0]);
  else if (event.key === "+" || event.key === "=") view.zoom(1.2);
  else if (event.key === "-") view.zoom(1 / 1.2);
  else if (key === "0") view.fit(data.size);
  else if (event.key === "?") stage.help();
  else return false;
  return true;
};

export const listenToKeys = (stage) => {
  const { svg } = stage;
  svg.addEventListener("keydown", (event) => {
    if (!stage.data || event.isComposing) return;
    if (event.key === " ") { stage.space = true; stage.root.classList.add("spaced"); event.preventDefault(); }
    const key = event.key.toLowerCase(), control = event.ctrlKey || event.metaKey;
    const done = stage.mode && !control ? aim(stage, event) : control ? withControl(stage, event, key) : plain(stage, event, key);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  });
  const release = (event) => { if (event.key === " ") { stage.space = false; stage.root.classList.remove("spaced"); } };
  /* Undo, redo and save work wherever the focus is on the page, but never while text is being typed. */
  const anywhere = (event) => {
    if (!stage.data || !(event.ctrlKey || event.metaKey) || event.altKey || !stage.isSeen() || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (key === "f" && !event.shiftKey) { event.preventDefault(); stage.finder.open(); return; }
    if (key === "s") {
      event.preventDefault();
      if (isTyping(event)) { event.composedPath()[0].blur(); setTimeout(() => save(stage), 200); } else save(stage);
    } else if (isTyping(event)) return;
    else if (key === "z") { event.preventDefault(); history(stage, event.shiftKey ? "redo" : "undo"); }
    else if (key === "y") { event.preventDefault(); history(stage, "redo"); }
  };
  addEventListener("keyup", release);
  addEventListener("keydown", anywhere);
  return () => { removeEventListener("keyup", release); removeEventListener("keydown", anywhere); };
};
