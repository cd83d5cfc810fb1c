/* The list of shortcuts. */
import { html } from "./shapes.js";

const GROUPS = [
  ["keys-choose", [
    [["←", "→", "↑", "↓"], "key-arrows"], [["Shift", "←→↑↓"], "key-shift"], [["Ctrl", "A"], "key-all"], [["L"], "key-link"], [["Esc"], "key-escape"],
  ]],
  ["keys-look", [
    [["=gesture-wheel"], "key-pan"], [["=gesture-zoom"], ["+"], ["−"], "key-zoom"], [["0"], "key-fit"], [["Ctrl", "F"], "key-find"], [["Shift", "F10"], "key-menu"], [["?"], "key-help"],
  ]],
  ["keys-edit", [
    [["N"], "key-new"], [["Tab"], "key-chain"], [["Enter"], "key-rename"], [["T"], ["E"], ["S"], "key-time"], [["C"], "key-connect"], [["I"], "key-insert"],
    [["Alt", "↑ ↓"], "key-lane"], [["Alt", "← →"], "key-order"], [["Delete"], "key-delete"], [["Ctrl", "C  V  D"], "key-copy"],
    [["Ctrl", "Z"], ["Ctrl", "Y"], "key-undo"], [["Ctrl", "S"], "key-save"],
  ]],
];

const keysOf = (keys, words) => keys.map((key) => (key.startsWith("=") ? html("span", { class: "gesture" }, words[key.slice(1)]) : html("kbd", {}, key)));

export const showHelp = (layer, words, closed) => {
  const close = html("button", { type: "button", class: "help-close", "aria-label": words.close }, "×");
  const head = html("div", { class: "help-head" }, html("h2", {}, words.help), close);
  const groups = GROUPS.map(([title, rows]) => html("section", {}, html("h3", {}, words[title]),
    html("dl", {}, ...rows.flatMap((row) => [
      html("dt", {}, ...row.slice(0, -1).flatMap((keys, i) => [...(i ? [html("i", {}, "/")] : []), ...keysOf(keys, words)])),
      html("dd", {}, words[row.at(-1)]),
    ]))));
  const dialog = html("dialog", { class: "help", "aria-label": words.help }, head, html("div", { class: "help-groups" }, ...groups));
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => { dialog.remove(); closed(); });
  close.addEventListener("click", () => dialog.close());
  layer.append(dialog);
  dialog.showModal();
};
