/* The queue of edits: all that Python has not acknowledged is sent again until it has. */
const AGAIN = 700;
/* Queues outlive a component that leaves the page for another view, so that its last edits are not lost. */
const kept = (globalThis[Symbol.for("blueprint.queues")] ??= new Map());

export class Queue {
  constructor(key) {
    const old = kept.get(key) ?? { pending: [], last: 0 };
    kept.set(key, old);
    this.state = old;
    this.post = () => {};
    this.timer = 0;
    this.tries = 0;
  }

  get pending() { return this.state.pending; }

  add(verb) {
    const n = (this.state.last += 1);
    this.state.pending.push({ n, verb });
    this.tries = 0;
    this.send();
    return n;
  }

  /* A new try is a new value: Streamlit calls nobody for a value it knows. */
  send() {
    clearTimeout(this.timer);
    if (!this.pending.length) return;
    this.post(this.pending.map((op) => (this.tries ? { ...op, again: this.tries } : op)));
    this.tries += 1;
    this.timer = setTimeout(() => this.send(), AGAIN);
  }

  acknowledge(seq) {
    this.state.last = Math.max(this.state.last, seq);
    const before = this.pending.length;
    this.state.pending = this.pending.filter((op) => op.n > seq);
    if (!this.pending.length) clearTimeout(this.timer);
    else if (!this.timer && before) this.timer = setTimeout(() => this.send(), AGAIN);
  }

  stop() { clearTimeout(this.timer); }
}
