/* The queue of edits: all that Python has not acknowledged goes out together, one request at a time.

   A request that follows another too soon makes Python begin again, and a slow server would never answer; so what is
   added meanwhile waits for the answer. Only when none comes is the same sent again, ever more rarely. */
const AGAIN = 700, ROUNDS = 5, RAREST = 30000;
const ELSEWHERE = ["pointerdown", "focusin"];
/* Components of one page may share a queue, whose edits then stay in order: the one where something was typed last
   sends all that waits, and the others only hear what has arrived.
   Queues outlive a component that leaves the page, for another view or because Streamlit sets it up anew, so that
   its last edits are not lost: they are kept by the name that Python gave the component. */
const kept = (globalThis[Symbol.for("blueprint.queues")] ??= new Map());

/* Whether an edit of any view is still on its way. */
export const isWaiting = () => [...kept.values()].some((each) => each.pending.length);

export class Queue {
  constructor(key, host) {
    const old = kept.get(key) ?? { pending: [], last: 0, round: 0, again: 0, sent: 0, live: [] };
    kept.set(key, old);
    this.state = old;
    old.live.push(this);
    this.post = this.before = () => {};
    this.timer = 0;
    this.tries = 0;
    this.since = this.first = 0;
    this.flying = false;
    this.host = host;
    const elsewhere = (event) => { if (!event.composedPath().includes(this.host)) this.hurry(); };
    for (const each of ELSEWHERE) addEventListener(each, elsewhere, true);
    this.unlisten = () => { for (const each of ELSEWHERE) removeEventListener(each, elsewhere, true); };
  }

  get pending() { return this.state.pending; }

  /* Who sends. */
  get leads() { return this.state.live.at(-1) === this; }

  lead() { this.state.live = [...this.state.live.filter((each) => each !== this), this]; }

  add(verb) {
    if (!this.leads) this.lead();
    const n = (this.state.last += 1);
    this.state.pending.push({ n, verb });
    if (!this.flying) this.send();
    return n;
  }

  /* A new try is a new value: Streamlit calls nobody for a value it knows. */
  send() {
    clearTimeout(this.timer);
    this.flying = this.pending.length > 0;
    if (!this.flying) return;
    this.before();
    this.first = this.pending[0].n;
    this.state.again += 1;
    this.post(this.pending.map((op) => ({ ...op, again: this.state.again })));
    this.state.sent = this.state.last;
    this.since = performance.now();
    const wait = Math.max(AGAIN, ROUNDS * this.state.round) * 2 ** this.tries;
    this.tries += 1;
    this.timer = setTimeout(() => this.send(), Math.min(wait, RAREST));
  }

  /* What waits for an answer goes out before what the user does elsewhere: saving, another view. */
  hurry() {
    this.before();
    if (this.leads && this.pending.length && this.state.last > this.state.sent) this.send();
  }

  acknowledge(seq) {
    this.state.last = Math.max(this.state.last, seq);
    this.state.pending = this.pending.filter((op) => op.n > seq);
    if (this.flying && seq < this.first) return;
    if (this.flying) this.state.round = performance.now() - this.since;
    this.tries = 0;
    if (this.leads) this.send();
    else this.rest();
  }

  rest() {
    clearTimeout(this.timer);
    this.flying = false;
  }

  stop() {
    this.hurry();
    this.unlisten();
    this.rest();
    const { leads } = this;
    this.state.live = this.state.live.filter((each) => each !== this);
    if (leads) this.state.live.at(-1)?.send();
  }
}
