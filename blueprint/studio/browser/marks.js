/* What lies over the picture: findings, handles, the button on an arrow, lane names that stay in view. */
import { laneOf } from "./neighbours.js";
import { midway } from "./picture.js";
import { rectangle, shape } from "./shapes.js";

export const badge = (severity, [x, y, , h]) => {
  const cx = x + 1, cy = y + h - 1;
  const ground = severity === "warning"
    ? shape("path", { d: `M${cx},${cy - 9}l9.5,16h-19z`, class: "badge-ground" })
    : shape("circle", { cx, cy, r: 8.5, class: "badge-ground" });
  /* Drawn, not written: a letter would be part of the box's visible name. */
  const at = severity === "warning" ? cy + 1 : cy;
  const sign = shape("path", { d: severity === "info" ? `M${cx},${at - 0.8}v5M${cx},${at - 4.2}v.2` : `M${cx},${at - 4.4}v5M${cx},${at + 4}v.2`, class: "badge-sign" });
  return shape("g", { class: `badge ${severity}`, "aria-hidden": "true" }, ground, sign);
};

/* How many comments wait for an answer. */
export const bubble = (n, [x, y, w, h]) => {
  const cx = x + w - 6, cy = y + h;
  return shape("g", { class: "bubble", "aria-hidden": "true" },
    shape("path", { d: `M${cx - 11},${cy - 9}h22v15h-13l-5,5v-5h-4z` }),
    ...[...Array(Math.min(3, n)).keys()].map((i) => shape("circle", { cx: cx - 5 + i * 5, cy: cy - 1.5, r: 1.6 })));
};

/* Handles stay the same size on screen: they must not vanish when everything is in view. */
export const handles = (id, [x, y, w, h], k, words) => {
  const r = Math.min(12, 5.5 / k), places = [[x + w, y + h / 2], [x + w / 2, y + h]];
  return shape("g", { class: "handles", "aria-hidden": "true" }, ...places.map(([cx, cy]) => shape("g", { class: "handle", "data-handle": id },
    shape("title", {}, words.wire),
    shape("circle", { cx, cy, r: r * 1.9, class: "handle-room" }),
    shape("circle", { cx, cy, r, class: "handle-dot" }),
    shape("path", { d: `M${cx - r * 0.5},${cy}h${r}M${cx},${cy - r * 0.5}v${r}`, class: "handle-sign", "stroke-width": r * 0.24 }))));
};

export const plus = (name, points, k, words) => {
  const [cx, cy] = midway(points), r = Math.min(16, 9 / k);
  return shape("g", { class: "plus", "data-plus": name, role: "button", "aria-label": words.insert },
    shape("title", {}, words.insert),
    shape("circle", { cx, cy, r }),
    shape("path", { d: `M${cx - r * 0.45},${cy}h${r * 0.9}M${cx},${cy - r * 0.45}v${r * 0.9}`, "stroke-width": r * 0.2 }));
};

/* Where a dragged box would go: its lane lit up, and a bar between its neighbours there. */
export const dropMark = (band, width, at, k) => shape("g", { class: "drop", "aria-hidden": "true" },
  rectangle([3, band.y + 2, width - 6, band.h - 4], { rx: 6, class: "drop-lane", "stroke-width": 2 / k, style: `--lane: var(--lanes-${laneOf(band.lane)}-edge)` }),
  at === null ? null : rectangle([at - 2.5, band.y + 10, 5, band.h - 20], { rx: 2.5, class: "drop-bar", style: `--lane: var(--lanes-${laneOf(band.lane)}-edge)` }));

/* Lane names at the left edge of the screen, while their own are out of view. */
export const pins = (data, view) => {
  const [nameEnd] = view.toScreen([70, 0]), layer = shape("g", { class: "pins", "aria-hidden": "true" });
  if (nameEnd > 8) return layer;
  for (const band of data.bands) {
    const [, top] = view.toScreen([0, band.y]), height = band.h * view.at.k, width = band.name.length * (data.language === "zh" ? 11.5 : 6.5) + 20;
    const cy = top + Math.min(14, height / 2);
    layer.append(shape("g", { style: `--lane: var(--lanes-${laneOf(band.lane)}-edge)` },
      rectangle([0, top, 5, height], { class: "pin-edge" }),
      rectangle([9, cy - 9.5, width, 19], { rx: 5, class: "pin-ground" }),
      shape("text", { x: 19, y: cy + 4, "font-size": 11, "font-weight": 600, class: "pin-name" }, band.name)));
  }
  return layer;
};

/* A hint in lanes that hold nothing yet. */
export const laneHints = (data) => {
  const taken = new Set([...Object.values(data.boxes).map((box) => box.lane), ...Object.keys(data.evidence).length ? ["evidence"] : []]);
  const layer = shape("g", { class: "lane-hints", "aria-hidden": "true" });
  if (data.readOnly) return layer;
  for (const band of data.bands) {
    if (!taken.has(band.lane)) layer.append(shape("text", { x: 190, y: band.y + band.h / 2 + 4, "font-size": 12 }, `${data.words["empty-lane"]} · ${band.hint}`));
  }
  return layer;
};
