/* The menu of the right button, or of Shift+F10: what can be done with what is there. */
import { copyNow } from "./clipboard.js";
import { addAfter, addAt, duplicate, insertOn, remove, rename, shiftLane } from "./edits.js";
import { editShare, editValue } from "./inline.js";
import { nameOf, routeNamed } from "./neighbours.js";
import { boxId } from "./picture.js";
import { html } from "./shapes.js";

const copyOut = (stage) => { const text = copyNow(stage); navigator.clipboard?.writeText(text).catch(() => {}); };

const forBox = (stage, id) => [
  ["do-rename", () => rename(stage, id), "Enter"], ["do-time", () => editValue(stage, id, "time.standard"), "T"], ["do-emotion", () => editValue(stage, id, "emotion.score"), "E"], null,
  ["do-after", () => addAfter(stage, id), "N"], ["do-connect", () => stage.choose(id), "C"], null,
  ["do-copy", () => copyOut(stage), "Ctrl+C"], ["do-duplicate", () => duplicate(stage), "Ctrl+D"],
  ["do-up", () => shiftLane(stage, -1), "Alt+↑"], ["do-down", () => shiftLane(stage, 1), "Alt+↓"], null,
  ["do-delete", () => remove(stage), "Del"],
];

const forArrow = (stage, route) => [
  ["do-insert", () => insertOn(stage, nameOf(route)), "I"], ["do-share", () => editShare(stage, route), "S"], null, ["do-delete", () => remove(stage), "Del"],
];

const forPlace = (stage, at) => [
  ["do-here", () => addAt(stage, at)], null, ["do-all", () => stage.select(Object.keys(stage.data.boxes)), "Ctrl+A"], ["do-fit", () => stage.view.fit(stage.data.size), "0"],
];

const show = (stage, entries, [left, top]) => {
  const { words } = stage.data, menu = html("div", { class: "menu", role: "menu", "aria-label": words.menu });
  const close = (back = true) => { menu.remove(); removeEventListener("pointerdown", away, true); if (back) stage.focus(); };
  const away = (event) => { if (!event.composedPath().includes(menu)) close(false); };
  for (const entry of entries) {
    if (!entry) { menu.append(html("hr")); continue; }
    const [word, does, key] = entry, item = html("button", { type: "button", role: "menuitem", tabindex: "-1", "data-do": word }, words[word], key ? html("kbd", {}, key) : "");
    item.addEventListener("click", () => { close(); does(); });
    menu.append(item);
  }
  const items = [...menu.querySelectorAll("button")];
  menu.addEventListener("keydown", (event) => {
    const at = items.indexOf(menu.getRootNode().activeElement), step = { ArrowDown: 1, ArrowUp: -1, Tab: event.shiftKey ? -1 : 1 }[event.key];
    event.stopPropagation();
    if (step) items[(at + step + items.length) % items.length].focus();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  stage.sheet.querySelector(".menu")?.remove();
  stage.sheet.append(menu);
  const { offsetWidth: w, offsetHeight: h } = menu, [width, height] = stage.view.room;
  Object.assign(menu.style, { left: `${Math.max(4, Math.min(left, width - w - 4))}px`, top: `${Math.max(4, Math.min(top, height - h - 4))}px` });
  addEventListener("pointerdown", away, true);
  items[0].focus();
};

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
    show(stage, id ? forBox(stage, id) : route ? forArrow(stage, route) : forPlace(stage, stage.view.toScene(at)), at);
  });
};
