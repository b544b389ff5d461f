import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import type { CounterSource } from './counters/counterSource.ts';
import { createProfiler } from './createProfiler.ts';
import type { ProfilerOptions } from './options.ts';
import type { Profiler } from './profiler.ts';
import type { ProfileReport, SpanSummary } from './report/profileReport.ts';
import { overflowName } from './spans/spanNode.ts';

/** A clock that moves when it is told to, and no counters. */
function still(options: ProfilerOptions = {}): { profiler: Profiler; pass: (milliseconds: number) => void } {
  let time = 1000;
  const profiler = createProfiler({ counters: false, power: 'off', now: () => time, ...options });
  return {
    profiler,
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
}

/** `name count total self` of every span, indented by its depth. */
function treeOf({ spans }: ProfileReport): string[] {
  const lines = (of: readonly SpanSummary[], depth: number): string[] =>
    of.flatMap(({ name, count, total, self, children }) => [
      `${' '.repeat(depth)}${name} ${count} ${total} ${self}`,
      ...lines(children, depth + 1),
    ]);
  return lines(spans, 0);
}

/** Counts what is added to `total`. */
function counting(): { source: CounterSource; count: (n: number) => void } {
  let total = 0;
  const source: CounterSource = {
    width: 1,
    read: (into, at) => {
      into[at] = total;
    },
    explain: ([n]) => ({ events: { value: n!, unit: 'count', confidence: 'software', source: 'a test' } }),
    close: () => undefined,
  };
  return {
    source,
    count: (n) => {
      total += n;
    },
  };
}

describe('spans', () => {
  test('are inside the one that is current, and give back what their work gives', () => {
    const { profiler, pass } = still();
    const answer = profiler.context('outer', () => {
      pass(1);
      const inner = profiler.context('inner', () => {
        pass(2);
        return 42;
      });
      profiler.context('inner', () => pass(3));
      return inner;
    });
    expect(answer).toBe(42);
    expect(treeOf(profiler.report())).toEqual(['outer 1 6 1', ' inner 2 5 5']);
  });

  test('of work side by side keep to their own', async () => {
    const profiler = createProfiler({ counters: false, power: 'off' });
    const work = profiler.profileFunction(async function work(name: string) {
      await after(1);
      await profiler.context(name, () => after(2));
      await after(1);
      return name;
    });
    expect(await Promise.all(['a', 'b', 'c'].map((name) => profiler.context(`in ${name}`, () => work(name))))).toEqual([
      'a',
      'b',
      'c',
    ]);
    const { spans, records } = await profiler.stop();
    for (const { name, children } of spans) {
      expect(children.map((child) => child.name)).toEqual(['work']);
      expect(`in ${children[0]!.children[0]!.name}`).toBe(name);
    }
    const byId = new Map(records.map((record) => [record.id, record]));
    for (const { name, parent } of records.filter((record) => 'abc'.includes(record.name)))
      expect(byId.get(byId.get(parent!)!.parent!)!.name).toBe(`in ${name}`);
  });

  test('of children side by side cover their parent once', async () => {
    const { profiler, pass } = still();
    const parent = profiler.span('parent');
    const [a, b] = [parent.span('a'), parent.span('b')];
    pass(2);
    a.end();
    pass(3);
    b.end();
    pass(1);
    parent.end();
    expect(treeOf(profiler.report())).toEqual(['parent 1 6 1', ' b 1 5 5', ' a 1 2 2']);
  });

  test('that outlive their parent leave nothing of it negative', () => {
    const { profiler, pass } = still();
    const parent = profiler.span('parent');
    pass(1);
    const child = parent.span('child');
    pass(2);
    parent.end();
    pass(4);
    child.end();
    expect(treeOf(profiler.report())).toEqual(['parent 1 3 1', ' child 1 6 6']);
  });

  test('end with their block, once, and not as the current one', () => {
    const { profiler, pass } = still();
    {
      using outer = profiler.span('outer');
      using inner = outer.span('inner');
      pass(1);
      profiler.context('beside', () => pass(1));
      inner.end();
    }
    expect(treeOf(profiler.report())).toEqual(['outer 1 2 0', ' inner 1 2 2', 'beside 1 1 1']);
  });

  test('of work that fails say so, and the error goes on', async () => {
    const { profiler } = still();
    const error = new TypeError('no such thing');
    const thrower = () => {
      throw error;
    };
    expect(() => profiler.context('sync', thrower)).toThrow(error);
    await expect(profiler.context('async', async () => thrower())).rejects.toBe(error);
    await expect(profiler.context('nothing', () => Promise.reject(undefined))).rejects.toBeUndefined();
    const { spans, records } = profiler.report();
    expect(spans.map(({ name, failures }) => [name, failures])).toEqual([
      ['sync', 1],
      ['async', 1],
      ['nothing', 1],
    ]);
    expect(records.map((record) => record.error)).toEqual(['no such thing', 'no such thing', 'undefined']);
  });

  test('leave thenables alone, which may begin their work when they are awaited', async () => {
    const { profiler } = still();
    let queries = 0;
    const query = {
      where: () => query,
      // biome-ignore lint/suspicious/noThenProperty: as query builders have it
      then: (resolve: (rows: number) => void) => resolve(++queries),
    };
    expect(profiler.context('query', () => query)).toBe(query);
    expect(queries).toBe(0);
    expect(
      await profiler
        .profileFunction(() => query, 'build')()
        .where(),
    ).toBe(1);
    const odd = Object.defineProperty({}, 'then', {
      get() {
        throw new Error('read');
      },
    });
    expect(profiler.context('odd', () => odd)).toBe(odd);
    expect(treeOf(profiler.report())).toEqual(['query 1 0 0', 'build 1 0 0', 'odd 1 0 0']);
  });

  test('end with promises of other classes and with properties, which stay what they are', async () => {
    class Task extends Promise<number> {
      cancelled = false;
    }
    class Lazy extends Promise<number> {
      static override get [Symbol.species](): never {
        throw new Error('none');
      }
    }
    const { profiler, pass } = still();
    let resolve: (value: number) => void = () => undefined;
    const promise = new Promise<number>((settle) => {
      resolve = settle;
    });
    const started = Object.assign(promise, { pid: 17 });
    expect(profiler.context('started', () => started)).toBe(started);
    const task = profiler.context('task', () => new Task((_, reject) => reject(new Error('no'))));
    expect(task.cancelled).toBe(false);
    await expect(task).rejects.toThrow('no');
    const lazy = new Lazy(() => undefined);
    expect(profiler.context('lazy', () => lazy)).toBe(lazy);
    pass(5);
    resolve(1);
    expect(await started).toBe(1);
    const { spans } = profiler.report();
    expect(spans.map(({ name, total, failures }) => [name, total, failures])).toEqual([
      ['started', 5, 0],
      ['task', 0, 1],
      ['lazy', 0, 0],
    ]);
  });

  test('of a clock that goes back are not negative', () => {
    const { profiler, pass } = still();
    profiler.context('outer', () => {
      pass(3);
      profiler.context('inner', () => pass(-2));
      pass(1);
    });
    pass(Number.NaN);
    profiler.context('nothing', () => undefined);
    const report = profiler.report();
    expect(treeOf(report)).toEqual(['outer 1 3 3', ' inner 1 0 0', 'nothing 1 0 0']);
    expect(report.milliseconds).toBe(3);
  });

  test('keep the last ones, and count all', () => {
    const { profiler } = still({ keptSpans: 3 });
    for (let i = 0; i < 5; i++) profiler.context(`${i}`, () => undefined);
    const { records, droppedRecords, spans } = profiler.report();
    expect(records.map(({ name }) => name)).toEqual(['2', '3', '4']);
    expect(droppedRecords).toBe(2);
    expect(spans).toHaveLength(5);
  });

  test('of ever new names, and of deep recursion, take bounded memory', () => {
    const { profiler } = still({ keptSpans: 0 });
    for (let i = 0; i < 20_000; i++) profiler.context(`request ${i}`, () => undefined);
    const { spans } = profiler.report();
    expect(spans.length).toBeLessThanOrEqual(10_001);
    expect(spans.reduce((sum, { count }) => sum + count, 0)).toBe(20_000);
    expect(spans.find(({ name }) => name === overflowName)!.count).toBe(20_000 - spans.length + 1);

    const { profiler: deep } = still();
    const down: (n: number) => number = deep.profileFunction((n: number) => (n === 0 ? 0 : 1 + down(n - 1)), 'down');
    expect(down(400)).toBe(400);
    expect(deep.report().records).toHaveLength(401);
  });

  test('that go on from one to the next are not kept once they have ended', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { profiler } = still();
    let span = profiler.span('tick');
    const first = new WeakRef(span);
    for (let i = 0; i < 3; i++) {
      const next = span.span('tick');
      span.end();
      span = next;
    }
    await after(1);
    collect();
    expect(first.deref()).toBeUndefined();
    expect(span.name).toBe('tick');
  });

  test('have quantiles within 2 %', () => {
    const { profiler, pass } = still();
    for (let i = 1; i <= 1000; i++) profiler.context('work', () => pass(i / 10));
    const [{ p50, p95, p99, least, most }] = profiler.report().spans as [SpanSummary];
    for (const [found, expected] of [
      [p50, 50],
      [p95, 95],
      [p99, 99],
    ] as const)
      expect(Math.abs(found / expected - 1)).toBeLessThan(0.02);
    expect([least, most].map((ms) => Math.round(ms * 10))).toEqual([1, 1000]);
  });
});

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

