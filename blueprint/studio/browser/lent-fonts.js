/* A page in a frame fetches nothing: where this one had to fetch a font, for want of any other, it lends it. */
const CAME_ALONG = "Blueprint CJK", KNOWN_AS = "Noto Sans CJK SC";

const isOurs = (face) => face.family.replaceAll(/["']/g, "") === CAME_ALONG;

/* Those of another origin, such as an extension's, let nobody read them. */
const rulesOf = (sheet) => { try { return [...sheet.cssRules]; } catch { return []; } };

/* Where each face is: the style sheet says so, the face itself does not. */
const sources = () => [...document.styleSheets].flatMap(rulesOf)
  .filter((rule) => rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").includes(CAME_ALONG))
  .map((rule) => [rule.style.getPropertyValue("src").match(/url\(["']?([^"')]+)/)[1], rule.style.getPropertyValue("font-weight")]);

/* Whether this page had to fetch it. */
export const isFetched = () => [...document.fonts].some((face) => isOurs(face) && face.status === "loaded");

/* Whether it has to: a page that is all frame says no word of Chinese itself. */
const isNeeded = async () => {
  const word = document.createElement("span");
  word.textContent = "中";
  word.ariaHidden = "true";
  word.style.cssText = `position: fixed; visibility: hidden; font-family: sans-serif, "${CAME_ALONG}"`;
  document.body.append(word);
  word.getBoundingClientRect();
  await document.fonts.ready;
  word.remove();
  return isFetched();
};

export const lendFonts = async (frame) => {
  if (!await isNeeded()) return;
  for (const [url, weight] of sources()) {
    const bytes = await (await fetch(url)).arrayBuffer(), there = frame.contentWindow;
    if (!there) return;
    const face = await new there.FontFace(KNOWN_AS, bytes, { weight }).load();
    /* A frame that is made is loaded twice, first with nothing. */
    if (![...there.document.fonts].some((each) => each.weight === weight)) there.document.fonts.add(face);
  }
};
