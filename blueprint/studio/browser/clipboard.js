/* Copy, cut and paste through the clipboard of the system, as YAML: within a map, between maps, between tabs. */
import { duplicate, pasteText, remove } from "./edits.js";

/* Where a page tells no clipboard (the canvas without a form), the ids are kept here. */
let keptIds = [];

export const clipOf = (stage, ids) => {
  const clips = stage.form.told?.clips ?? {};
  const lines = stage.data.order.filter((id) => ids.includes(id) && clips[id]).map((id) => `  ${clips[id]}`);
  return lines.length ? `touchpoints:\n${lines.join("\n")}\n` : "";
};

export const copyNow = (stage) => {
  const ids = stage.chosenBoxes();
  keptIds = ids;
  stage.say("said-copied", { count: ids.length });
  return clipOf(stage, ids);
};

const pasteNow = (stage, text) => {
  if (/^\s*(blueprint|touchpoints)\s*:/m.test(text)) pasteText(stage, text);
  else if (keptIds.length && !stage.form.told) { stage.select(keptIds, { quiet: true }); duplicate(stage); }
  else stage.say("said-no-clip");
};

export const listenToClipboard = (stage) => {
  const { svg } = stage;
  for (const kind of ["copy", "cut"]) {
    svg.addEventListener(kind, (event) => {
      if (!stage.data || !stage.chosenBoxes().length) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", copyNow(stage));
      if (kind === "cut") remove(stage);
    });
  }
  svg.addEventListener("paste", (event) => {
    if (!stage.data) return;
    event.preventDefault();
    pasteNow(stage, event.clipboardData.getData("text/plain"));
  });
};
