/* The side: clock, counts, counters, who is who. */
const two = (number) => String(number).padStart(2, "0");

const clockOf = (t) => { const s = Math.floor(t / 10); return `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`; };

const COLUMNS = ["waiting", "longest", "serving", "served", "gave-up"];

class Side {
  constructor(root, data, colours) {
    const { words } = data;
    this.clock = element("p", "clock", "");
    this.totals = ["came", "there", "left"].map((name) => element("b", "", ""));
    const totals = element("p", "totals", ...["came", "there", "left"].map((name, i) => element("span", "", this.totals[i], ` ${words[name]}`)));
    this.rows = data.counters.map(({ title, servers }) => ({ servers, cells: COLUMNS.map((name) => element("td", name, "")), name: element("th", "", title) }));
    for (const { name } of this.rows) name.scope = "row";
    const head = element("tr", "", ...["counter", ...COLUMNS].map((name) => { const cell = element("th", "", words[name]); cell.scope = "col"; return cell; }));
    const table = element("table", "", element("caption", "", words.counters), element("thead", "", head), element("tbody", "", ...this.rows.map(({ name, cells }) => element("tr", "", name, ...cells))));
    const named = data.kinds.map((title, i) => [title || words.who, colours[i % colours.length]]);
    const key = element("ul", "key", ...[...named, [words["gives-up"], GIVEN_UP]].map(([title, colour]) => {
      const sign = element("i", "", "");
      sign.style.background = colour;
      return element("li", "", sign, title);
    }));
    root.replaceChildren(element("h1", "", data.title), this.clock, totals, data.counters.length ? table : "", key, element("p", "soft", words.kept), words.cut ? element("p", "soft", words.cut) : "", element("p", "soft", words.keys));
  }

  show(run, t) {
    this.clock.textContent = clockOf(t);
    const { came, there, left } = run.totals(t);
    [came, there, left].forEach((value, i) => { this.totals[i].textContent = value; });
    this.rows.forEach(({ cells, servers }, i) => {
      const told = run.told(run.counters[i], t);
      [told.waiting, told.longest, `${told.serving}/${servers}`, told.served, told.gaveUp].forEach((value, k) => { if (cells[k].textContent !== String(value)) cells[k].textContent = value; });
      cells[0].classList.toggle("many", told.waiting > servers);
    });
  }
}
