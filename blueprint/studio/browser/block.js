/* Blocks of cells as text, the way spreadsheets put them on the clipboard: tabs between cells, a line a row, and
   quotes round a cell that holds either. Pure. */

/* A cell in quotes, to its end; quotes that only stand round words, as round something said, are the words' own. */
const QUOTED = /"([^"]*(?:""[^"]*)*)"(?=\t|\r?\n|$)/y, NEEDS_QUOTES = /["\t\n]/, PLAIN = /[^\t\n]*/y;

const cellAt = (text, at) => {
  QUOTED.lastIndex = PLAIN.lastIndex = at;
  const quoted = QUOTED.exec(text);
  if (quoted && NEEDS_QUOTES.test(quoted[1])) return [quoted[1].replaceAll('""', '"').replaceAll("\r", ""), QUOTED.lastIndex];
  return [PLAIN.exec(text)[0].replaceAll("\r", ""), PLAIN.lastIndex];
};

export const readBlock = (text) => {
  const rows = [[]];
  for (let at = 0; ; at += 1) {
    const [cell, end] = cellAt(text, at);
    rows.at(-1).push(cell);
    at = end + (text[end] === "\r" ? 1 : 0);
    if (at >= text.length) break;
    if (text[at] === "\n") rows.push([]);
  }
  if (rows.length > 1 && rows.at(-1).every((each) => each === "")) rows.pop();
  return rows;
};

export const writeBlock = (rows) => rows.map((row) => row.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");