describe('a profile', () => {
  test('ends once; wrapped functions go on', async () => {
    const { profiler, pass } = still();
    const work = profiler.profileFunction(function work() {
      pass(1);
      return 1;
    });
    const open = profiler.span('open');
    work();
    const report = await profiler.stop();
    expect(work()).toBe(1);
    expect(profiler.context('late', () => 2)).toBe(2);
    open.end();
    expect(await profiler.stop()).toBe(report);
    expect(profiler.report()).toBe(report);
    expect(treeOf(report)).toEqual(['work 1 1 1']);
    expect(profiler.isEnabled).toBe(false);
  });

  test('ends with its block', async () => {
    let kept: Profiler;
    {
      using profiler = still().profiler;
      profiler.context('work', () => undefined);
      kept = profiler;
    }
    expect(treeOf(kept.report())).toEqual(['work 1 0 0']);
    expect(await kept.stop()).toBe(kept.report());
  });

  test('that is off passes everything through', async () => {
    const profiler = createProfiler({ enabled: false });
    const work = () => 1;
    expect(profiler.profileFunction(work)).toBe(work);
    expect(profiler.context('a', work)).toBe(1);
    using span = profiler.span('b');
    expect(span.span('c').context('d', work)).toBe(1);
    expect(await profiler.stop()).toMatchObject({ spans: [], notes: [expect.stringContaining('enabled: false')] });
  });

  test('takes in reports of workers, on its own clock', () => {
    const { profiler, pass } = still();
    profiler.context('own', () => pass(1));
    const own = profiler.report();
    const theirs = { ...own, thread: 3, begun: own.begun + 5 };
    profiler.add(theirs);
    const { spans, records } = profiler.report();
    expect(spans.map(({ name, children }) => [name, children.length])).toEqual([
      ['own', 0],
      ['worker 3', 1],
    ]);
    expect(records.map(({ id, begin }) => [id, begin])).toEqual([
      [0, 0],
      [1, 5],
    ]);
  });

  test.each([-1, 1.5, Number.NaN, 1e9])('keeps no %d spans', (keptSpans) => {
    expect(() => createProfiler({ keptSpans })).toThrow(/keptSpans: expected a whole number from 0 to 10000000, found/);
  });

  test('reports the same while it is stopped, whenever it is asked', async () => {
    const { source } = counting();
    let isOpen = true;
    const read: CounterSource['read'] = (into, at) => {
      if (!isOpen) throw new Error('closed');
      source.read(into, at);
    };
    const close = () => {
      isOpen = false;
    };
    const { profiler, pass } = still({ counters: [{ ...source, read, close }], sampling: true });
    const stopping = profiler.stop();
    for (let i = 0; i < 50; i++) {
      pass(1);
      const { milliseconds, metrics } = profiler.report();
      expect({ milliseconds, metrics }).toMatchObject({ milliseconds: 0, metrics: { events: { value: 0 } } });
      await undefined;
    }
    expect((await stopping).milliseconds).toBe(0);
    expect(isOpen).toBe(false);
  });

  test.each([
    [{ sampling: { intervalMicroseconds: 1 } }, /intervalMicroseconds/],
    [{ sampling: { around: 'parse' as never } }, /around: expected 'profile' or a list of names/],
    [{ power: 'on' as never }, /power: expected off, profile or spans, found 'on'/],
  ])('that is told %j opens nothing', (options, message) => {
    const perfFiles = () =>
      readdirSync('/proc/self/fd').filter((file) => {
        try {
          return readlinkSync(`/proc/self/fd/${file}`).includes('perf_event');
        } catch {
          // That of the folder itself, which is closed by now.
          return false;
        }
      }).length;
    const before = perfFiles();
    let counted = 0;
    const kernels = () => {
      counted++;
      return { uses: () => [], roof: () => ({}) as never, stop: () => counted-- };
    };
    expect(() => createProfiler({ ...options, kernels })).toThrow(message);
    expect([perfFiles(), counted]).toEqual([before, 0]);
  });

  test('refuses a span whose name is no text', () => {
    const { profiler } = still();
    expect(() => profiler.span(7 as never)).toThrow(/the name of a span: expected a text, found 7/);
    expect(() => profiler.span(Object.create(null) as never)).toThrow(/expected a text, found what is no text/);
  });
});

describe('counters', () => {
  test('are read at both ends of every span and of the profile', () => {
    const { source, count } = counting();
    const { profiler } = still({ counters: [source] });
    count(100);
    profiler.context('outer', () => {
      count(1);
      profiler.context('inner', () => count(10));
      profiler.context('inner', () => count(20));
    });
    const { spans, metrics } = profiler.report();
    const value = (of: SpanSummary['metrics']) => (of.events as { value: number }).value;
    expect(value(spans[0]!.metrics)).toBe(31);
    expect(value(spans[0]!.children[0]!.metrics)).toBe(30);
    expect(value(metrics)).toBe(131);
  });
});
