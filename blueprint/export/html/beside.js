/* For who cannot see the pictures: the outline, whose touchpoints lead to their details, and a table a picture. */
const outlined = ({ outline }) => {
  const list = make("ul", null, { class: "outline" });
  for (const [lane, ids] of outline) {
    const item = make("li", whole(lane)), inner = make("ol");
    for (const id of ids) {
      const entry = make("li"), button = put(make("button", null, { type: "button", class: "jump" }), data.touchpoints[id].title);
      button.addEventListener("click", () => { open("blueprint"); choose(id, true); });
      entry.append(button);
      inner.append(entry);
    }
    item.append(inner);
    list.append(item);
  }
  return list;
};
const tabled = ([title, head, rows]) => {
  const table = make("table"), top = make("tr"), over = make("thead"), body = make("tbody");
  for (const index of head) top.append(put(make("th", null, { scope: "col" }), index));
  over.append(top);
  for (const row of rows) {
    const line = make("tr");
    row.forEach((index, at) => {
      const box = at ? make("td") : make("th", null, { scope: "row" });
      line.append(index < 0 ? box : put(box, index));
    });
    body.append(line);
  }
  table.append(put(make("caption"), title), over, body);
  return table;
};
const told = () => {
  const here = data.beside[state.segment];
  byId("beside").replaceChildren(make("h2", word("outline")), outlined(here), make("h2", word("tables")), ...here.tables.map(tabled));
};
