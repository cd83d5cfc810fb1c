/* What is selected: told to Python once, said once, and shown in the picture. */
import { isFlow, routeNamed } from "./neighbours.js";

export function setSelection(stage, ids, { quiet = false } = {}) {
  const value = JSON.stringify(ids), changed = value !== JSON.stringify([...stage.selection]);
  stage.selection = new Set(ids);
  stage.show(ids);
  if (!changed) return;
  stage.sent = value;
  stage.echoes.add(value);
  stage.telling.soon(ids);
  if (quiet) return;
  const [first] = ids, route = first && routeNamed(stage.data, first);
  if (ids.length > 1) stage.say("said-several", { count: ids.length });
  else if (route) stage.say(isFlow(route) ? "connection" : "uses", { from: stage.box(route.from)?.title ?? route.from, to: stage.box(route.to)?.title ?? route.to });
  else if (first) stage.say("said-selected", { title: stage.box(first)?.title ?? first });
  else stage.say("said-none");
}

export function toggleSelected(stage, id) {
  const ids = new Set(stage.selection);
  if (!ids.delete(id)) ids.add(id);
  stage.select([...ids]);
}

/* Show a selection without telling anybody. */
export function showSelection(stage, ids) {
  const chosen = new Set(ids);
  for (const [id, group] of stage.parts.groups) {
    group.classList.toggle("chosen", chosen.has(id));
    group.setAttribute("aria-selected", String(chosen.has(id)));
  }
  for (const group of stage.picture.querySelectorAll("g[data-connection].chosen")) group.classList.remove("chosen");
  for (const id of ids) {
    const route = routeNamed(stage.data, id);
    if (route && isFlow(route)) stage.parts.arrows.get(`connection:${route.from}:${route.to}`)?.classList.add("chosen");
  }
  stage.heads();
  stage.minimap.choose();
  if (!stage.gesture) stage.form.show(ids);
}
