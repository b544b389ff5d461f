import { setTimeout as after } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { still, treeOf } from '../../test/stillProfiler.ts';
import { createProfiler } from '../createProfiler.ts';
import type { SpanSummary } from '../report/profileReport.ts';
import { overflowName } from './spanNode.ts';

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
