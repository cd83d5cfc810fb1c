/* A page with unsaved work asks before it is closed. */
import { isWaiting } from "./queue.js";

const ASKS = Symbol.for("blueprint.asks");

/* `isHalf` says whether something is typed that no edit has taken yet. */
export function askBeforeLeaving(isHalf) {
  const asked = globalThis[ASKS];
  const half = asked ?? (globalThis[ASKS] = new Set());
  if (isHalf) half.add(isHalf);
  if (asked) return;
  addEventListener("beforeunload", (event) => {
    if (isWaiting() || [...half].some((each) => each()) || document.querySelector("[class*=st-key-topbar] .badge.unsaved")) event.preventDefault();
  });
}
