import { describe, expect, it } from 'vitest';
import { createConsole, logLevels } from './console.ts';

function setUp(lowest?: number) {
  let output = '';
  let time = 0;
  const levels: number[] = [];
  const console = createConsole(
    (level, text) => {
      levels.push(level);
      output += `${text}\n`;
    },
    () => time,
    lowest,
  ) as Record<string, (...values: unknown[]) => void>;
  const advance = (ms: number): void => {
    time += ms;
  };
  return { console, levels, output: () => output, advance };
}

describe('console', () => {
  it.each(['log', 'info', 'debug', 'warn', 'error'])('%s writes one line', (level) => {
    const { console, output } = setUp();

    console[level]!('a %s', 'b', { c: 1 });

    expect(output()).toBe('a b { c: 1 }\n');
  });

  it('gives each method its level, and leaves out what is below the lowest', () => {
    const all = setUp();
    const few = setUp(logLevels.warn);

    for (const name of ['trace', 'debug', 'log', 'info', 'warn', 'error']) {
      all.console[name]!('x');
      few.console[name]!('x');
    }

    expect(all.levels).toEqual([4, 8, 12, 12, 16, 20]);
    expect(few.levels).toEqual([16, 20]);
  });

  it('indents groups, also over several lines', () => {
    const { console, output } = setUp();

    console.group!('outer');
    console.log!('one\ntwo');
    console.groupEnd!();
    console.log!('after');

    expect(output()).toBe('outer\n  one\n  two\nafter\n');
  });

  it('counts, resets and times by label', () => {
    const { console, output, advance } = setUp();

    console.count!();
    console.count!();
    console.countReset!();
    console.count!('x');
    console.time!('t');
    advance(1.5);
    console.timeLog!('t', 'so far');
    console.timeEnd!('t');

    expect(output()).toBe('default: 1\ndefault: 2\nx: 1\nt: 1.500ms so far\nt: 1.500ms\n');
  });

  it('asserts only what is false', () => {
    const { console, output } = setUp();

    console.assert!(true, 'no');
    console.assert!(false);
    console.assert!(false, 'why %d', 4);

    expect(output()).toBe('Assertion failed\nAssertion failed: why 4\n');
  });

  it('shows where trace was called and what dir was given', () => {
    const { console, output } = setUp();

    console.trace!('here');
    console.dir!([1]);

    expect(output()).toMatch(/^Trace: here\n.*at /s);
    expect(output()).toMatch(/\[ 1 \]\n$/);
  });
});
