// setTimeout and setInterval over a clock; the engine sleeps between two calls of run().
export interface Timers {
  readonly globals: Record<`${'set' | 'clear'}${'Timeout' | 'Interval' | 'Immediate'}`, unknown>;
  /** Runs what is due, in order of time, then of creation; milliseconds until the next timer, -1 when there is none. */
  run(): number;
}

interface Timer {
  readonly id: number;
  due: number;
  readonly interval: number | undefined;
  readonly callback: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[];
}

const longestDelay = 2 ** 31 - 1;

/** `now` gives milliseconds of a clock that never goes back; `bind` prepares a callback where its timer is set. */
export function createTimers(
  now: () => number,
  bind: (callback: Timer['callback']) => Timer['callback'] = (callback) => callback,
): Timers {
  const pending = new Map<number, Timer>();
  const queue = new TimerQueue();
  let lastId = 0;

  const schedule = (callback: Timer['callback'], wait: number, repeat: boolean, args: readonly unknown[]): number => {
    if (typeof callback !== 'function') {
      throw new TypeError(`Expected \`callback\` to be a function, got \`${String(callback)}\` (${typeof callback})`);
    }
    const id = ++lastId;
    const timer = { id, due: now() + wait, interval: repeat ? wait : undefined, callback: bind(callback), args };
    pending.set(id, timer);
    queue.push(timer);
    return id;
  };
  const add =
    (repeat: boolean) =>
    (callback: Timer['callback'], delay?: number, ...args: unknown[]): number =>
      schedule(callback, clampDelay(delay), repeat, args);
  const clear = (id?: unknown): void => {
    pending.delete(Number(id));
  };

  return {
    globals: {
      setTimeout: add(false),
      setInterval: add(true),
      // Due at once, and so before any timer that is set with it: those wait a millisecond.
      setImmediate: (callback: Timer['callback'], ...args: unknown[]): number => schedule(callback, 0, false, args),
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clear,
    },
    run() {
      // A cleared timer stays in the queue until its time comes.
      while (queue.first && !pending.has(queue.first.id)) queue.shift();
      const timer = queue.first;
      if (!timer) return -1;
      const wait = timer.due - now();
      if (wait > 0) return wait;
      queue.shift();
      if (timer.interval === undefined) {
        pending.delete(timer.id);
      } else {
        timer.due = now() + timer.interval;
        queue.push(timer);
      }
      // One callback a call: its microtasks run before the next timer, as the event loop of HTML and Node has it.
      timer.callback(...timer.args);
      return 0;
    },
  };
}

/** HTML's and Node's rule: what is not a delay between 1 and 2^31 - 1 means 1. */
function clampDelay(delay: number | undefined): number {
  const milliseconds = Number(delay);
  return milliseconds >= 1 && milliseconds <= longestDelay ? Math.trunc(milliseconds) : 1;
}

/** A binary heap: no timer is due before its parent, at (i - 1) / 2. */
class TimerQueue {
  readonly #heap: Timer[] = [];

  get first(): Timer | undefined {
    return this.#heap[0];
  }

  push(timer: Timer): void {
    let at = this.#heap.push(timer) - 1;
    while (at > 0 && isBefore(timer, this.#heap[(at - 1) >> 1]!)) {
      this.#heap[at] = this.#heap[(at - 1) >> 1]!;
      at = (at - 1) >> 1;
    }
    this.#heap[at] = timer;
  }

  shift(): void {
    const moved = this.#heap.pop();
    if (!moved || this.#heap.length === 0) return;
    let at = 0;
    for (
      let child = this.#earlierChild(at);
      child && isBefore(this.#heap[child]!, moved);
      child = this.#earlierChild(at)
    ) {
      this.#heap[at] = this.#heap[child]!;
      at = child;
    }
    this.#heap[at] = moved;
  }

  /** The index of the child of `at` that is due first; 0 when there is none. */
  #earlierChild(at: number): number {
    const left = 2 * at + 1;
    const right = left + 1;
    if (left >= this.#heap.length) return 0;
    return right < this.#heap.length && isBefore(this.#heap[right]!, this.#heap[left]!) ? right : left;
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.due < b.due || (a.due === b.due && a.id < b.id);
}
