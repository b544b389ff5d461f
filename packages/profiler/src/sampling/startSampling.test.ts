import { spawnSync } from 'node:child_process';
import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { burn, burnsProcessor, burnsToo } from '../../test/burn.ts';
import { ProfilerError } from '../errors.ts';
import type { CpuProfile, ThreadProfile } from '../report/profileReport.ts';
import { flameTree, heapFlameTree } from './flameTree.ts';
import { hotFunctions } from './hotFunctions.ts';
import { measureSamplingOverhead } from './measureSamplingOverhead.ts';
import { startCpuSampling, startHeapSampling } from './startSampling.ts';

describe('startCpuSampling', () => {
  test('finds what burns the processor, on the clock that it is given', async () => {
    const sampling = startCpuSampling({ now: () => performance.now() + 1e6 });
    const before = performance.now() + 1e6;
    burn(200, burnsProcessor);
    const burned = performance.now() + 1e6 - before;
    const [found, ...others] = await sampling.stop();
    const { thread, begin, profile } = found as ThreadProfile<CpuProfile>;
    expect(others).toEqual([]);
    expect(hottest([found!])).toBe('burnsProcessor');
    expect(thread).toBe(0);
    expect(Math.abs(begin - before)).toBeLessThan(20);
    expect((profile.endTime - profile.startTime) / 1000).toBeGreaterThan(burned - 1);
    expect(millisecondsOf([found!], 'burnsProcessor')).toBeGreaterThan(100);
    expect(sampling.notes).toEqual([]);
  });

  test('finds it between awaits', async () => {
    const sampling = startCpuSampling();
    for (let i = 0; i < 10; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      burn(15, burnsProcessor);
    }
    expect(hottest(await sampling.stop())).toBe('burnsProcessor');
  });

  test('gives those that overlap their own part', () => {
    const outer = startCpuSampling();
    const before = performance.now();
    burn(100, burnsProcessor);
    const burned = performance.now() - before;
    const inner = startCpuSampling();
    burn(100, burnsToo);
    const both = outer.stopNow();
    burn(50, burnsProcessor);
    const later = inner.stopNow();
    expect(orderOf(both)).toEqual(['burnsProcessor', 'burnsToo']);
    expect(orderOf(later)).toEqual(['burnsToo', 'burnsProcessor']);
    expect(hottest(later)).toBe('burnsToo');
    expect(later[0]!.begin - both[0]!.begin).toBeGreaterThan(burned - 1);
  });

  test('samples two intervals beside each other', () => {
    const fine = startCpuSampling({ intervalMicroseconds: 200 });
    const coarse = startCpuSampling({ intervalMicroseconds: 20_000 });
    burn(200, burnsProcessor);
    const [few, many] = [coarse.stopNow(), fine.stopNow()].map((profiles) => profiles[0]!.profile.samples.length);
    expect(many).toBeGreaterThan(3 * few!);
  });

  test('goes beside a debugger that profiles', () => {
    const debuggers = new Session();
    debuggers.connect();
    let theirs: CpuProfile | undefined;
    debuggers.post('Profiler.enable');
    debuggers.post('Profiler.start');
    const sampling = startCpuSampling();
    burn(100, burnsProcessor);
    const ours = sampling.stopNow();
    debuggers.post('Profiler.stop', (_, { profile }) => {
      theirs = profile as CpuProfile;
    });
    debuggers.disconnect();
    expect(hottest(ours)).toBe('burnsProcessor');
    expect(millisecondsOf([{ thread: 0, begin: 0, profile: theirs! }], 'burnsProcessor')).toBeGreaterThan(50);
  });

  test('takes a hundred profiles at once, and refuses one more', async () => {
    const samplings = Array.from({ length: 100 }, () => startCpuSampling());
    expect(codeOf(() => startCpuSampling())).toBe('KINGLET_PROFILER_INSPECTOR');
    for (const sampling of samplings) expect(sampling.stopNow()).toHaveLength(1);
    expect(startCpuSampling().stopNow()).toHaveLength(1);
  });

  test('says so when it is stopped twice', async () => {
    const sampling = startCpuSampling();
    await sampling.stop();
    await expect(sampling.stop()).rejects.toMatchObject({ code: 'KINGLET_PROFILER_STATE' });
    expect(codeOf(() => sampling.stopNow())).toBe('KINGLET_PROFILER_STATE');
  });

  test.each([0, -1, 49, 2 ** 31, 1.5, Number.NaN, '2000' as unknown as number])(
    'refuses an interval of %s',
    (interval) => {
      expect(codeOf(() => startCpuSampling({ intervalMicroseconds: interval }))).toBe('KINGLET_PROFILER_OPTION');
      expect(codeOf(() => startHeapSampling({ intervalBytes: interval }))).toBe('KINGLET_PROFILER_OPTION');
    },
  );

  test('says so where there is no inspector', () => {
    const module = fileURLToPath(new URL('./startSampling.ts', import.meta.url));
    const program = `import(${JSON.stringify(module)}).then(({ startCpuSampling }) => startCpuSampling())
      .catch(({ code, message }) => console.log(code, message))`;
    const { stdout } = spawnSync(process.execPath, ['--permission', '--allow-fs-read=*', '-e', program], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^KINGLET_PROFILER_INSPECTOR .*--allow-inspector/);
  });
});

