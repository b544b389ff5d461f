import { describe, expect, it } from 'vitest';
import { createTimers } from './timers.ts';

type Schedule = (callback: unknown, delay?: number, ...args: unknown[]) => number;
type Clear = (id?: unknown) => void;

/** Timers over a clock that the test moves; `run` moves it to each due time, as the engine's sleep does. */
function setUp() {
  let time = 0;
  const timers = createTimers(() => time);
  const run = (limit = 100): void => {
    for (let wait = timers.run(); wait >= 0 && limit > 0; wait = timers.run(), limit--) time += wait;
  };
  const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval } = timers.globals as {
    setTimeout: Schedule;
    setInterval: Schedule;
    setImmediate: Schedule;
    clearTimeout: Clear;
    clearInterval: Clear;
  };
  return { run, timers, setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, now: () => time };
}

describe('timers', () => {
  it('run in order of time, then of creation, with their arguments', () => {
    const { run, setTimeout } = setUp();
    const seen: unknown[] = [];

    setTimeout((...args: unknown[]) => seen.push(['late', ...args]), 20, 1, 2);
    setTimeout(() => seen.push('first'), 10);
    setTimeout(() => seen.push('second'), 10);
    run();

    expect(seen).toEqual(['first', 'second', ['late', 1, 2]]);
  });

  it('run at once before those of the same moment', () => {
    const { run, timers, setTimeout, setImmediate, clearTimeout } = setUp();
    const seen: unknown[] = [];

    setTimeout(() => seen.push('timer'), 0);
    setImmediate((word: unknown) => seen.push(word), 'immediate' as unknown as number);
    clearTimeout(setImmediate(() => seen.push('cleared')));
    expect(timers.run()).toBe(0);
    run();

    expect(seen).toEqual(['immediate', 'timer']);
  });

  it('say how long until the next one, and -1 when there is none', () => {
    const { timers, setTimeout } = setUp();

    expect(timers.run()).toBe(-1);
    setTimeout(() => undefined, 50);
    expect(timers.run()).toBe(50);
  });

  it('stay quick and in order by the ten thousand', () => {
    const { run, setTimeout } = setUp();
    const delays = Array.from({ length: 10_000 }, (_, i) => 1 + ((i * 7919) % 500));
    const seen: number[] = [];

    const started = process.cpuUsage();
    for (const delay of delays) setTimeout(() => seen.push(delay), delay);
    run(30_000);

    expect(seen).toEqual(delays.toSorted((a, b) => a - b));
    expect(process.cpuUsage(started).user).toBeLessThan(2e6);
  });

  it('repeat until they are cleared', () => {
    const { run, setInterval, clearInterval, now } = setUp();
    let count = 0;

    const id = setInterval(() => {
      count++;
      if (count === 3) clearInterval(id);
    }, 5);
    run();

    expect(count).toBe(3);
    expect(now()).toBe(15);
  });

  it('can be cleared before they run; an unknown id is ignored', () => {
    const { run, setTimeout, clearTimeout } = setUp();
    let ran = false;

    clearTimeout(setTimeout(() => (ran = true), 5));
    clearTimeout(99);
    run();

    expect(ran).toBe(false);
  });

  it.each([[undefined], [0], [-5], [Number.NaN], [2 ** 31]])('take a delay of %s for 1 ms', (delay) => {
    const { timers, setTimeout } = setUp();

    setTimeout(() => undefined, delay);

    expect(timers.run()).toBe(1);
  });

  it('refuse what is not a function', () => {
    expect(() => setUp().setTimeout('code' as never)).toThrow(
      'Expected `callback` to be a function, got `code` (string)',
    );
  });
});
