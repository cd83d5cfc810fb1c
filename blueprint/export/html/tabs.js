/* One view at a time; the tabs choose which, and every picture keeps where it was panned to. */
const looks = new Map([[picture, view]]);
const tabs = [...document.querySelectorAll('[role="tab"]')];
const open = (name) => {
  const next = sheetOf(name);
  state.view = name;
  document.body.dataset.view = name;
  for (const view of data.views) sheetOf(view).hidden = view !== name;
  for (const tab of tabs) {
    const chosen = tab.dataset.viewIs === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  stage.hidden = written(name);
  stage.dataset.name = name;
  stage.setAttribute("aria-label", word(name));
  stage.title = "";
  show();
  if (stage.hidden) return;
  sheet = next;
  if (!looks.has(sheet)) looks.set(sheet, { x: 0, y: 0, scale: 1, moved: false });
  view = looks.get(sheet);
  if (!view.moved) fit();
};
tabs.forEach((tab, at) => {
  sheetOf(tab.dataset.viewIs).setAttribute("role", "tabpanel");
  sheetOf(tab.dataset.viewIs).setAttribute("aria-labelledby", tab.id);
  tab.addEventListener("click", () => open(tab.dataset.viewIs));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (step === undefined) return;
    const next = tabs[(step + tabs.length) % tabs.length];
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    open(next.dataset.viewIs);
  });
});
mount();
open("blueprint");
