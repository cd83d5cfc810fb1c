// What the text editor uses of CodeMirror 6, as one object. Nobody needs npm to use or to change the studio;
// it is needed only to take another version of CodeMirror. In a folder of its own, with this file and the licence:
//
//   npm install esbuild @codemirror/{state,view,commands,language,lang-yaml,lint,autocomplete,search} @lezer/highlight
//   npx esbuild codemirror-6.source.mjs --bundle --minify --format=iife --global-name=CodeMirror6 --legal-comments=none --charset=utf8 --outfile=bundle.js
//   { sed 's:^:// :' codemirror-6.licence.txt; cat bundle.js; echo 'export { CodeMirror6 };'; } > codemirror-6.js
//
// and list the versions in codemirror-6.licence.txt.
export { Annotation, Compartment, EditorState, Transaction } from "@codemirror/state";
export { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, rectangularSelection } from "@codemirror/view";
export { defaultKeymap, history, historyKeymap, indentWithTab, redoDepth, undoDepth } from "@codemirror/commands";
export { HighlightStyle, bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
export { yaml } from "@codemirror/lang-yaml";
export { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
export { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
export { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
export { tags } from "@lezer/highlight";
