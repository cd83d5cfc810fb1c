/* A page with unsaved work asks before it is closed. */
import { isWaiting } from "./queue.js";

const ASKS = Symbol.for("blueprint.asks");

export function askBeforeLeaving() {
  if (globalThis[ASKS]) return;
  globalThis[ASKS] = true;
  addEventListener("beforeunload", (event) => {
    if (isWaiting() || document.querySelector("[class*=st-key-topbar] .badge.unsaved")) event.preventDefault();
  });
}
