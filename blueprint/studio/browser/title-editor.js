/* A text field over a box. While an input method composes, nothing is taken: Enter there chooses characters. */
import { html } from "./shapes.js";

export class TitleEditor {
  constructor(layer, view) {
    this.layer = layer;
    this.view = view;
    this.open = null;
    this.between = [];
    this.listen = (event) => this.keep(event);
    addEventListener("keydown", this.listen, true);
  }

  stop() { removeEventListener("keydown", this.listen, true); }

  /* What is typed while the field is out of the page, because Streamlit sets the component up anew, waits for it. */
  keep(event) {
    if (!this.open || this.layer.isConnected || !(event.target === document.body || event.target === document.documentElement)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.between.push(event);
  }

  /* Back in the page: the field has the focus again, and gets what was typed meanwhile. */
  goOn() {
    this.open?.input.focus({ preventScroll: true });
    for (const event of this.between.splice(0)) {
      const { open } = this;
      if (!open) return;
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) open.input.setRangeText(event.key, open.input.selectionStart, open.input.selectionEnd, "end");
      else if (event.key === "Backspace") open.input.value = open.input.value.slice(0, -1);
      else this.press(event, open);
    }
  }

  /* `done(title, how)` is called once: how is "enter", "tab" or "blur"; `cancelled()` where nothing is to change. */
  edit({ rect, value, label, placeholder = "", empty = false, done, cancelled }) {
    this.close("blur");
    const input = html("input", { type: "text", class: "title-input", "aria-label": label, placeholder, maxlength: 200, spellcheck: "false", autocomplete: "off" });
    input.value = value;
    const open = (this.open = { input, rect, value, empty, done, cancelled, composing: false });
    input.addEventListener("compositionstart", () => { open.composing = true; });
    input.addEventListener("compositionend", () => { open.composing = false; open.ended = performance.now(); });
    input.addEventListener("keydown", (event) => this.press(event, open));
    /* A field that is taken out of the page loses the focus just before; whether it is out is known just after. */
    input.addEventListener("blur", () => queueMicrotask(() => { if (this.open === open && this.layer.isConnected) this.close("blur"); }));
    for (const kind of ["pointerdown", "dblclick", "wheel"]) input.addEventListener(kind, (event) => event.stopPropagation());
    this.layer.append(input);
    this.place();
    input.focus({ preventScroll: true });
    input.select();
  }

  press(event, open) {
    event.stopPropagation();
    if (open.composing || event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter") this.close("enter");
    else if (event.key === "Tab" && !event.shiftKey) this.close("tab");
    else if (event.key === "Escape") this.close("escape");
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") this.close("save");
    else return;
    event.preventDefault();
  }

  close(how) {
    const { open } = this;
    if (!open) return;
    this.open = null;
    const title = open.input.value.replace(/\s+/g, " ").trim();
    open.input.remove();
    if (how !== "escape" && (title || open.empty) && title !== open.value) open.done(title, how);
    else open.cancelled(how);
  }

  place() {
    if (!this.open) return;
    const { rect: [x, y, w, h], input, value } = this.open, [left, top] = this.view.toScreen([x, y]), { k } = this.view.at;
    const width = Math.max(132, w * k), height = Math.max(32, Math.min(h * k, 60));
    Object.assign(input.style, {
      left: `${Math.max(4, value ? left + (w * k - width) / 2 : left)}px`, top: `${top + (h * k - height) / 2}px`,
      width: `${width}px`, height: `${height}px`, fontSize: `${Math.max(13, Math.min(18, 13 * k))}px`,
    });
  }
}
