/* The recorded run: who is where at a time, and how many. Times are tenths of seconds since it began. */
const BOX = 0, SINCE = 1, START = 2, UNTIL = 3, QUEUE = 4, GAVE_UP = 5;

/* How many of some sorted times are at or before t. */
const upTo = (times, t) => {
  let low = 0, high = times.length;
  while (low < high) { const middle = (low + high) >> 1; if (times[middle] <= t) low = middle + 1; else high = middle; }
  return low;
};

class RecordedRun {
  constructor(data) {
    this.length = data.length;
    this.tokens = data.tokens.map(([kind, ...stays]) => ({ kind, stays, at: -1 })).filter((token) => token.stays.length);
    const column = () => ({ joined: [], started: [], gaveUp: [], done: [] });
    this.counters = data.counters.map(column);
    this.came = this.tokens.map((token) => token.stays[0][SINCE]).sort((a, b) => a - b);
    this.left = this.tokens.map((token) => token.stays.at(-1)[UNTIL]).sort((a, b) => a - b);
    for (const { stays } of this.tokens) for (const stay of stays) if (stay[QUEUE] >= 0) this.note(this.counters[stay[QUEUE]], stay, data);
    for (const each of this.counters) for (const times of Object.values(each)) times.sort((a, b) => a - b);
    this.counters.forEach((each) => { each.steps = this.lengths(each); });
    this.rewind();
  }

  /* A wait that stands before its counter has no service of its own; who passes from it to the counter joins at its start. */
  note(counter, stay, data) {
    const here = stay[BOX] === data.counters[stay[QUEUE]].box;
    if (stay[START] > stay[SINCE] || stay[GAVE_UP]) {
      counter.joined.push(stay[SINCE]);
      (stay[GAVE_UP] ? counter.gaveUp : counter.started).push(stay[START]);
    }
    if (here && !stay[GAVE_UP]) counter.done.push([stay[START], stay[UNTIL]]);
  }

  /* How long its queue is after each change. */
  lengths(counter) {
    counter.from = counter.done.map(([start]) => start).sort((a, b) => a - b);
    counter.done = counter.done.map(([, until]) => until).sort((a, b) => a - b);
    const changes = [...counter.joined.map((t) => [t, 1]), ...counter.started.map((t) => [t, -1]), ...counter.gaveUp.map((t) => [t, -1])].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    let long = 0, most = 0;
    const times = [], mosts = [], longs = [];
    for (const [t, change] of changes) { long += change; if (t >= 0) { most = Math.max(most, long); times.push(t); mosts.push(most); longs.push(long); } }
    return { times, mosts, longs };
  }

  /* The most who ever waited at once in a queue from one time to another. */
  longest(counter, from, to) {
    const { times, longs } = counter.steps, first = upTo(times, from), last = upTo(times, to);
    return Math.max(0, first ? longs[first - 1] : 0, ...longs.slice(first, last));
  }

  cameIn(from, to) { return upTo(this.came, to) - upTo(this.came, from - 1); }

  told(counter, t) {
    const waiting = upTo(counter.joined, t) - upTo(counter.started, t) - upTo(counter.gaveUp, t), seen = upTo(counter.steps.times, t);
    return {
      waiting,
      longest: Math.max(waiting, seen ? counter.steps.mosts[seen - 1] : 0),
      serving: upTo(counter.from, t) - upTo(counter.done, t),
      served: upTo(counter.done, t) - upTo(counter.done, -1),
      gaveUp: upTo(counter.gaveUp, t) - upTo(counter.gaveUp, -1),
    };
  }

  totals(t) {
    const came = upTo(this.came, t), left = upTo(this.left, t), before = upTo(this.came, -1);
    return { came: came - before, there: came - left, left: left - upTo(this.left, -1) };
  }

  rewind() { this.next = 0; this.there = []; this.last = -Infinity; for (const token of this.tokens) token.at = -1; }

  /* Those who are there at t, each at its stay; `gone` are those who have left since the last time. */
  at(t) {
    if (t < this.last) this.rewind();
    this.last = t;
    while (this.next < this.tokens.length && this.tokens[this.next].stays[0][SINCE] <= t) this.there.push(this.tokens[this.next++]);
    const gone = [];
    this.there = this.there.filter((token) => {
      const { stays } = token;
      while (token.at + 1 < stays.length && (token.at < 0 || stays[token.at + 1][SINCE] <= t)) token.at++;
      if (token.at < stays.length - 1 || stays.at(-1)[UNTIL] > t) return true;
      gone.push(token);
      return false;
    });
    return gone;
  }
}
