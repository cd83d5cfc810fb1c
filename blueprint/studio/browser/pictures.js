/* A picture in an <img> fetches nothing, no font either: where this page had to fetch one, for want of any other, its
   pictures are taken into it, through the list of what they may hold, each in a root of its own. */
import { isFetched } from "./lent-fonts.js";
import { readPicture } from "./picture.js";
import { html, shape } from "./shapes.js";

const HELD = "data:image/svg+xml;base64,";

const textOf = (image) => new TextDecoder().decode(Uint8Array.from(atob(image.src.slice(HELD.length)), (char) => char.charCodeAt(0)));

const takeIn = (image, fonts) => {
  const text = textOf(image), box = text.match(/viewBox="([-\d. ]+)"/)?.[1], parts = box && readPicture(text);
  if (!parts) return;
  const [, , width, height] = box.split(" "), fills = getComputedStyle(image).objectFit === "cover";
  const said = image.alt ? { role: "img", "aria-label": image.alt } : { "aria-hidden": "true" };
  const host = html("span", { class: "taken-in", ...said, style: `${image.getAttribute("style") ?? ""}; --wide: ${width}px; --ratio: ${width} / ${height}` });
  const svg = shape("svg", { viewBox: box, width: "100%", height: "100%", preserveAspectRatio: fills ? "xMinYMin slice" : "xMidYMid meet", "font-family": fonts, style: "display: block" });
  svg.append(...parts);
  host.attachShadow({ mode: "open" }).append(svg);
  image.replaceWith(host);
};

let asked = false;

const begin = (fonts) => {
  const takeAll = () => {
    asked = false;
    for (const image of document.querySelectorAll(`img[src^="${HELD}"]`)) takeIn(image, fonts);
  };
  const ask = () => { if (!asked && isFetched()) { asked = true; requestAnimationFrame(takeAll); } };
  document.fonts.addEventListener("loadingdone", ask);
  new MutationObserver(ask).observe(document.body, { childList: true, subtree: true });
  ask();
};

export default function ({ data }) {
  const page = Symbol.for("blueprint.pictures");
  if (!data || globalThis[page]) return undefined;
  globalThis[page] = true;
  begin(data.fonts);
  return undefined;
}
