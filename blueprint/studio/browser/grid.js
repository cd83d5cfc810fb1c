/* The table: rows as in the map and an empty one, one field that goes from cell to cell, and what is typed goes into
   the queue of edits. Cells show at once what was typed; what Python says of them comes when nothing is on its way. */
import { listenToCells } from "./cells.js";
import { readBlock, writeBlock } from "./block.js";
import { Queue } from "./queue.js";
import { filled, html } from "./shapes.js";

let made = 0;

export class Grid {
  constructor(host, queue) {
    this.queue = new Queue(queue, host);
    this.data = null;
    this.rows = [];
    this.at = [0, 0];
    this.from = [0, 0];
    this.home = 0;
    this.typing = false;
    this.before = "";
    this.input = html("input", { type: "text", class: "cell-input", autocomplete: "off", spellcheck: "false" });
    this.lists = html("div", { hidden: "" });
    this.head = html("thead");
    this.body = html("tbody");
    this.table = html("table", { role: "grid" }, this.head, this.body);
    this.drop = html("button", { type: "button", class: "drop" });
    this.said = html("p", { class: "said", role: "status", "aria-live": "polite" });
    this.spoken = html("span", { id: "cell-says" });
    this.heard = html("p", { class: "unseen", "aria-live": "polite", "aria-atomic": "true" }, html("span"), " ", this.spoken);
    this.input.setAttribute("aria-describedby", "cell-says");
    this.hint = html("p", { class: "hint" });
    this.room = html("div", { class: "room" }, this.table, this.input);
    this.root = html("div", { class: "table" }, this.room, html("div", { class: "foot" }, this.drop, this.said), this.hint, this.heard, this.lists);
    host.append(this.root);
    this.stop = listenToCells(this);
  }

  get isHalf() { return this.typing && this.input.value !== this.before; }

  get columns() { return this.data?.columns ?? []; }

  /* The row that the keys can reach last: the empty one, where there can be new rows. */
  get last() { return Math.max(0, this.data?.fixed ? this.rows.length - 1 : this.rows.length); }

  receive({ told }, setStateValue) {
    const data = JSON.parse(told);
    this.queue.post = (ops) => setStateValue("ops", ops);
    this.queue.acknowledge(data.seq);
    if (this.queue.pending.length && this.data?.table === data.table) return;
    const keys = this.rows.map((row) => row.row), [row, column] = this.at, old = this.data;
    this.data = data;
    this.rows = data.rows.map((each) => ({ row: each.row, cells: { ...each.cells } }));
    if (old?.table !== data.table) { this.at = this.from = [0, 0]; this.home = 0; } else {
      const index = data.columns.findIndex((each) => each.key === old.columns[column]?.key);
      const named = (at) => data.rows.findIndex((each) => each.row === (data.names[keys[at]] ?? keys[at]));
      /* What is being typed into a row that is gone begins a new one; it must not get into the next. */
      if (this.typing && data.fixed && (index < 0 || named(row) < 0)) { this.typing = false; this.input.value = ""; }
      const gone = (at) => (this.typing ? this.last : Math.min(at, this.last));
      const place = (at) => { const found = named(at); return found < 0 ? gone(at) : found; };
      const single = this.from[0] === row && this.from[1] === column;
      this.at = [at(place, row, keys.length, this.last), index < 0 ? Math.min(column, data.columns.length - 1) : index];
      this.from = single ? this.at : [at(place, this.from[0], keys.length, this.last), Math.min(this.from[1], data.columns.length - 1)];
    }
    this.named(old);
    this.draw();
    this.root.dataset.seq = data.seq;
  }

  /* Headings and what columns offer. */
  named(old) {
    const { data } = this, { words } = data;
    this.root.lang = data.language;
    this.root.style.height = data.height;
    this.table.setAttribute("aria-label", words[data.table]);
    this.root.classList.toggle("read-only", data.readOnly);
    this.drop.hidden = data.readOnly || data.fixed;
    this.drop.textContent = words.drop;
    this.drop.title = words["drop-hint"];
    this.hint.textContent = words.hint;
    this.input.readOnly = data.readOnly;
    const offers = data.columns.filter((column) => column.offers.length);
    this.lists.replaceChildren(...offers.map((column) => html("datalist", { id: `offers-${column.key}` }, ...column.offers.map((each) => html("option", { value: each })))));
    if (JSON.stringify(old?.columns.map((each) => each.label)) === JSON.stringify(data.columns.map((each) => each.label))) return;
    this.head.replaceChildren(html("tr", {}, html("th", { scope: "col", class: "number" }, html("span", { class: "unseen" }, "#")), ...data.columns.map((column) => html("th", { scope: "col", title: column.help, class: column.wide ? "wide" : "" }, column.label))));
    this.body.replaceChildren();
  }

