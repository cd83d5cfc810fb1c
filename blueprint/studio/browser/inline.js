/* Values edited where they stand: the time on a box, the share on an arrow, a point of the emotion curve. */
import { isFlow } from "./neighbours.js";
import { middle, shape } from "./shapes.js";

/* The field of a value over its box. Without a form beside it the canvas knows no values. */
export const editValue = (stage, id, key) => {
  const part = stage.form.told?.parts[id], box = stage.box(id);
  if (!part || !box || stage.readOnly()) return;
  const value = part.values[key] === undefined ? "" : String(part.values[key]);
  stage.view.reveal(box.rect);
  stage.editor.edit({
    rect: box.rect, value, empty: true, label: stage.data.words[key === "emotion.score" ? "emotion" : "time"],
    placeholder: key === "emotion.score" ? `−${stage.form.told.scale} … +${stage.form.told.scale}` : "5m",
    cancelled: (how) => { if (how !== "blur") stage.focus(id); },
    done: (said, how) => {
      stage.send({ verb: "field", ids: [id], key, value: said.replace("−", "-").replace("＋", "+") });
      if (how !== "blur") stage.focus(id);
    },
  });
};

export const editShare = (stage, route) => {
  const way = stage.form.told?.parts[route.from]?.ways.find((each) => each.to === route.to && !each.leaves);
  if (!way || !isFlow(route) || stage.readOnly()) return;
  const [x, y, w, h] = route.label ?? [...middle(stage.box(route.from).rect), 60, 24];
  stage.editor.edit({
    rect: [x, y, w, h], value: way.share, empty: true, label: stage.data.words.share, placeholder: "25%", cancelled: () => stage.focus(),
    done: (value) => { stage.send({ verb: "share", ids: [route.from], to: route.to, leaves: false, value }); stage.focus(); },
  });
};

/* Handles on the points of the curve, over the picture. */
export const dotLayer = (data) => {
  const layer = shape("g", { class: "dots", "aria-hidden": "true" });
  if (data.readOnly) return layer;
  for (const [id, x, y] of data.curve?.dots ?? []) layer.append(shape("circle", { cx: x, cy: y, r: 9, "data-dot": id }));
  return layer;
};

const signed = (value) => `${value > 0 ? "+" : ""}${value}`.replace("-", "−");

/* A point drawn up or down feels better or worse: in whole scores, in halves with Shift. */
export const curving = (stage, event, id) => {
  const { zero, unit, dots } = stage.data.curve, [, x, , value] = dots.find(([each]) => each === id), scale = stage.form.told?.scale ?? 5;
  let score = value;
  return {
    move(next) {
      const room = stage.svg.getBoundingClientRect(), [, y] = stage.view.toScene([next.clientX - room.left, next.clientY - room.top]);
      const step = next.shiftKey ? 2 : 1;
      score = Math.max(-scale, Math.min(scale, Math.round(((zero - y) / unit) * step) / step));
      const at = zero - score * unit;
      stage.ghosts.replaceChildren(
        shape("path", { d: `M${x},${zero}V${at}`, class: "wire" }),
        shape("circle", { cx: x, cy: at, r: 7, class: "dot-ghost" }),
        shape("text", { x: x + 12, y: at + 5, class: "dot-said", "font-size": 15 }, signed(score)));
    },
    end(_, moved) {
      stage.ghosts.replaceChildren();
      stage.select([id]);
      if (!moved || score === value) return;
      stage.send({ verb: "field", ids: [id], key: "emotion.score", value: score });
      stage.say("said-emotion", { title: stage.box(id)?.title ?? id, value: signed(score) });
    },
    cancel() { stage.ghosts.replaceChildren(); },
  };
};