test('what sampling costs is measured in turns', () => {
  let runs = 0;
  const work = () => {
    runs++;
    let sum = 0;
    for (let i = 0; i < 2e6; i++) sum += Math.sqrt(i);
    return sum;
  };
  const { off, on, begin, end } = measureSamplingOverhead(work, { rounds: 3 });
  expect(runs).toBe(8);
  for (const time of [off, on, begin, end]) expect(time).toBeGreaterThan(0);
});

describe('a process that exits while it is sampled', () => {
  test.each([
    ['exit', 'alone', 3],
    ['throw', 'alone', 1],
  ])('by %s, %s', (how, workers, status) => {
    const { found } = runProgram(how, workers, status);
    expect(found).toEqual([{ thread: 0, hot: expect.arrayContaining(['burnsProcessor']) }]);
  });

  test('has the samples of its workers', () => {
    expect(runProgram('exit', 'workers', 3)).toEqual({
      found: [
        { thread: 0, hot: expect.arrayContaining(['burnsProcessor']) },
        { thread: 1, hot: expect.arrayContaining(['burnsInWorker']) },
      ],
      notes: [],
    });
  });

  test('is not kept by workers that nobody asks', () => {
    const { status } = spawnSync(process.execPath, [program, 'leave', 'workers'], { timeout: 20_000 });
    expect(status).toBe(3);
  });
});

