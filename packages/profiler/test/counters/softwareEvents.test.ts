// The kernel's events through the real system calls, against what getrusage and Node tell of the same.
import { type SpawnOptions, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { getrusage } from '@kinglet/syscalls';
import { describe, expect, test } from 'vitest';
import type { CounterSource } from '../../src/counters/counterSource.ts';
import { openCounters } from '../../src/counters/openCounters.ts';
import { isMeasured, type Metrics, numberOf } from '../../src/measurement.ts';

const megabyte = 2 ** 20;
const pageBytes = 4096;
const touch = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(1);

/** What `work` did, as counters of the scope tell. */
async function counted(scope: 'process' | 'thread', work: () => unknown): Promise<Metrics> {
  const counters = openCounters({ scope });
  const [begin, end] = [new Float64Array(counters.width), new Float64Array(counters.width)];
  counters.read(begin, 0);
  const begun = performance.now();
  await work();
  counters.read(end, 0);
  const metrics = counters.explain(
    end.map((total, i) => total - begin[i]!),
    performance.now() - begun,
  );
  counters.close();
  return metrics;
}

const probe = await counted('thread', () => undefined);
const hasEvents = isMeasured(probe.contextSwitches!) && probe.contextSwitches.confidence === 'software';
const hasPmu = ['cpu', 'armv8_pmuv3_0', 'armv8_pmuv3'].some((name) =>
  existsSync(`/sys/bus/event_source/devices/${name}`),
);

/** Within a share of the expected and some more, which the readings themselves make. */
function expectNear(found: number | undefined, expected: number, share: number, more: number): void {
  expect(found).toBeGreaterThanOrEqual(expected * (1 - share) - more);
  expect(found).toBeLessThanOrEqual(expected * (1 + share) + more);
}

/** Milliseconds that interrupts and the hypervisor took: getrusage leaves them out, clocks do not. /proc/stat, in ticks of 10 ms. */
function taken(): number {
  const [, irq = 0, softirq = 0, steal = 0] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .split(/ +/)
    .slice(5)
    .map(Number);
  return 10 * (irq + softirq + steal);
}

function compute(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  let sum = 0;
  while (performance.now() < end) for (let i = 0; i < 1000; i++) sum += Math.sqrt(i);
  expect(sum).toBeGreaterThan(0);
}

describe.runIf(hasEvents)('the events of a thread', () => {
  test('page faults are those of getrusage, within 1 % and 20', async () => {
    let happened = 0;
    const metrics = await counted('thread', () => {
      const before = getrusage('thread');
      touch(64 * megabyte);
      happened = getrusage('thread').minorFaults - before.minorFaults;
    });

    // Of huge pages there are 512 times fewer.
    expect(happened).toBeGreaterThanOrEqual((64 * megabyte) / pageBytes / 512);
    expectNear(numberOf(metrics.minorFaults), happened, 0.01, 20);
    expect(numberOf(metrics.pageFaults)).toBe(numberOf(metrics.minorFaults)! + numberOf(metrics.majorFaults)!);
  });

  test('time on the processor is that of getrusage, within 2 %, 5 ms and what was taken meanwhile', async () => {
    let used = 0;
    const takenBefore = taken();
    const metrics = await counted('thread', () => {
      const before = getrusage('thread');
      compute(150);
      const after = getrusage('thread');
      used = 1000 * (after.userSeconds + after.systemSeconds - before.userSeconds - before.systemSeconds);
    });

    expectNear(numberOf(metrics.taskClock), used, 0.02, 5 + taken() - takenBefore);
    expect(numberOf(metrics.taskClock)).toBeLessThanOrEqual(numberOf(metrics.wallClock)! * 1.01);
  });

  test('context switches are those of getrusage, within 1 % and 5', async () => {
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const switches = () => {
      const { voluntarySwitches, involuntarySwitches } = getrusage('thread');
      return voluntarySwitches + involuntarySwitches;
    };
    let happened = 0;
    const metrics = await counted('thread', () => {
      const before = switches();
      for (let i = 0; i < 50; i++) Atomics.wait(cell, 0, 0, 1);
      happened = switches() - before;
    });

    expect(happened).toBeGreaterThanOrEqual(50);
    expectNear(numberOf(metrics.contextSwitches), happened, 0.01, 5);
  });
});

describe.runIf(hasEvents)('threads', () => {
  const bytes = 64 * megabyte;
  const pages = bytes / pageBytes;

  /** What the worker counted of itself, while it lives and once it has ended. */
  async function work(): Promise<Metrics> {
    const file = new URL('../fixtures/counters/countingWorker.ts', import.meta.url);
    const worker = new Worker(file, { workerData: { bytes }, execArgv: ['--conditions=@kinglet/source'] });
    const [metrics] = (await once(worker, 'message')) as [Metrics];
    await worker.terminate();
    return metrics;
  }

  test('a worker counts itself; its parent’s thread does not see that, its process does', async () => {
    let own: Metrics = {};
    let ofThread: Metrics = {};
    const ofProcess = await counted('process', async () => {
      ofThread = await counted('thread', async () => {
        own = await work();
      });
    });

    expect(numberOf(own.minorFaults)).toBeGreaterThan(pages * 0.9);
    expect(numberOf(ofThread.minorFaults)).toBeLessThan(pages * 0.5);
    expect(numberOf(ofProcess.minorFaults)).toBeGreaterThan(numberOf(own.minorFaults)!);
  });

  test('a worker’s profile counts that worker alone', async () => {
    const file = new URL('../fixtures/counters/profiledWorker.ts', import.meta.url);
    const worker = new Worker(file, { execArgv: ['--conditions=@kinglet/source'] });
    await once(worker, 'message');
    touch(bytes);
    compute(100);
    worker.postMessage('stop');
    const [metrics] = (await once(worker, 'message')) as [Metrics];
    await worker.terminate();

    expect(numberOf(metrics.minorFaults)).toBeLessThan(pages * 0.5);
    expect(numberOf(metrics.taskClock)).toBeLessThan(80);
  });

  test('a process is all its threads, those from before too: as getrusage has it, within 2 % and 200 faults, 5 %, 10 ms and what was taken meanwhile', async () => {
    let [faults, used] = [0, 0];
    const takenBefore = taken();
    const metrics = await counted('process', async () => {
      const before = getrusage('process');
      touch(bytes);
      await work();
      const after = getrusage('process');
      faults = after.minorFaults - before.minorFaults;
      used = 1000 * (after.userSeconds + after.systemSeconds - before.userSeconds - before.systemSeconds);
    });

    expectNear(numberOf(metrics.minorFaults), faults, 0.02, 200);
    expectNear(numberOf(metrics.taskClock), used, 0.05, 10 + taken() - takenBefore);
    expectNear(numberOf(metrics.cpuClock), numberOf(metrics.taskClock)!, 0.05, 10);
  });
});

test.runIf(hasEvents && !hasPmu)('a machine without a PMU says so', async () => {
  const metrics = await counted('process', () => undefined);

  for (const name of ['cycles', 'instructions', 'ipc', 'l1dMissRate', 'branchMpki'])
    expect(metrics[name]).toEqual({ unavailable: 'ENOENT — this machine has no PMU' });
});

describe('in a process of its own', () => {
  const source = new URL('../../src/counters/openCounters.ts', import.meta.url).href;

  /** What a thread and a process that touch 64 MB count of it, after `start`. */
  function countedIn(start: string, options: SpawnOptions = {}): { thread: Metrics; process: Metrics } {
    const program = `${start}; const { openCounters } = await import(${JSON.stringify(source)});
      const of = (scope) => {
        const counters = openCounters({ scope });
        const [begin, end] = [new Float64Array(counters.width), new Float64Array(counters.width)];
        counters.read(begin, 0);
        new Uint8Array(${64 * megabyte}).fill(1);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        counters.read(end, 0);
        return counters.explain(end.map((total, i) => total - begin[i]), 1);
      };
      console.log(JSON.stringify({ thread: of('thread'), process: of('process') }));`;
    const args = ['--conditions=@kinglet/source', '--input-type=module', '-e', program];
    const { stdout, stderr } = spawnSync(process.execPath, args, { ...options, encoding: 'utf8' });
    expect(stderr).toBe('');
    return JSON.parse(stdout as string);
  }

  const paranoid = Number(readFileSync('/proc/sys/kernel/perf_event_paranoid', 'utf8'));
  const nobody = { uid: 65_534, gid: 65_534 };
  const access = `require('node:fs').accessSync(${JSON.stringify(fileURLToPath(source))})`;
  const canBeNobody = process.getuid?.() === 0 && spawnSync(process.execPath, ['-e', access], nobody).status === 0;

  test.runIf(hasEvents && paranoid === 2 && canBeNobody)(
    'that has no rights, user mode is counted, and getrusage tells of the kernel',
    () => {
      const { thread, process } = countedIn('', nobody);

      for (const metrics of [thread, process]) {
        expect(metrics.minorFaults).toMatchObject({ confidence: 'software', source: 'minor-faults, in user mode' });
        expect(metrics.contextSwitches).toMatchObject({ confidence: 'rusage' });
        expect(numberOf(metrics.contextSwitches)).toBeGreaterThanOrEqual(1);
        expect(metrics.cpuMigrations).toEqual({ unavailable: expect.stringContaining('EACCES') });
      }
    },
  );

  test('that the addon is not for, Node tells what it knows', () => {
    const { thread, process: whole } = countedIn("Object.defineProperty(process, 'platform', { value: 'darwin' })");

    expect(numberOf(whole.minorFaults)).toBeGreaterThan((64 * megabyte) / pageBytes / 512);
    expect(whole.taskClock).toMatchObject({ confidence: 'rusage' });
    expect(whole.cycles).toEqual({ unavailable: `expected Linux on arm64 or x64, found darwin on ${process.arch}` });
    // Of a thread Node tells the times since 23.9, no faults.
    expect(isMeasured(thread.minorFaults!)).toBe(false);
    expect(isMeasured(thread.taskClock!)).toBe('threadCpuUsage' in process);
  });
});

describe('closing', () => {
  const scopes = ['thread', 'process'] as const;
  const readOnce = (counters: CounterSource) => counters.read(new Float64Array(counters.width), 0);

  test.each(scopes)('of a %s twice does nothing, reading afterwards is an error', (scope) => {
    const counters = openCounters({ scope });
    readOnce(counters);
    counters.close();
    counters.close();

    expect(() => readOnce(counters)).toThrow(expect.objectContaining({ code: 'KINGLET_PROFILER_STATE' }));
  });

  test('totals stand in their place of a longer array, and only grow', () => {
    const counters = openCounters({ scope: 'thread' });
    const into = new Float64Array(2 * counters.width + 1).fill(-1);
    counters.read(into, 1);
    counters.read(into, 1 + counters.width);

    expect(into[0]).toBe(-1);
    for (let i = 1; i <= counters.width; i++) expect(into[i + counters.width]).toBeGreaterThanOrEqual(into[i]!);
    counters.close();
  });
});
