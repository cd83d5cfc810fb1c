/* Keys, mouse and clipboard of the table, as in a spreadsheet. The one field always has the focus, so that whatever is
   typed, also by an input method, begins in the cell that is chosen. */

const page = (grid) => Math.max(1, Math.floor(grid.room.clientHeight / 31) - 2);

/* Left and right along the row, then on to the next. At either end of the table Tab leaves it. */
const tab = (grid, back) => {
  const [row, column] = grid.at, last = grid.columns.length - 1;
  if (back ? row === 0 && column === 0 : row === grid.last && column === last) return false;
  const { home } = grid;
  if (back) grid.go(column ? row : row - 1, column ? column - 1 : last);
  else grid.go(column < last ? row : row + 1, column < last ? column + 1 : 0);
  grid.home = column === last && !back ? 0 : home;
  return true;
};

const moves = (grid, event) => {
  const [row, column] = grid.at, keep = event.shiftKey, far = event.ctrlKey || event.metaKey;
  const to = {
    ArrowUp: [far ? 0 : row - 1, column], ArrowDown: [far ? grid.last : row + 1, column],
    ArrowLeft: [row, far ? 0 : column - 1], ArrowRight: [row, far ? grid.columns.length : column + 1],
    Home: [far ? 0 : row, 0], End: [far ? grid.last : row, grid.columns.length],
    PageUp: [row - page(grid), column], PageDown: [row + page(grid), column],
  }[event.key];
  if (to) grid.go(...to, { keep });
  return Boolean(to);
};

const withControl = (grid, event) => {
  const key = event.key.toLowerCase();
  if (key === "z") grid.send(event.shiftKey ? "redo" : "undo");
  else if (key === "y") grid.send("redo");
  else if (key === "a") { grid.go(0, 0); grid.go(grid.rows.length - 1, grid.columns.length, { keep: true }); }
  else if (key === "delete" || key === "backspace") grid.dropRows();
  else return false;
  return true;
};

const typed = (grid, event) => {
  if (event.key === "Escape") grid.close(false);
  else if (event.key === "Enter") { grid.close(); down(grid, event.shiftKey ? -1 : 1); }
  else if (event.key === "Tab") { grid.close(); return tab(grid, event.shiftKey); }
  else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && !grid.input.hasAttribute("list")) { grid.close(); down(grid, event.key === "ArrowUp" ? -1 : 1); }
  else return false;
  return true;
};

/* Below the cell where the row was begun. */
const down = (grid, step) => grid.go(grid.at[0] + step, grid.home, { home: false });

const chosen = (grid, event) => {
  if ((event.ctrlKey || event.metaKey) && withControl(grid, event)) return true;
  if (moves(grid, event)) return true;
  if (event.key === "Tab") return tab(grid, event.shiftKey);
  if (event.key === "Enter") down(grid, event.shiftKey ? -1 : 1);
  else if (event.key === "F2") { grid.open(""); grid.input.value = grid.before; }
  else if (event.key === "Delete" || event.key === "Backspace") grid.empty();
  else if (event.key === "Escape") grid.go(...grid.at);
  else return false;
  return true;
};

const cellOf = (grid, event) => {
  const cell = event.target.closest?.("td, tbody th");
  return cell && grid.body.contains(cell) ? [cell.parentElement.rowIndex - 1, cell.cellIndex - 1] : null;
};

const listenToMouse = (grid) => {
  let dragging = false;
  const choose = (event, keep) => {
    const found = cellOf(grid, event);
    if (!found) return false;
    const [row, column] = found;
    if (column < 0) { grid.go(row, grid.columns.length - 1, { keep: false }); grid.from = [keep ? grid.from[0] : row, 0]; grid.place(); } else grid.go(row, column, { keep });
    return true;
  };
  grid.room.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !grid.data || event.target === grid.input) return;
    grid.close();
    dragging = choose(event, event.shiftKey);
  });
  grid.room.addEventListener("mousedown", (event) => {
    if (event.target === grid.input || !cellOf(grid, event)) return;
    event.preventDefault(); // the focus stays in the field
    grid.input.focus({ preventScroll: true });
  });
  grid.room.addEventListener("pointerover", (event) => { if (dragging && event.buttons === 1) choose(event, true); });
  grid.room.addEventListener("dblclick", (event) => { if (cellOf(grid, event)) { grid.open(""); grid.input.value = grid.before; } });
  const up = () => { dragging = false; };
  addEventListener("pointerup", up);
  return () => removeEventListener("pointerup", up);
};

const listenToClipboard = (grid) => {
  grid.input.addEventListener("copy", (event) => {
    if (grid.typing) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", grid.copy());
  });
  grid.input.addEventListener("cut", (event) => {
    if (grid.typing) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", grid.copy());
    grid.empty();
  });
  grid.input.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (grid.typing && !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    grid.close();
    grid.paste(text);
  });
};

export const listenToCells = (grid) => {
  const { input } = grid;
  input.addEventListener("keydown", (event) => {
    if (!grid.data || event.isComposing || event.keyCode === 229) { event.stopPropagation(); return; }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      grid.close();
      grid.send("save");
    } else if (!(grid.typing ? typed(grid, event) : chosen(grid, event))) { event.stopPropagation(); return; }
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("compositionstart", () => { if (!grid.typing) grid.open(); });
  input.addEventListener("input", () => { if (!grid.typing) grid.open(); });
  input.addEventListener("blur", () => grid.close());
  input.addEventListener("focus", () => grid.root.classList.add("focused"));
  input.addEventListener("blur", () => grid.root.classList.remove("focused"));
  grid.drop.addEventListener("click", () => grid.dropRows());
  const sizes = new ResizeObserver(() => { if (grid.data) grid.place(); });
  sizes.observe(grid.room);
  grid.room.addEventListener("scroll", () => { if (grid.data) grid.lay(); }, { passive: true });
  listenToClipboard(grid);
  const unlisten = listenToMouse(grid);
  return () => { grid.close(); unlisten(); sizes.disconnect(); grid.queue.stop(); grid.root.remove(); };
};
