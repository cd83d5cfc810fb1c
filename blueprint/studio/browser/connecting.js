/* Connecting by keyboard or click: first from where, then to where. */
import { towards } from "./neighbours.js";
import { middle, shape } from "./shapes.js";

export const chooseFrom = (stage, from) => {
  stage.mode = { from: from ?? null, target: null };
  stage.root.classList.add("connecting");
  stage.toolbar.pressed("connect", true);
  if (from) {
    stage.parts.groups.get(from)?.classList.add("source");
    stage.focus(from);
    const target = ["right", "left", "down", "up"].map((way) => towards(stage.data, from, way)).find(Boolean);
    aimAt(stage, target);
    stage.say("say-connect", { title: stage.box(from).title, target: target ? stage.box(target).title : "—" });
  } else { stage.say("say-connect-mode"); stage.focus(); }
  stage.heads();
};

export const aimAt = (stage, id) => {
  if (!id) return;
  stage.mode.target = id;
  for (const [each, group] of stage.parts.groups) group.classList.toggle("target", each === id);
  const from = stage.box(stage.mode.from)?.rect, to = stage.box(id).rect;
  if (from) stage.ghosts.replaceChildren(shape("path", { d: `M${middle(from)}L${middle(to)}`, class: "wire" }));
  stage.view.reveal(to);
  stage.say("say-target", { title: stage.box(id).title });
};

export const leaveMode = (stage) => {
  stage.mode = null;
  stage.root.classList.remove("connecting");
  stage.toolbar.pressed("connect", false);
  stage.ghosts.replaceChildren();
  for (const group of stage.parts.groups.values()) group.classList.remove("target", "source");
  stage.heads();
};
