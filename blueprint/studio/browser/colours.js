/* Colours of the text, as CSS variables of the component: one table for light and dark. */
import { CodeMirror6 } from "./codemirror-6.js";

const { tags, HighlightStyle, EditorView } = CodeMirror6;

export const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--key)", fontWeight: "600" },
  { tag: [tags.string, tags.content, tags.special(tags.string)], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--number)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--comment)", fontStyle: "italic" },
  { tag: [tags.meta, tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--sign)" },
  { tag: [tags.labelName, tags.typeName], color: "var(--name)" },
]);

export const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--sheet)", color: "var(--text)", fontSize: "14px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--text)", padding: "10px 0" },
  ".cm-cursor": { borderLeftColor: "var(--text)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--chosen)" },
  ".cm-gutters": { backgroundColor: "var(--sheet)", color: "var(--comment)", border: "none", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "var(--active)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--active)", color: "var(--text)" },
  ".cm-matchingBracket": { backgroundColor: "var(--chosen)", outline: "1px solid var(--line)" },
  ".cm-searchMatch": { backgroundColor: "color-mix(in srgb, #FFC400 45%, transparent)" },
  ".cm-searchMatch-selected": { backgroundColor: "color-mix(in srgb, #FFC400 80%, transparent)" },
  ".cm-selectionMatch": { backgroundColor: "color-mix(in srgb, #FFC400 22%, transparent)" },
  ".cm-foldPlaceholder": { background: "var(--active)", border: "1px solid var(--line)", color: "inherit" },
  ".cm-tooltip": { background: "var(--sheet)", color: "var(--text)", border: "1px solid var(--line)", borderRadius: "8px", boxShadow: "var(--shadow)", overflow: "hidden", maxWidth: "520px" },
  ".cm-tooltip-autocomplete ul": { fontFamily: "var(--mono)" },
  ".cm-tooltip-autocomplete ul li": { padding: "3px 8px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--blue)", color: "#FFFFFF" },
  ".cm-completionInfo": { padding: "6px 10px", maxWidth: "320px", fontFamily: "var(--st-font, sans-serif)" },
  ".cm-diagnostic": { padding: "6px 12px", borderLeft: "4px solid", fontFamily: "var(--st-font, sans-serif)", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--info)" },
  ".cm-diagnosticSource": { opacity: ".7", fontSize: "12px", fontFamily: "var(--mono)" },
  ".cm-lintRange": { backgroundPosition: "left bottom", backgroundRepeat: "repeat-x", backgroundImage: "none", paddingBottom: "1px" },
  ".cm-lintRange-error": { textDecoration: "underline wavy var(--error)", textUnderlineOffset: "3px" },
  ".cm-lintRange-warning": { textDecoration: "underline wavy var(--warning)", textUnderlineOffset: "3px" },
  ".cm-lintRange-info": { textDecoration: "underline wavy var(--info)", textUnderlineOffset: "3px" },
  ".cm-panels": { background: "var(--active-panel)", color: "var(--text)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-textfield": { background: "var(--sheet)", color: "var(--text)", border: "1px solid var(--line)", borderRadius: "6px", padding: "3px 8px" },
  ".cm-button": { background: "var(--sheet)", color: "var(--text)", border: "1px solid var(--line)", borderRadius: "6px" },
});
