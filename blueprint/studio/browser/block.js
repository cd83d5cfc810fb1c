/* Blocks of cells as text, the way spreadsheets put them on the clipboard: tabs between cells, a line a row, and
   quotes round a cell that holds either. Pure. */

export const readBlock = (text) => {
  const rows = [[]];
  let cell = "", quoted = false, begun = false;
  const end = () => { rows.at(-1).push(cell); cell = ""; begun = false; };
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') { cell += sign; i += 1; } else quoted = false;
    } else if (sign === '"' && !begun) { quoted = true; begun = true; }
    else if (sign === "\t") end();
    else if (sign === "\n") { end(); rows.push([]); }
    else if (sign !== "\r") { cell += sign; begun = true; }
  }
  end();
  if (rows.length > 1 && rows.at(-1).every((each) => each === "")) rows.pop();
  return rows;
};

export const writeBlock = (rows) => rows.map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");
