import { once } from 'node:events';
import { Session } from 'node:inspector';
import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { createProfiler } from '../createProfiler.ts';
import type { SamplingOptions } from '../options.ts';
import type { Profiler } from '../profiler.ts';
import type { CpuProfile, ThreadProfile } from '../report/profileReport.ts';

function profilerOf(sampling: SamplingOptions | boolean): Profiler {
  return createProfiler({ counters: false, power: 'off', sampling });
}

/** Of processor time: a machine that is busy must not make it short. */
function burn(milliseconds: number): number {
  let sum = 0;
  const { user } = process.cpuUsage();
  while (process.cpuUsage().user - user < milliseconds * 1000)
    for (let i = 0; i < 10_000; i++) sum += Math.sqrt(sum + i);
  return sum;
}

const functionsIn = (profiles: readonly ThreadProfile<CpuProfile>[]): Set<string> =>
  new Set(profiles.flatMap(({ profile }) => profile.nodes.map(({ callFrame }) => callFrame.functionName)));

describe('sampling', () => {
  test('of the whole profile has what was called, before a report in between and after it', async () => {
    const profiler = profilerOf(true);
    (function first() {
      burn(30);
    })();
    const meanwhile = profiler.report();
    expect(functionsIn(meanwhile.cpu)).toContain('first');
    (function second() {
      burn(30);
    })();
    const { cpu } = await profiler.stop();
    const found = functionsIn(cpu);
    expect([found.has('first'), found.has('second')]).toEqual([true, true]);
    expect(cpu.map(({ begin }) => begin)).toEqual(cpu.map(({ begin }) => begin).sort((a, b) => a - b));
    expect(cpu[0]!.begin).toBeGreaterThanOrEqual(0);
  });

  test('around spans has what ran inside them, and nothing else', async () => {
    const profiler = profilerOf({ around: ['request'] });
    (function outside() {
      burn(20);
    })();
    const request = () =>
      profiler.context('request', async () => {
        (function inside() {
          burn(30);
        })();
        await after(1);
      });
    await request();
    await request();
    const { cpu, notes } = await profiler.stop();
    expect(cpu).toHaveLength(2);
    expect(functionsIn(cpu)).toContain('inside');
    expect(functionsIn(cpu)).not.toContain('outside');
    expect(notes).toEqual([]);
  });

  test('around a span is there at once when the span has ended', () => {
    const profiler = profilerOf({ around: ['request'], heap: true });
    profiler.context('request', () => burn(20));
    expect([profiler.report().cpu.length, profiler.report().heap.length]).toEqual([1, 1]);
    profiler.context('request', () => burn(20));
    profiler[Symbol.dispose]();
    const { cpu, heap, notes } = profiler.report();
    expect([cpu.length, heap.length, notes]).toEqual([2, 2, []]);
    expect(functionsIn(cpu)).toContain('burn');
  });

  test('around a span, of workers that have not answered when the profile ends at once, is noted', () => {
    const profiler = profilerOf({ around: ['request'], workers: true });
    profiler.context('request', () => burn(5));
    profiler[Symbol.dispose]();
    expect(profiler.report().notes).toEqual([expect.stringContaining('1 of spans were not waited for')]);
  });

  test('leaves globals of the program alone, whatever their names', async () => {
    const calls: unknown[] = [];
    const globals = {
      profile: (title: unknown) => calls.push(title),
      profileEnd: (title: unknown) => calls.push(title),
    };
    Object.assign(globalThis, globals);
    try {
      const profiler = profilerOf(true);
      (function named() {
        burn(30);
      })();
      const { cpu, notes } = await profiler.stop();
      expect(functionsIn(cpu)).toContain('named');
      expect([notes, calls]).toEqual([[], []]);
    } finally {
      for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
    }
  });

  test('of allocations finds where they are', async () => {
    const profiler = profilerOf({ cpu: false, heap: true, intervalBytes: 4096 });
    const kept = (function allocate() {
      return Array.from({ length: 20_000 }, (_, i) => ({ i }));
    })();
    const { cpu, heap } = await profiler.stop();
    expect(kept).toHaveLength(20_000);
    expect(cpu).toEqual([]);
    expect(JSON.stringify(heap)).toContain('"functionName":"allocate"');
  });

  test('of workers is in the report that is waited for', async () => {
    const profiler = profilerOf({ workers: true });
    const busy = `const { parentPort } = require('node:worker_threads');
      function spin() { for (let sum = 0, i = 0; i < 3e7; i++) sum += Math.sqrt(i); parentPort.postMessage(0); }
      parentPort.on('message', spin)`;
    const worker = new Worker(busy, { eval: true });
    const { threadId } = worker;
    for (let i = 0; i < 3; i++) {
      const done = once(worker, 'message');
      worker.postMessage(i);
      await done;
    }
    const { cpu, notes } = await profiler.stop();
    await worker.terminate();
    expect(notes).toEqual([]);
    expect(functionsIn(cpu.filter(({ thread }) => thread === threadId))).toContain('spin');
  });

  test('that the engine refuses is a note, and the profile goes on', async () => {
    using session = Object.assign(new Session(), { [Symbol.dispose]: () => session.disconnect() });
    session.connect();
    session.post('HeapProfiler.startSampling');
    const profiler = profilerOf({ cpu: false, heap: true });
    expect(profiler.context('work', () => 1)).toBe(1);
    const { heap, notes, spans } = await profiler.stop();
    session.post('HeapProfiler.stopSampling');
    expect(heap).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/^sampling: the engine refused|heap/)]);
    expect(spans).toHaveLength(1);
  });

  test('ends with the profiler’s block', () => {
    let kept: Profiler;
    {
      using profiler = profilerOf(true);
      burn(30);
      kept = profiler;
    }
    expect(functionsIn(kept.report().cpu)).toContain('burn');
  });

  test.each([
    [{ intervalMicroseconds: 49 }, /intervalMicroseconds: expected a whole number from 50 to 1000000, found 49/],
    [
      { around: ['a'], intervalBytes: 1.5 },
      /intervalBytes: expected a whole number from 1024 to 1073741824, found 1.5/,
    ],
  ])('refuses %j', (options, message) => {
    expect(() => profilerOf(options)).toThrow(message);
  });
});
