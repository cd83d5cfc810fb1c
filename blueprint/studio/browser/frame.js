/* The picture and the form side by side: the form folds away, and is as wide as the user likes. */
import { html } from "./shapes.js";

const LEAST_WIDTH = 240, MOST_WIDTH = 640, STEP = 24, REMEMBERED = "blueprint.form";

const remembered = () => { try { return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {}; } catch { return {}; } };

export class Frame {
  constructor(picture, form) {
    this.form = form;
    this.state = { width: Math.round(Math.min(330, Math.max(270, innerWidth * 0.24))), folded: false, ...remembered() };
    this.edge = html("div", { class: "edge", role: "separator", "aria-orientation": "vertical", tabindex: "0", "aria-valuemin": LEAST_WIDTH, "aria-valuemax": MOST_WIDTH });
    this.fold = html("button", { type: "button", class: "fold" });
    this.root = html("div", { class: "frame" }, picture, this.edge, this.fold, form.root);
    this.fold.addEventListener("click", () => this.change({ folded: !this.state.folded }));
    this.edge.addEventListener("pointerdown", (event) => this.grab(event));
    this.edge.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
      if (by) { event.preventDefault(); this.change({ width: this.state.width + by }); }
    });
  }

  grab(event) {
    const from = event.clientX, width = this.state.width;
    const move = (next) => this.change({ width: width + from - next.clientX });
    const done = () => { removeEventListener("pointermove", move); removeEventListener("pointerup", done); };
    event.preventDefault();
    addEventListener("pointermove", move);
    addEventListener("pointerup", done);
  }

  change(to) {
    Object.assign(this.state, to);
    this.state.width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, this.state.width));
    try { localStorage.setItem(REMEMBERED, JSON.stringify(this.state)); } catch { /* a browser that keeps nothing */ }
    this.draw();
  }

  /* A field of the form, brought into view even where the form is folded. */
  reach(place) {
    if (this.state.folded) this.change({ folded: false });
    this.form.reach(place);
  }

  draw() {
    const { state: { folded, width }, form } = this, words = form.told?.words;
    for (const part of [this.edge, this.fold]) part.hidden = !words;
    if (!words) return;
    form.root.hidden = this.edge.hidden = folded;
    form.root.style.width = `${width}px`;
    this.edge.setAttribute("aria-label", words.width);
    this.edge.setAttribute("aria-valuenow", width);
    this.fold.textContent = folded ? "‹" : "›";
    this.fold.title = folded ? words.unfold : words.fold;
    this.fold.setAttribute("aria-label", this.fold.title);
    this.fold.setAttribute("aria-expanded", String(!folded));
  }
}
