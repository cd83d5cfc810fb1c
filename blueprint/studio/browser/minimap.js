/* The whole map, small, with what is in view: shown when not all of it is. */
import { laneOf } from "./neighbours.js";
import { html, rectangle, shape } from "./shapes.js";

const WIDE = 190, HIGH = 110;

export class Minimap {
  constructor(stage) {
    this.stage = stage;
    this.boxes = new Map();
    this.ground = shape("g");
    this.seen = shape("rect", { class: "minimap-seen", rx: 4 });
    this.svg = shape("svg", { "aria-hidden": "true" }, this.ground, this.seen);
    this.root = html("div", { class: "minimap", hidden: "" }, this.svg);
    this.root.addEventListener("pointerdown", (event) => this.grab(event));
  }

  draw() {
    const { data } = this.stage, [w, h] = data.size, scale = Math.min(WIDE / w, HIGH / h);
    this.scale = scale;
    this.root.title = data.words.overview;
    for (const [name, value] of Object.entries({ width: w * scale, height: h * scale, viewBox: `0 0 ${w} ${h}` })) this.svg.setAttribute(name, value);
    this.boxes = new Map(Object.entries(data.boxes).map(([id, box]) => [id, rectangle(box.rect, { rx: 8, style: `--lane: var(--lanes-${laneOf(box.lane)}-edge)` })]));
    this.ground.replaceChildren(
      ...data.bands.map((band) => rectangle([0, band.y, w, band.h], { style: `fill: var(--lanes-${laneOf(band.lane)}-ground)` })),
      ...this.boxes.values());
    this.choose();
    this.looked();
  }

  /* Which boxes are selected. */
  choose() { for (const [id, box] of this.boxes) box.classList.toggle("minimap-chosen", this.stage.selection.has(id)); }

  looked() {
    const { view, data } = this.stage;
    if (!data || !this.scale) return;
    const [w, h] = data.size, [x, y] = view.toScene([0, 0]), [right, bottom] = view.toScene(view.room);
    this.root.hidden = x <= 1 && y <= 1 && right >= w - 1 && bottom >= h - 1;
    const at = { x: Math.max(0, x), y: Math.max(0, y) };
    const size = { width: Math.max(0, Math.min(w, right) - at.x), height: Math.max(0, Math.min(h, bottom) - at.y) };
    for (const [name, value] of Object.entries({ ...at, ...size, "stroke-width": 1.6 / this.scale })) this.seen.setAttribute(name, value);
  }

  grab(event) {
    event.preventDefault();
    event.stopPropagation();
    const go = (next) => {
      const room = this.svg.getBoundingClientRect(), { view } = this.stage;
      const [x, y] = view.toScreen([(next.clientX - room.left) / this.scale, (next.clientY - room.top) / this.scale]);
      view.pan(view.room[0] / 2 - x, view.room[1] / 2 - y);
    };
    const done = () => { removeEventListener("pointermove", go); removeEventListener("pointerup", done); };
    addEventListener("pointermove", go);
    addEventListener("pointerup", done);
    go(event);
  }
}
