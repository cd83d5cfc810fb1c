/* The text editor: the buffer belongs to the writer, and only a new revision from Python may replace it. */
import { CodeMirror6 } from "./codemirror-6.js";
import { html } from "./shapes.js";
import { askBeforeLeaving } from "./leaving.js";
import { tabFromFieldToField } from "./tabbing.js";
import { Queue } from "./queue.js";
import { staying } from "./staying.js";
import { completionsAt } from "./completing.js";
import { highlighting, look } from "./colours.js";

const CM = CodeMirror6;
const PAUSE = 500;
const fromPython = CM.Annotation.define();

class TextEditor {
  constructor(host, key) {
    this.root = html("div", { class: "text-editor" });
    host.append(this.root);
    this.queue = new Queue(key, host);
    this.host = host;
    this.view = null;
    this.sent = null;
    this.timer = 0;
    this.places = new CM.Compartment();
  }

  receive({ told }, setStateValue) {
    const data = JSON.parse(told);
    this.queue.post = (ops) => setStateValue("ops", ops);
    this.queue.acknowledge(data.seq);
    const before = this.data;
    this.data = data;
    this.root.style.height = `${data.height}px`;
    this.root.dataset.seq = data.seq;
    this.root.lang = data.language;
    this.themed();
    if (!this.view) this.open();
    else if (data.revision !== before.revision) this.replace(data.text);
    if (before && (before.language !== data.language || before.readOnly !== data.readOnly)) this.view.dispatch({ effects: this.places.reconfigure(this.settings()) });
    if (this.isSettled()) this.mark();
    if (data.goto && data.goto !== before?.goto) this.goTo(data.goto);
  }

  settings() {
    const { words, readOnly, language } = this.data;
    const phrases = Object.fromEntries(Object.entries(words).filter(([name]) => name.startsWith("phrase:")).map(([name, text]) => [name.slice(7), text]));
    return [
      CM.EditorState.phrases.of(phrases),
      CM.EditorState.readOnly.of(readOnly),
      CM.EditorView.editable.of(!readOnly),
      CM.EditorView.contentAttributes.of({ "aria-label": words.label, lang: language, spellcheck: "false", tabindex: "0" }),
    ];
  }

  open() {
    const save = () => { this.flush(); this.queue.add({ verb: "save" }); return true; };
    const passOn = (verb, depth) => ({ state }) => {
      if (depth(state) > 0 || this.data.readOnly) return false;
      this.flush();
      this.queue.add({ verb });
      return true;
    };
    this.view = new CM.EditorView({
      parent: this.root,
      root: this.host.getRootNode ? this.host.getRootNode() : document,
      state: CM.EditorState.create({ doc: this.data.text, extensions: [
        CM.lineNumbers(), CM.foldGutter(), CM.lintGutter(), CM.highlightActiveLine(), CM.highlightActiveLineGutter(), CM.highlightSpecialChars(),
        CM.history(), CM.drawSelection(), CM.EditorState.allowMultipleSelections.of(true), CM.rectangularSelection(), CM.indentOnInput(),
        CM.bracketMatching(), CM.closeBrackets(), CM.highlightSelectionMatches(), CM.search({ top: true }), CM.yaml(), CM.indentUnit.of("  "),
        CM.autocompletion({ override: [(context) => completionsAt(this.data.completions, context)], icons: false }),
        CM.syntaxHighlighting(highlighting), look,
        CM.keymap.of([
          { key: "Mod-s", run: save, preventDefault: true },
          { key: "Mod-z", run: passOn("undo", CM.undoDepth) },
          { key: "Mod-y", run: passOn("redo", CM.redoDepth) }, { key: "Mod-Shift-z", run: passOn("redo", CM.redoDepth) },
          ...CM.closeBracketsKeymap, ...CM.completionKeymap, ...CM.searchKeymap, ...CM.lintKeymap, ...CM.foldKeymap, ...CM.historyKeymap, CM.indentWithTab, ...CM.defaultKeymap,
        ]),
        this.places.of(this.settings()),
        CM.EditorView.updateListener.of((update) => this.changed(update)),
        CM.EditorView.domEventHandlers({ blur: () => { this.flush(); this.queue.hurry(); }, compositionend: () => { this.later(); } }),
      ] }),
    });
    this.sent = this.data.text;
  }

  text() { return this.view.state.sliceDoc(); }

  isSettled() { return this.text() === this.data.text; }

  changed(update) {
    if (!update.docChanged || update.transactions.some((each) => each.annotation(fromPython))) return;
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
  }

  /* What was typed goes out when typing pauses; while an input method composes, it is not text yet. */
  flush() {
    clearTimeout(this.timer);
    if (!this.view || this.view.composing || this.data.readOnly) return;
    const text = this.text();
    if (text === this.sent) return;
    this.sent = text;
    this.queue.add({ verb: "text", text });
  }

  /* Change only what differs, so that cursor and scroll stay where they are. */
  replace(text) {
    clearTimeout(this.timer);
    this.sent = text;
    const old = this.text();
    if (old === text) return;
    let start = 0, end = 0;
    const most = Math.min(old.length, text.length);
    while (start < most && old[start] === text[start]) start += 1;
    while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    this.view.dispatch({
      changes: { from: start, to: old.length - end, insert: text.slice(start, text.length - end) },
      annotations: [fromPython.of(true), CM.Transaction.addToHistory.of(false)],
    });
  }

  mark() {
    const { doc } = this.view.state;
    const place = (line, column) => {
      const at = doc.line(Math.min(Math.max(1, line ?? 1), doc.lines));
      return at.from + Math.min(Math.max(0, [...at.text].slice(0, (column ?? 1) - 1).join("").length), at.length);
    };
    const found = this.data.findings.map((finding) => {
      const from = place(finding.line, finding.column);
      let to = finding.endLine ? place(finding.endLine, finding.endColumn) : from;
      if (to <= from) to = Math.min(doc.lineAt(from).to, from + 1);
      return { from, to, severity: finding.severity, message: finding.message, source: finding.code };
    }).sort((a, b) => a.from - b.from);
    this.view.dispatch(CM.setDiagnostics(this.view.state, found));
  }

  goTo(line) {
    const { doc } = this.view.state, at = doc.line(Math.min(Math.max(1, line), doc.lines));
    this.view.dispatch({ selection: { anchor: at.from + /^\s*/.exec(at.text)[0].length }, effects: CM.EditorView.scrollIntoView(at.from, { y: "center" }) });
    this.view.focus();
  }

  themed() {
    const [r, g, b] = (getComputedStyle(this.root).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
    this.root.dataset.theme = 0.299 * r + 0.587 * g + 0.114 * b < 128 ? "dark" : "light";
  }

  left() {
    this.flush();
    this.queue.hurry();
  }

  stop() {
    this.flush();
    this.queue.stop();
    this.view?.destroy();
    this.root.remove();
  }
}

export default staying((parent, data) => {
  askBeforeLeaving();
  tabFromFieldToField(data.help);
  return new TextEditor(parent, data.key);
});
