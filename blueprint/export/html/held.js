/* What the standards packs ask for, and what the map achieves of it. */
const signs = { ok: "✓", broken: "✗", open: "?", away: "–" };
const cell = (index, more) => put(make("td", null, more), index);
const above = (element, ...indices) => {
  for (const index of indices) element.append(put(make("span", null, { class: "more" }), index));
  return element;
};
const goTo = ([title, id]) => {
  if (!id) return cell(title);
  const button = put(make("button", null, { type: "button", class: "jump" }), title), box = make("td");
  button.addEventListener("click", () => { open("blueprint"); choose(id, true); });
  box.append(button);
  return box;
};
const heldRow = (row) => {
  const line = make("tr", null, { class: "is-" + row.state });
  const item = put(make("th", null, { scope: "row" }), row.item);
  item.append(make("span", said(row.id)[0], { class: "more id" }));
  line.append(item, row.at ? goTo(row.at) : make("td", "–"), cell(row.asked));
  const achieved = row.achieved === undefined ? make("td", row.why ? "" : "–") : cell(row.achieved);
  const verdict = make("td");
  verdict.append(make("span", signs[row.state] + " " + whole(row.verdict), { class: "pill " + row.state }));
  const source = cell(row.source[0]);
  line.append(above(achieved, ...(row.why || [])), verdict, cell(row.sure, row.verified ? {} : { class: "soft" }), above(source, ...row.source.slice(1)));
  return line;
};
/* What applies to nothing stands below its reason, said once. */
const awayRow = (index) => {
  const line = make("tr", null, { class: "is-away" });
  line.append(put(make("td", null, { colspan: data.held.head.length, class: "reason" }), index));
  return line;
};
const heldRows = (pack) => pack.groups.flatMap(([why, rows]) => [...(why < 0 ? [] : [awayRow(why)]), ...rows.map(heldRow)]);
const hold = () => {
  const box = byId("held");
  if (!box) return;
  const table = make("table"), head = make("thead"), top = make("tr");
  for (const index of data.held.head) top.append(put(make("th", null, { scope: "col" }), index));
  head.append(top);
  table.append(head);
  for (const pack of data.held.packs) {
    const body = make("tbody"), named = make("th", null, { colspan: data.held.head.length, scope: "rowgroup", class: "pack" }), line = make("tr");
    put(named, pack.title).append(make("span", said(pack.about)[0], { class: "more" }));
    line.append(named);
    body.append(line, ...heldRows(pack));
    table.append(body);
  }
  const counts = make("p", null, { class: "counts" });
  for (const [index, kind] of data.held.counts) counts.append(make("span", signs[kind] + " " + whole(index), { class: "pill " + kind }));
  counts.append(make("span", word("all-segments"), { class: "soft" }));
  const heading = put(make("h2"), data.words.held);
  heading.append(make("span", whole(data.title), { class: "printed" }));
  box.replaceChildren(heading, counts, table);
};
