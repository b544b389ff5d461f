// setTimeout and setInterval over a clock; the engine sleeps between two calls of run().
export interface Timers {
  readonly globals: Record<'setTimeout' | 'setInterval' | 'clearTimeout' | 'clearInterval', unknown>;
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

/** `now` gives milliseconds of a clock that never goes back. */
export function createTimers(now: () => number): Timers {
  const pending = new Map<number, Timer>();
  let lastId = 0;

  const add =
    (repeat: boolean) =>
    (callback: Timer['callback'], delay?: number, ...args: unknown[]): number => {
      if (typeof callback !== 'function') {
        throw new TypeError(`Expected \`callback\` to be a function, got \`${String(callback)}\` (${typeof callback})`);
      }
      const wait = clampDelay(delay);
      const id = ++lastId;
      pending.set(id, { id, due: now() + wait, interval: repeat ? wait : undefined, callback, args });
      return id;
    };
  const clear = (id?: unknown): void => {
    pending.delete(Number(id));
  };

  return {
    globals: { setTimeout: add(false), setInterval: add(true), clearTimeout: clear, clearInterval: clear },
    run() {
      const timer = earliest(pending);
      if (!timer) return -1;
      const wait = timer.due - now();
      if (wait > 0) return wait;
      // One callback a call: its microtasks run before the next timer, as the event loop of HTML and Node has it.
      if (timer.interval === undefined) pending.delete(timer.id);
      else timer.due = now() + timer.interval;
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

function earliest(pending: ReadonlyMap<number, Timer>): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of pending.values()) if (!first || timer.due < first.due) first = timer;
  return first;
}
