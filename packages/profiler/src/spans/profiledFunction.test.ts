import { setTimeout as after } from 'node:timers/promises';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { still, treeOf } from '../../test/stillProfiler.ts';

describe('profileFunction', () => {
  test('keeps this, arguments, name and length', () => {
    const { profiler } = still();
    const counter = {
      count: 2,
      add(a: number, b: number) {
        return this.count + a + b;
      },
    };
    counter.add = profiler.profileFunction(counter.add);
    expect(counter.add(3, 4)).toBe(9);
    expect([counter.add.name, counter.add.length]).toEqual(['add', 2]);
    expect(treeOf(profiler.report())).toEqual(['add 1 0 0']);
  });

  test('keeps classes and constructors what they are', () => {
    const { profiler, pass } = still();
    class Parser {
      static readonly made = Symbol.for('made');
      readonly target: unknown;
      readonly text: string;
      constructor(text: string) {
        pass(1);
        this.text = text;
        this.target = new.target;
      }
    }
    const Profiled = profiler.profileFunction(Parser as never) as typeof Parser;
    const parser = new Profiled('a');
    expect([parser instanceof Parser, parser instanceof Profiled, parser.text, parser.target]).toEqual([
      ...[true, true, 'a', Parser],
    ]);
    expect(Profiled.made).toBe(Parser.made);
    class Strict extends Profiled {}
    expect([new Strict('b') instanceof Strict, new Strict('b') instanceof Parser]).toEqual([true, true]);
    const Old = new Function('text', 'this.text = text') as unknown as new (text: string) => { text: string };
    const ProfiledOld = profiler.profileFunction(Old as never, 'Old') as typeof Old;
    expect([new ProfiledOld('c') instanceof Old, new ProfiledOld('c').text]).toEqual([true, 'c']);
    expect(treeOf(profiler.report())).toEqual(['Parser 3 3 3', 'Old 2 0 0']);
  });

  test('takes functions with whatever properties', () => {
    const { profiler } = still();
    const named = Object.defineProperty(() => 1, 'name', { value: 42 });
    const unnameable = Object.defineProperties(() => 2, {
      name: {
        get() {
          throw new Error('no name');
        },
      },
      [Symbol.toStringTag]: { value: 'GeneratorFunction' },
    });
    const frozen = Object.freeze(new Function('return 3') as () => number);
    expect([named, unnameable, frozen].map((work) => profiler.profileFunction(work)())).toEqual([1, 2, 3]);
    expect(treeOf(profiler.report())).toEqual(['(anonymous) 2 0 0', 'anonymous 1 0 0']);
  });

  test('times a generator while it computes', () => {
    const { profiler, pass } = still();
    const numbers = profiler.profileFunction(function* numbers(most: number) {
      for (let i = 0; i < most; i++) {
        profiler.context('think', () => pass(2));
        pass(1);
        yield i;
      }
      return 'end';
    });
    const seen: number[] = [];
    for (const number of numbers(3)) {
      pass(10);
      seen.push(number);
    }
    expect(seen).toEqual([0, 1, 2]);
    for (const _ of numbers(3)) break;
    expect(treeOf(profiler.report())).toEqual(['numbers 2 12 4', ' think 4 8 8']);
  });

  test('ends a generator that fails, and opens nothing for one that never ran', () => {
    const { profiler } = still();
    const failing = profiler.profileFunction(function* failing() {
      yield 1;
      throw new Error('empty');
    });
    expect(() => [...failing()]).toThrow('empty');
    expect(failing().return(undefined as never)).toEqual({ value: undefined, done: true });
    const { spans } = profiler.report();
    expect(spans.map(({ name, count, failures }) => [name, count, failures])).toEqual([['failing', 1, 1]]);
  });

  test('times an asynchronous generator, asked for several values at once', async () => {
    const { profiler, pass } = still();
    const lines = profiler.profileFunction(async function* lines() {
      for (let i = 0; i < 3; i++) {
        await after(1);
        pass(1);
        yield i;
      }
    });
    const generator = lines();
    expect(await Promise.all([generator.next(), generator.next()])).toEqual([
      { value: 0, done: false },
      { value: 1, done: false },
    ]);
    pass(5);
    for await (const line of generator) expect(line).toBe(2);
    expect(treeOf(profiler.report())).toEqual(['lines 1 3 3']);
  });

  test('stands before methods', () => {
    const { profiler, pass } = still();
    const { code } = transformSync(
      'class Parser { @profiler.profileFunction parse(text) { pass(1); return this.left + text; } left = "<" } made = Parser;',
      { target: 'es2022' },
    );
    const Parser = new Function('profiler', 'pass', `let made; ${code}; return made`)(profiler, pass) as new () => {
      parse(text: string): string;
    };
    expect(new Parser().parse('a')).toBe('<a');
    expect(treeOf(profiler.report())).toEqual(['parse 1 1 1']);
  });

  test.each([
    ['no function', [17], /profileFunction: expected a function or a method, found 17/],
    [
      'a class',
      [class {}, { kind: 'class', name: 'A' }],
      /expected a name, or to stand before a method, found 'a class'/,
    ],
  ])('refuses %s', (_, args, message) => {
    const { profiler } = still();
    const call = profiler.profileFunction as (...args: unknown[]) => unknown;
    expect(() => call.apply(profiler, args)).toThrow(message);
  });
});
