/* Ctrl+F: a touchpoint by its name, its id, or any word of it; Enter goes to it, and on to the next. */
import { filled, html } from "./shapes.js";

const MOST_FOUND = 8;
const plainly = (text) => String(text).normalize("NFKC").toLowerCase();

export class Finder {
  constructor(stage) {
    this.stage = stage;
    this.root = null;
  }

  open() {
    const { words } = this.stage.data;
    if (this.root) { this.input.focus(); this.input.select(); return; }
    this.input = html("input", { type: "text", class: "find-input", role: "combobox", "aria-expanded": "true", "aria-controls": "find-list", "aria-label": words["find-what"], placeholder: words["find-what"], spellcheck: "false", autocomplete: "off" });
    this.list = html("ul", { role: "listbox", id: "find-list", "aria-label": words.find });
    this.count = html("p", { class: "find-count", role: "status" });
    this.root = html("div", { class: "find", role: "search" }, this.input, this.count, this.list);
    this.input.addEventListener("input", () => this.search());
    this.root.addEventListener("keydown", (event) => this.press(event));
    this.root.addEventListener("pointerdown", (event) => event.stopPropagation());
    this.stage.sheet.append(this.root);
    this.search();
    this.input.focus();
  }

  close() {
    this.root?.remove();
    this.root = null;
    this.stage.focus();
  }

  /* Titles that begin so come first, then titles, then anything else that is said of a touchpoint. */
  matches(said) {
    const { data, form } = this.stage, found = [];
    for (const id of data.order.filter((each) => data.boxes[each])) {
      const box = data.boxes[id], titles = [...Object.values(box.titles), id].map(plainly);
      const others = Object.values(form.told?.parts[id]?.values ?? {}).flat().map(plainly);
      const rank = titles.some((each) => each.startsWith(said)) ? 0 : titles.some((each) => each.includes(said)) ? 1 : others.some((each) => each.includes(said)) ? 2 : 3;
      if (rank < 3) found.push([rank, id]);
    }
    return found.sort(([a], [b]) => a - b).map(([, id]) => id);
  }

  search() {
    const said = plainly(this.input.value.trim()), { data } = this.stage;
    this.found = said ? this.matches(said) : [];
    this.at = -1;
    this.count.textContent = said ? filled(data.words[this.found.length ? "found" : "found-none"], { count: this.found.length }) : "";
    this.list.replaceChildren(...this.found.slice(0, MOST_FOUND).map((id, i) => {
      const line = html("li", { role: "option", id: `find-${i}` }, data.boxes[id].title, html("small", {}, id));
      line.addEventListener("click", () => { this.go(i); this.close(); });
      return line;
    }));
  }

  go(to) {
    if (!this.found.length) return;
    this.at = (to + this.found.length) % this.found.length;
    [...this.list.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === this.at)));
    this.input.setAttribute("aria-activedescendant", `find-${this.at}`);
    const id = this.found[this.at];
    this.stage.select([id], { quiet: true });
    this.stage.goTo(id);
  }

  press(event) {
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter") this.go(this.at + (event.shiftKey ? -1 : 1));
    else if (event.key === "ArrowDown") this.go(this.at + 1);
    else if (event.key === "ArrowUp") this.go(this.at - 1);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f") this.input.select();
    else return;
    event.preventDefault();
  }
}
