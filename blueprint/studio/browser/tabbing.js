/* Tab goes from field to field: the signs that explain fields are no stops on its way. F1 shows the sign of the field. */
const SIGNS = "[data-testid=stWidgetLabel] [data-testid=stTooltipIcon] button";
const KNOWN = Symbol.for("blueprint.tabbing");

const ENGLISH = "Help for ";

export function tabFromFieldToField(help) {
  if (globalThis[KNOWN]) return;
  globalThis[KNOWN] = true;
  if (!help.startsWith(ENGLISH)) signsSpeak(help);
  addEventListener("keydown", (event) => {
    if (event.key === "Tab") for (const sign of document.querySelectorAll(SIGNS)) sign.tabIndex = -1;
    const own = event.key === "F1" && event.target.closest?.("[data-testid=stElementContainer]")?.querySelector(SIGNS);
    if (own) {
      event.preventDefault();
      own.focus();
    }
  }, true);
}

/* Signs are called in the language of the page, now and when others come. */
function signsSpeak(help) {
  let waits = false;
  const all = () => {
    waits = false;
    for (const sign of document.querySelectorAll(`[aria-label^="${ENGLISH}"]`)) {
      sign.setAttribute("aria-label", help.replace("FIELD", () => sign.getAttribute("aria-label").slice(ENGLISH.length)));
    }
  };
  const later = () => { if (!waits) { waits = true; setTimeout(all, 50); } };
  new MutationObserver(later).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"] });
  later();
}
