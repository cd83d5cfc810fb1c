/* A few things to choose from, where the eye is: by mouse, by arrow keys, Escape is none. */
import { html } from "./shapes.js";

/* `entries` are [word, does, key]; null is a line between. `closed` is told that the list has gone, before anything is done. */
export const choose = (stage, entries, [left, top], { label = "menu", closed = () => {} } = {}) => {
  const { words } = stage.data, menu = html("div", { class: "menu", role: "menu", "aria-label": words[label] });
  const close = (back = true) => { menu.remove(); closed(); removeEventListener("pointerdown", away, true); if (back) stage.focus(); };
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
