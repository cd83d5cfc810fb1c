/* The tools at the lower left. */
import { html, shape } from "./shapes.js";

const ICONS = {
  add: "M8 2.5v11M2.5 8h11",
  connect: "M2 8h8.5M7.5 4.5L11 8l-3.5 3.5M14 3v10",
  fit: "M9.5 2.5h4v4M13.5 2.5l-4.5 4.5M6.5 13.5h-4v-4M2.5 13.5l4.5-4.5",
  minus: "M3 8h10",
  plus: "M8 3v10M3 8h10",
  find: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9zM10.5 10.5L14 14",
};

const icon = (name) => shape("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" },
  shape("path", { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": 1.7, "stroke-linecap": "round", "stroke-linejoin": "round" }));

export class Toolbar {
  constructor() {
    this.root = html("div", { class: "toolbar", role: "toolbar" });
    this.buttons = {};
    this.made = "";
  }

  /* Buttons are made anew only when their words change, so that focus stays on them. */
  show(words, readOnly, actions) {
    const made = JSON.stringify([words.add, readOnly]);
    this.actions = actions;
    if (made === this.made) return;
    this.made = made;
    this.root.setAttribute("aria-label", words.toolbar);
    const button = (name, label, hint, ...children) => {
      const made_ = html("button", { type: "button", title: hint, "aria-label": label, "data-tool": name }, ...children);
      made_.addEventListener("click", () => this.actions[name]());
      return (this.buttons[name] = made_);
    };
    const edit = [
      button("add", words.add, words["add-hint"], icon("add"), words.add),
      button("connect", words.connect, words["connect-hint"], icon("connect"), words.connect),
    ];
    this.root.replaceChildren(
      ...(readOnly ? [] : edit),
      button("fit", words.fit, words["fit-hint"], icon("fit"), words.fit),
      html("span", { class: "zoom" },
        button("zoomOut", words["zoom-out"], words["zoom-out"], icon("minus")),
        button("zoomReset", words["zoom-reset"], words["zoom-reset"], "100%"),
        button("zoomIn", words["zoom-in"], words["zoom-in"], icon("plus"))),
      button("find", words.find, words["find-hint"], icon("find")),
      button("help", words.help, `${words.help} (?)`, "?"),
    );
  }

  zoomed(k) {
    const percent = `${Math.round(k * 100)}%`, { zoomReset } = this.buttons;
    if (!zoomReset || zoomReset.textContent === percent) return;
    zoomReset.textContent = percent;
    zoomReset.setAttribute("aria-label", `${percent} · ${zoomReset.title}`);
  }

  pressed(name, on) { this.buttons[name]?.setAttribute("aria-pressed", String(on)); }
}