  cell(row, key) { return this.rows[row]?.cells[key] ?? ""; }

  reason(row, key) { return this.data.rejected[`${this.rows[row]?.row}|${key}`]; }

  draw() {
    const { body, columns, rows, data } = this;
    while (body.rows.length > this.last + 1) body.lastElementChild.remove();
    while (body.rows.length <= this.last) body.append(html("tr", {}, html("th", { scope: "row", class: "number" }), ...columns.map(() => html("td", { role: "gridcell" }))));
    [...body.rows].forEach((line, i) => {
      const fresh = i === rows.length, number = fresh ? "+" : String(i + 1);
      line.classList.toggle("new", fresh);
      if (rows[i]) line.dataset.row = rows[i].row; else delete line.dataset.row;
      if (line.cells[0].textContent !== number) line.cells[0].textContent = number;
      columns.forEach((column, j) => {
        const cell = line.cells[j + 1], wrong = this.reason(i, column.key), said = wrong ? wrong[0] : this.cell(i, column.key);
        const text = said || (fresh && j === 0 ? data.words.new : "");
        if (cell.textContent !== text) cell.textContent = text;
        if (cell.dataset.key !== column.key) cell.dataset.key = column.key;
        cell.classList.toggle("wrong", Boolean(wrong));
        if (wrong) { cell.setAttribute("aria-invalid", "true"); cell.title = wrong[1]; } else { cell.removeAttribute("aria-invalid"); cell.title = said.length > 24 ? said : ""; }
      });
    });
    this.place();
  }

  /* The field over its cell, and which cells are chosen. */
  place() {
    const { columns, data } = this, [row, column] = this.at;
    const [top, left, bottom, right] = this.area;
    [...this.body.rows].forEach((line, i) => [...line.cells].forEach((cell, j) => {
      const chosen = i >= top && i <= bottom && j > left && j <= right + 1;
      cell.classList.toggle("chosen", chosen && (top !== bottom || left !== right));
      cell.classList.toggle("active", i === row && j === column + 1);
      if (j) cell.setAttribute("aria-selected", String(chosen));
    }));
    const cell = this.body.rows[row]?.cells[column + 1], spec = columns[column];
    if (!cell || !spec) return;
    this.lay();
    this.input.classList.toggle("typing", this.typing);
    const label = filled(data.words.cell, { column: spec.label, row: row + 1 });
    this.input.setAttribute("aria-label", label);
    if (!this.typing) this.tellCell(label, this.reason(row, spec.key)?.[0] ?? this.cell(row, spec.key));
    if (spec.offers.length) this.input.setAttribute("list", `offers-${spec.key}`); else this.input.removeAttribute("list");
    this.drop.disabled = top >= this.rows.length;
    const wrong = this.reason(row, spec.key);
    if (wrong) this.input.setAttribute("aria-invalid", "true"); else this.input.removeAttribute("aria-invalid");
    this.said.classList.toggle("wrong", Boolean(wrong));
    this.say(wrong ? wrong[1] : this.told ?? "");
  }

  /* The first column stays when the others go by, and the field with it. */
  lay() {
    const cell = this.body.rows[this.at[0]]?.cells[this.at[1] + 1], { style } = this.input;
    if (!cell) return;
    style.left = `${cell.offsetLeft}px`;
    style.top = `${cell.offsetTop}px`;
    style.width = `${Math.max(cell.offsetWidth, this.typing ? 150 : 0)}px`;
    style.height = `${cell.offsetHeight}px`;
    style.zIndex = this.at[1] ? 0 : 1;
  }

  /* To those who listen: the focus stays in the field, which is empty until something is typed. */
  tellCell(label, said) {
    const { heard: { firstElementChild: first }, spoken } = this;
    if (first.textContent !== label) first.textContent = label;
    if (spoken.textContent !== said) spoken.textContent = said;
  }

  say(text) { if (this.said.textContent !== text) this.said.textContent = text; }

  /* Top, left, bottom and right of what is chosen. */
  get area() {
    const [a, b] = this.at, [c, d] = this.from;
    return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  }

  go(row, column, { keep = false, home = true } = {}) {
    this.at = [Math.max(0, Math.min(row, this.last)), Math.max(0, Math.min(column, this.columns.length - 1))];
    if (!keep) this.from = this.at;
    if (home) this.home = this.at[1];
    this.told = "";
    this.place();
    const cell = this.body.rows[this.at[0]]?.cells[this.at[1] + 1];
    if (cell) this.show(cell);
  }

