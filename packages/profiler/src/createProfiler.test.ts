import { readdirSync, readlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { still, treeOf } from '../test/stillProfiler.ts';
import type { CounterSource } from './counters/counterSource.ts';
import { createProfiler } from './createProfiler.ts';
import type { Profiler } from './profiler.ts';
import type { SpanSummary } from './report/profileReport.ts';

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
