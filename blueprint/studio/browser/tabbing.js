/* Tab goes from field to field: the signs that explain fields are no stops on its way. F1 shows the sign of the field. */
const SIGNS = "[data-testid=stWidgetLabel] [data-testid=stTooltipIcon] button";
const KNOWN = Symbol.for("blueprint.tabbing");

export function tabFromFieldToField() {
  if (globalThis[KNOWN]) return;
  globalThis[KNOWN] = true;
  addEventListener("keydown", (event) => {
    if (event.key === "Tab") for (const sign of document.querySelectorAll(SIGNS)) sign.tabIndex = -1;
    const own = event.key === "F1" && event.target.closest?.("[data-testid=stElementContainer]")?.querySelector(SIGNS);
    if (own) {
      event.preventDefault();
      own.focus();
    }
  }, true);
}
