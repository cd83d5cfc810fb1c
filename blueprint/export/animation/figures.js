/* The side: clock, counts, counters, who is who. */
const two = (number) => String(number).padStart(2, "0");

const clockOf = (t) => { const s = Math.floor(t / 10); return `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`; };

const HOUR = 36000;

/* A day by the hour: who came, and the longest queue, as far as the day has come. */
class Hours {
  constructor(data) {
    const { words, opens, length } = data, columns = ["hour", "came", "most-waiting", "where"];
    this.opens = opens;
    this.titles = data.counters.map(({ title }) => title);
    this.rows = [];
    for (let h = Math.floor(opens / HOUR); h * HOUR < opens + length; h++) {
      const name = element("th", "", `${two(h % 24)}:00`), cells = columns.slice(1).map((column) => element("td", column, ""));
      name.scope = "row";
      this.rows.push({ from: h * HOUR - opens, cells, row: element("tr", "", name, ...cells) });
    }
    const head = element("tr", "", ...columns.map((name) => { const cell = element("th", name, words[name]); cell.scope = "col"; return cell; }));
    this.table = element("table", "hours", element("caption", "", words.hours), element("thead", "", head), element("tbody", "", ...this.rows.map(({ row }) => row)));
  }

  show(run, t) {
    for (const { from, cells, row } of this.rows) {
      const to = Math.min(t, from + HOUR - 1), begun = to >= from, long = begun ? run.counters.map((each) => run.longest(each, from, to)) : [], most = Math.max(0, ...long);
      const told = begun ? [run.cameIn(from, to), most, most ? this.titles[long.indexOf(most)] : "–"] : ["", "", ""];
      told.forEach((value, k) => { if (cells[k].textContent !== String(value)) cells[k].textContent = value; });
      row.classList.toggle("now", begun && t < from + HOUR);
    }
  }
}

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
    this.opens = data.opens ?? 0;
    this.hours = data.opens === null ? null : new Hours(data);
    root.replaceChildren(element("h1", "", data.title), this.clock, totals, data.counters.length ? table : "", this.hours?.table ?? "", key, ...data.shared.map((line) => element("p", "soft", line)), element("p", "soft", words.kept), words.cut ? element("p", "soft", words.cut) : "", element("p", "soft", words.keys));
  }

  show(run, t) {
    this.clock.textContent = clockOf(this.opens + t);
    this.hours?.show(run, t);
    const { came, there, left } = run.totals(t);
    [came, there, left].forEach((value, i) => { this.totals[i].textContent = value; });
    this.rows.forEach(({ cells, servers }, i) => {
      const told = run.told(run.counters[i], t);
      [told.waiting, told.longest, `${told.serving}/${servers}`, told.served, told.gaveUp].forEach((value, k) => { if (cells[k].textContent !== String(value)) cells[k].textContent = value; });
      cells[0].classList.toggle("many", told.waiting > servers);
    });
  }
}
