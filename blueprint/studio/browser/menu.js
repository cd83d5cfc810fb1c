/* The menu of the right button, or of Shift+F10: what can be done with what is there. */
import { choose } from "./choice.js";
import { copyNow } from "./clipboard.js";
import { addAfter, addAt, duplicate, insertOn, remove, rename, shiftLane } from "./edits.js";
import { editShare, editValue } from "./inline.js";
import { isFlow, nameOf, routeNamed } from "./neighbours.js";
import { boxId } from "./picture.js";

const copyOut = (stage) => { const text = copyNow(stage); navigator.clipboard?.writeText(text).catch(() => {}); };

const forBox = (stage, id) => [
  ["do-rename", () => rename(stage, id), "Enter"], ["do-time", () => editValue(stage, id, "time.standard"), "T"], ["do-emotion", () => editValue(stage, id, "emotion.score"), "E"], null,
  ["do-after", () => addAfter(stage, id), "N"], ["do-connect", () => stage.choose(id), "C"], null,
  ["do-copy", () => copyOut(stage), "Ctrl+C"], ["do-duplicate", () => duplicate(stage), "Ctrl+D"],
  ["do-up", () => shiftLane(stage, -1), "Alt+↑"], ["do-down", () => shiftLane(stage, 1), "Alt+↓"], null,
  ["do-delete", () => remove(stage), "Del"],
];

const forLine = (stage, route) => [
  ...(isFlow(route) ? [["do-insert", () => insertOn(stage, nameOf(route)), "I"], ["do-share", () => editShare(stage, route), "S"], null] : []), ["do-delete", () => remove(stage), "Del"],
];

const forPlace = (stage, at) => [
  ["do-here", () => addAt(stage, at)], null, ["do-all", () => stage.select(Object.keys(stage.data.boxes)), "Ctrl+A"], ["do-fit", () => stage.view.fit(stage.data.size), "0"],
];

export const listenToMenu = (stage) => {
  stage.svg.addEventListener("contextmenu", (event) => {
    if (!stage.data || stage.data.readOnly) return;
    event.preventDefault();
    const room = stage.svg.getBoundingClientRect(), group = event.target.closest?.('g[id^="touchpoint:"]'), hit = event.target.closest?.("[data-route]");
    const route = hit && routeNamed(stage.data, hit.getAttribute("data-route")), id = group && boxId(group);
    let at = [event.clientX - room.left, event.clientY - room.top];
    if (id) {
      if (!stage.selection.has(id)) stage.select([id]);
      stage.focus(id);
      const box = group.getBoundingClientRect();
      if (event.clientX === 0 && event.clientY === 0) at = [box.left - room.left + 20, box.bottom - room.top];
    } else if (route) stage.select([nameOf(route)]);
    choose(stage, id ? forBox(stage, id) : route ? forLine(stage, route) : forPlace(stage, stage.view.toScene(at)), at);
  });
};