  /* Into view, but not below the heading, the numbers or the first column, which stay. */
  show(cell) {
    const { room } = this, top = this.head.offsetHeight, [number, first] = this.body.rows[0].cells, left = number.offsetWidth + first.offsetWidth;
    if (cell.offsetTop - top < room.scrollTop) room.scrollTop = cell.offsetTop - top;
    else if (cell.offsetTop + cell.offsetHeight > room.scrollTop + room.clientHeight) room.scrollTop = cell.offsetTop + cell.offsetHeight - room.clientHeight;
    if (cell.cellIndex === 1) return;
    if (cell.offsetLeft - left < room.scrollLeft) room.scrollLeft = cell.offsetLeft - left;
    else if (cell.offsetLeft + cell.offsetWidth > room.scrollLeft + room.clientWidth) room.scrollLeft = cell.offsetLeft + cell.offsetWidth - room.clientWidth;
  }

  /* Type over what a cell says, or go on with it. */
  open(value = null) {
    if (this.isOnlyShown()) return;
    const key = this.columns[this.at[1]].key, wrong = this.reason(this.at[0], key);
    this.typing = true;
    this.before = wrong ? wrong[0] : this.cell(this.at[0], key);
    this.from = this.at;
    if (value !== null) this.input.value = value;
    this.place();
  }

  /* What was typed goes into the map. */
  close(take = true) {
    if (!this.typing) return;
    const { value } = this.input, changed = value !== this.before;
    this.typing = false;
    this.input.value = "";
    if (take && changed) this.fill([this.at[0]], [[value]], this.at[1]);
    else this.place();
  }

  /* Cells of rows, as one edit; rows below the last are new. */
  fill(rows, cells, left) {
    if (this.data.readOnly) return;
    const sent = [];
    rows.forEach((row, i) => {
      const typed = Object.fromEntries(cells[i].slice(0, this.columns.length - left).map((value, j) => [this.columns[left + j].key, value]));
      if (row >= this.rows.length) {
        if (this.data.fixed || !Object.values(typed).some((value) => value.trim())) return;
        this.rows.push({ row: `+${Date.now().toString(36)}-${(made += 1)}`, cells: {} });
      }
      const mine = this.rows[Math.min(row, this.rows.length - 1)];
      Object.assign(mine.cells, typed);
      for (const key of Object.keys(typed)) delete this.data.rejected[`${mine.row}|${key}`];
      sent.push({ row: mine.row, cells: typed });
    });
    if (sent.length) this.queue.add({ verb: "cells", table: this.data.table, rows: sent });
    this.draw();
  }

  paste(text) {
    if (this.data.readOnly || !text) return;
    const block = readBlock(text), [top, left, bottom, right] = this.area, { words } = this.data;
    const one = block.length === 1 && block[0].length === 1;
    const cells = one ? Array.from({ length: bottom - top + 1 }, () => Array(right - left + 1).fill(block[0][0])) : block;
    const wide = Math.max(...cells.map((row) => row.length)), lost = Math.max(0, left + wide - this.columns.length);
    this.fill(cells.map((_, i) => top + i), cells, left);
    this.at = [top, left];
    this.from = [Math.min(top + cells.length - 1, this.last), Math.min(left + wide, this.columns.length) - 1];
    this.told = filled(words[lost ? "said-narrow" : "said-pasted"], { rows: cells.length, columns: lost });
    this.draw();
  }

  copy() {
    const [top, left, bottom, right] = this.area;
    const rows = Array.from({ length: Math.min(bottom, this.rows.length - 1) - top + 1 }, (_, i) => this.columns.slice(left, right + 1).map((column) => this.cell(top + i, column.key)));
    return writeBlock(rows);
  }

  empty() {
    const [top, left, bottom, right] = this.area, last = Math.min(bottom, this.rows.length - 1);
    const rows = Array.from({ length: Math.max(0, last - top + 1) }, (_, i) => top + i);
    this.fill(rows, rows.map(() => Array(right - left + 1).fill("")), left);
  }

  dropRows() {
    const [top, , bottom] = this.area, gone = this.rows.slice(top, bottom + 1);
    if (this.data.readOnly || this.data.fixed || !gone.length) return;
    this.rows.splice(top, gone.length);
    this.queue.add({ verb: "drop-rows", table: this.data.table, rows: gone.map((each) => each.row) });
    this.go(top, this.at[1]);
    this.told = filled(this.data.words["said-dropped"], { count: gone.length });
    this.draw();
    this.input.focus({ preventScroll: true });
  }

  send(verb) { if (!this.isOnlyShown()) this.queue.add({ verb }); }

  /* Says so, too: an edit that nobody may make would wait for ever for its answer. */
  isOnlyShown() {
    if (this.data.readOnly) { this.told = this.data.words["said-read-only"]; this.place(); }
    return this.data.readOnly;
  }
}

/* The empty last row stays the empty last row. */
const at = (place, row, before, now) => (row >= before ? now : place(row));