describe('workers', () => {
  test('that there are, that start later, and that end before', async () => {
    const first = await busyWorker();
    const sampling = startCpuSampling({ workers: true });
    const second = await busyWorker();
    const threads = [0, first.threadId, second.threadId];
    await new Promise((resolve) => setTimeout(resolve, 400));
    await ended(second);
    const profiles = await sampling.stop();
    await first.terminate();
    expect(sampling.notes).toEqual([]);
    expect(profiles.map(({ thread }) => thread)).toEqual(threads);
    for (const profile of profiles.slice(1)) expect(hottest([profile])).toBe('burnsInWorker');
    expect(profiles[2]!.begin).toBeGreaterThan(profiles[1]!.begin);
  });

  test('are let go when the last sampling of them stops', async () => {
    const worker = await busyWorker();
    const outer = startCpuSampling({ workers: true });
    const inner = startCpuSampling({ workers: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(inner.stopNow().map(({ thread }) => thread)).toEqual([0, worker.threadId]);
    expect(await outer.stop()).toHaveLength(2);
    await ended(worker);
  });

  test('that do not answer are left out, with a note', async () => {
    const worker = new Worker(`require('node:child_process').execSync('sleep 2')`, { eval: true });
    await new Promise((resolve) => worker.once('online', resolve));
    const sampling = startCpuSampling({ workers: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const profiles = await sampling.stop();
    expect(profiles.map(({ thread }) => thread)).toEqual([0]);
    expect(sampling.notes).toEqual([`no samples of thread ${worker.threadId}: it did not answer in 1000 ms`]);
    await new Promise((resolve) => worker.once('exit', resolve));
  });

  test('sample themselves', async () => {
    const modules = ['./startSampling.ts', '../../test/burn.ts'].map((path) => new URL(path, import.meta.url).href);
    const worker = new Worker(
      `Promise.all(${JSON.stringify(modules)}.map((module) => import(module))).then(async ([{ startCpuSampling }, burns]) => {
        const sampling = startCpuSampling({ workers: true });
        burns.burn(150, burns.burnsProcessor);
        require('node:worker_threads').parentPort.postMessage({ profiles: await sampling.stop(), notes: sampling.notes });
      })`,
      { eval: true },
    );
    const { profiles, notes } = await new Promise<{ profiles: ThreadProfile<CpuProfile>[]; notes: string[] }>(
      (resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      },
    );
    expect(profiles.map(({ thread }) => thread)).toEqual([worker.threadId]);
    expect(hottest(profiles)).toBe('burnsProcessor');
    expect(notes).toEqual([expect.stringContaining('only the main thread is told of workers')]);
  });
});

describe('startHeapSampling', () => {
  const kept: unknown[] = [];

  test('finds what allocates, for each that overlaps its own part', async () => {
    const outer = startHeapSampling({ intervalBytes: 16_384 });
    allocatesMuch(2000);
    const inner = startHeapSampling({ intervalBytes: 16_384 });
    allocatesLater(1000);
    const later = heapFlameTree(await inner.stop());
    const both = hotFunctions(heapFlameTree(outer.stopNow()));
    expect(hotFunctions(later)[0]).toMatchObject({ name: 'allocatesLater' });
    expect(hotFunctions(later).map(({ name }) => name)).not.toContain('allocatesMuch');
    expect(both[0]).toMatchObject({ name: 'allocatesMuch' });
    expect(both[0]!.self / (2000 * 4000)).toBeCloseTo(1, 0);
    expect(both[1]).toMatchObject({ name: 'allocatesLater' });
  });

  test('counts what was freed, unless it is not to', async () => {
    for (const freed of [true, false]) {
      const sampling = startHeapSampling({ intervalBytes: 16_384, freed });
      makesGarbage(50_000);
      const [first] = hotFunctions(heapFlameTree(sampling.stopNow()));
      expect((first?.self ?? 0) > 100e6).toBe(freed);
    }
  });

  test('finds what workers allocate', async () => {
    const worker = await busyWorker();
    const sampling = startHeapSampling({ intervalBytes: 16_384, workers: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const profiles = await sampling.stop();
    expect(profiles.map(({ thread }) => thread)).toEqual([0, worker.threadId]);
    await worker.terminate();
    expect(hotFunctions(heapFlameTree(profiles.slice(1)))[0]).toMatchObject({ name: 'burnsInWorker' });
  });

  test('refuses beside another interval and beside a debugger', () => {
    const sampling = startHeapSampling();
    expect(codeOf(() => startHeapSampling({ intervalBytes: 4096 }))).toBe('KINGLET_PROFILER_INSPECTOR');
    expect(sampling.stopNow()).toHaveLength(1);
    const debuggers = new Session();
    debuggers.connect();
    debuggers.post('HeapProfiler.startSampling');
    expect(codeOf(() => startHeapSampling())).toBe('KINGLET_PROFILER_INSPECTOR');
    debuggers.post('HeapProfiler.stopSampling');
    const lost = startHeapSampling();
    debuggers.post('HeapProfiler.stopSampling');
    debuggers.disconnect();
    expect(codeOf(() => lost.stopNow())).toBe('KINGLET_PROFILER_INSPECTOR');
    expect(startHeapSampling().stopNow()).toHaveLength(1);
  });

  function allocatesMuch(count: number): void {
    for (let i = 0; i < count; i++) kept.push(new Array(500).fill(i));
  }

  function allocatesLater(count: number): void {
    for (let i = 0; i < count; i++) kept.push(new Array(500).fill(i));
  }

  function makesGarbage(count: number): unknown {
    let last: unknown;
    for (let i = 0; i < count; i++) last = new Array(500).fill(i);
    return last;
  }
});

const program: string = fileURLToPath(new URL('../../test/samplingProgram.ts', import.meta.url));

function runProgram(how: string, workers: string, expected: number): { found: unknown; notes: unknown } {
  const { stdout, status } = spawnSync(process.execPath, [program, how, workers], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(status).toBe(expected);
  return JSON.parse(stdout.trim().split('\n').at(-1)!);
}

/**
 * Runs functions `burnsInWorker` until it is told to end, each turn another one: of what was compiled before samples are taken V8 may
 * count them as the caller's.
 */
async function busyWorker(): Promise<Worker> {
  const worker = new Worker(
    `const burning = \`(function burnsInWorker() {
       const end = Date.now() + 20;
       let kept;
       while (Date.now() < end) kept = new Array(100).fill(Math.random());
       return kept;
     })\`;
     let turn = 0;
     require('node:worker_threads').parentPort.on('message', () => process.exit());
     setInterval(() => (0, eval)(burning + ' // ' + turn++)(), 0);`,
    { eval: true },
  );
  await new Promise((resolve) => worker.once('online', resolve));
  return worker;
}

async function ended(worker: Worker): Promise<void> {
  const exit = new Promise((resolve) => worker.once('exit', resolve));
  worker.postMessage('end');
  await exit;
}

/** With the most samples: on a busy machine one of a tiny function may stand for all the time that others had. */
function hottest(profiles: readonly ThreadProfile<CpuProfile>[]): string | undefined {
  const found = [...samplesOf(profiles)].filter(([name]) => !name.startsWith('('));
  return found.sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** What burned, each change from one to the other. */
function orderOf([thread]: readonly ThreadProfile<CpuProfile>[]): string[] {
  const { profile } = thread!;
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const burning = profile.samples.map((id) => names.get(id)!).filter((name) => name.startsWith('burns'));
  return burning.filter((name, i) => name !== burning[i - 1]);
}

/** By the function that was running. */
function samplesOf(profiles: readonly ThreadProfile<CpuProfile>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { profile } of profiles) {
    const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
    for (const id of profile.samples) counts.set(names.get(id)!, (counts.get(names.get(id)!) ?? 0) + 1);
  }
  return counts;
}

function millisecondsOf(profiles: readonly ThreadProfile<CpuProfile>[], wanted: string): number {
  return (hotFunctions(flameTree(profiles)).find(({ name }) => name === wanted)?.total ?? 0) / 1000;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof ProfilerError ? error.code : String(error);
  }
  return 'no error';
}
