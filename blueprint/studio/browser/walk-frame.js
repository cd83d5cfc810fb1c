/* The walk for an audience: the exported page, over the whole window; it says when it is ended. */
import { lendFonts } from "./lent-fonts.js";

const frames = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (!data) return undefined;
  let frame = frames.get(parentElement);
  if (!frame) {
    frame = document.createElement("iframe");
    frame.className = "walk";
    frame.allow = "fullscreen";
    frame.addEventListener("load", () => { frame.contentWindow?.focus(); lendFonts(frame).catch(() => undefined); });  /* words in another font are words */
    addEventListener("message", (event) => { if (event.source === frame.contentWindow && event.data === "blueprint-walk-ended") setTriggerValue("ended", Date.now()); });
    parentElement.append(frame);
    frames.set(parentElement, frame);
  }
  frame.title = data.title;
  /* A walk that goes on is not begun anew. */
  if (frame.page !== data.page) { frame.page = data.page; frame.srcdoc = data.page; }
  return undefined;
}
