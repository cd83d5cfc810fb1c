/* Python hears of a selection that has stayed for a moment (ms), and of each before an edit: whoever walks over boxes
   keeps nobody busy. */
const MOMENT = 120;

export class Telling {
  constructor(report) {
    Object.assign(this, { report, ids: null, timer: 0 });
  }

  soon(ids) {
    this.drop();
    this.ids = ids;
    this.timer = setTimeout(() => this.now(), MOMENT);
  }

  now() {
    const { ids } = this;
    this.drop();
    if (ids) this.report(ids);
  }

  drop() {
    clearTimeout(this.timer);
    this.ids = null;
  }
}
