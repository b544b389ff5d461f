// Health of machines whose files change, on a clock that is turned by hand.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Crossing,
  type HealthMetric,
  type HealthSample,
  type HealthWatch,
  healthMetrics,
  known,
  noCalls,
  type Sources,
  type SystemFiles,
  type WatchOptions,
  watchHealth,
} from '../src/index.ts';
import { machines } from './machines.ts';
import { filesOf, type Tree } from './recordedTree.ts';

/** A watch with an interval of a second, whose files are given for each tick. */
class Bench {
  tree: Tree;
  time = 0;
  refs: string[] = [];
  delay: number | undefined = 3;
  tick = (): void => undefined;
  readonly watch: HealthWatch;

  constructor(tree: Tree, options: WatchOptions = {}) {
    this.tree = tree;
    const files: SystemFiles = {
      read: (path) => this.tree[path],
      bytes: () => undefined,
      list: (path) => filesOf(this.tree).list(path),
    };
    const sources: Sources = { files, calls: noCalls, env: {}, platform: 'linux', arch: 'x64' };
    const note = (what: string) => () => this.refs.push(what);
    this.watch = watchHealth({
      sources,
      clock: {
        now: () => this.time,
        every: (_, tick) => {
          this.tick = tick;
          return { ref: note('ref'), unref: note('unref'), stop: note('stop') };
        },
      },
      delays: () => ({ longest: () => this.delay, stop: note('delays stop') }),
      ...options,
    });
  }

  async after(tree: Tree, milliseconds = 1000): Promise<HealthSample> {
    const next = this.watch[Symbol.asyncIterator]().next();
    this.step(tree, milliseconds);
    const { value } = await next;
    return value as HealthSample;
  }

  step(tree: Tree, milliseconds = 1000): void {
    this.time += milliseconds;
    this.tree = { ...this.tree, ...tree };
    this.tick();
  }
}

const psi = (total: number): string => `some avg10=0.00 avg60=0.00 avg300=0.00 total=${total}\nfull avg10=0 total=7\n`;
const quiet: Tree = {
  '/proc/stat': 'cpu  100 0 100 700 0 0 0 100 50 0\ncpu0 1 2 3 4 5 6 7 8\n',
  '/proc/vmstat': 'nr_free_pages 1\npgfault 1000\npgmajfault 10\n',
  '/proc/loadavg': '3.00 2.00 1.00 1/200 4000\n',
  '/proc/meminfo': 'MemTotal:       1000 kB\nMemFree:        1 kB\nMemAvailable:   250 kB\n',
  '/proc/pressure/cpu': psi(1_000_000),
  '/proc/pressure/memory': psi(0),
  '/proc/pressure/io': psi(500),
  '/sys/devices/system/cpu/online': '0-1\n',
  '/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count': '4\n',
  '/sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count': '0\n',
};

const valuesOf = (sample: HealthSample): Readonly<Record<string, unknown>> =>
  Object.fromEntries(healthMetrics.map((metric) => [metric, sample[metric].value]));

describe('a sample', () => {
  test('has shares and rates of the time since the one before', async () => {
    const one = new Bench(quiet);

    const sample = await one.after(
      {
        '/proc/stat': 'cpu  150 0 150 800 0 0 0 150 70 0\n',
        '/proc/vmstat': 'pgfault 3000\npgmajfault 11\n',
        '/proc/pressure/cpu': psi(2_000_000),
        '/proc/pressure/io': psi(250_500),
        '/sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count': '1\n',
      },
      2000,
    );

    expect(sample.time).toBe(2000);
    expect(valuesOf(sample)).toEqual({
      load: 1.5,
      memoryUse: 0.75,
      cpuPressure: 0.5,
      memoryPressure: 0,
      ioPressure: 0.125,
      throttling: 1,
      pageFaults: 1000,
      majorPageFaults: 0.5,
      steal: 0.2,
      eventLoopDelay: 3,
    });
    expect(valuesOf(await one.after({}))).toMatchObject({ cpuPressure: 0, throttling: 0, pageFaults: 0 });
  });

  test('is unknown, with the reason, where nothing says', async () => {
    const one = new Bench({});
    one.delay = undefined;

    const sample = await one.after({});

    for (const metric of healthMetrics)
      expect(sample[metric]).toEqual({ value: 'unknown', source: expect.stringMatching(/./) });
  });

  test('has no rate over counters that went back, as after a snapshot was restored', async () => {
    const one = new Bench(quiet);

    const sample = await one.after({
      '/proc/stat': 'cpu  1 0 1 1 0 0 0 1 0 0\n',
      '/proc/vmstat': 'pgfault 5\npgmajfault 0\n',
      '/proc/pressure/cpu': psi(0),
    });

    expect(valuesOf(sample)).toMatchObject({
      pageFaults: 'unknown',
      steal: 'unknown',
      cpuPressure: 'unknown',
      load: 1.5,
    });
  });

  test.each([
    ['containerV2', '/sys/fs/cgroup/memory.current', '/sys/fs/cgroup/memory.stat', 'inactive_file'],
    [
      'containerV1',
      '/sys/fs/cgroup/memory/memory.usage_in_bytes',
      '/sys/fs/cgroup/memory/memory.stat',
      'total_inactive_file',
    ],
  ] as const)(
    'counts the memory of %s against its limit, without files that nobody used',
    async (name, used, stat, cached) => {
      const bytes = name === 'containerV2' ? 2 ** 29 : 2 ** 28;
      const { files, ...rest } = machines[name];
      const tree: Tree = { [used]: `${bytes / 2}\n`, [stat]: `anon 1\n${cached} ${bytes / 4}\n` };
      const read = (path: string) => tree[path] ?? files.read(path);
      const one = new Bench({}, { sources: { ...rest, files: { ...files, read } } });

      expect((await one.after({})).memoryUse).toEqual({ value: 0.25, source: used });
    },
  );

  test('knows from what cools processors that they are throttled, where there are no counters', async () => {
    const folder = '/sys/class/thermal/cooling_device';
    const one = new Bench({
      [`${folder}0/type`]: 'Fan\n',
      [`${folder}0/cur_state`]: '1\n',
      [`${folder}1/type`]: 'thermal-cpufreq-0\n',
      [`${folder}1/cur_state`]: '0\n',
    });

    expect((await one.after({})).throttling.value).toBe(0);
    expect((await one.after({ [`${folder}1/cur_state`]: '2\n' })).throttling.value).toBe(1);
  });

  test('is read without an error whatever is in the files', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('-1', 'cpu  1', '9'.repeat(400), psi(1e30), 'pgfault 99999999999999999999'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.constantFrom(...Object.keys(quiet)), text), { maxLength: 3 }),
        async (trees) => {
          const one = new Bench(quiet);
          for (const tree of trees) {
            const sample = await one.after(tree);
            for (const metric of healthMetrics) expect(known(sample[metric]) ?? 0).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});

describe('thresholds', () => {
  test('are told once when they are reached and once when they are left', () => {
    const one = new Bench(quiet, { thresholds: { eventLoopDelay: { high: 100, low: 50 } } });
    const told: (readonly [number, string])[] = [];
    one.watch.on('crossing', ({ state, value, bound, metric, sample }: Crossing) => {
      expect([metric, sample.eventLoopDelay.value]).toEqual(['eventLoopDelay', value]);
      told.push([bound, state]);
    });

    for (const delay of [99, 100, 120, 60, 99, undefined, 100, 50, 60, 99, 101]) {
      one.delay = delay;
      one.step({});
    }

    expect(told).toEqual([
      [100, 'raised'],
      [50, 'cleared'],
      [100, 'raised'],
    ]);
  });

  test.each<[string, object, string]>([
    ['of no metric', { thresholds: { heat: { high: 1 } } }, 'got heat'],
    ['out of order', { thresholds: { load: { high: 1, low: 2 } } }, 'got high 1, low 2'],
    ['of 0', { thresholds: { load: { high: 0 } } }, 'got high 0'],
    ['of no number', { thresholds: { load: { high: Number.NaN } } }, 'got high NaN'],
    ['and an interval of no time', { interval: 0 }, 'got 0'],
    ['and an interval of no number', { interval: Number.NaN }, 'got NaN'],
  ])('%s are an error', (_, options, message) => {
    expect(() => new Bench(quiet, options)).toThrow(
      expect.objectContaining({ code: 'KINGLET_HOST_OPTION', message: expect.stringContaining(message) }),
    );
  });
});

describe('a watch', () => {
  test('gives a slow reader the newest sample, and several readers the same', async () => {
    const one = new Bench(quiet);
    const [first, second] = [one.watch[Symbol.asyncIterator](), one.watch[Symbol.asyncIterator]()];
    const both = [first.next(), second.next()];

    for (let i = 0; i < 3; i++) one.step({});

    expect((await Promise.all(both)).map(({ value }) => (value as HealthSample).time)).toEqual([3000, 3000]);
    one.step({});
    one.step({});
    expect(((await first.next()).value as HealthSample).time).toBe(5000);
  });

  test.each(['stop', 'abort', 'dispose'] as const)('ends its readers and timers on %s', async (how) => {
    const controller = new AbortController();
    const one = new Bench(quiet, { signal: controller.signal });
    const waiting = one.watch[Symbol.asyncIterator]().next();
    const end = {
      stop: () => one.watch.stop(),
      abort: () => controller.abort(),
      dispose: () => one.watch[Symbol.dispose](),
    }[how];

    end();
    end();

    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await one.watch[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
    expect(one.refs).toEqual(['unref', 'ref', 'stop', 'delays stop', 'unref']);
  });

  test('that starts aborted has no sample', async () => {
    const one = new Bench(quiet, { signal: AbortSignal.abort() });

    expect(await one.watch[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
    expect(one.refs).toContain('stop');
  });
});

describe('this machine', () => {
  const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;
  const run = (body: string): string =>
    execFileSync(
      process.execPath,
      [
        '--conditions=@kinglet/source',
        '--input-type=module',
        '-e',
        `const { watchHealth } = await import('${entry}'); ${body}`,
      ],
      { encoding: 'utf8', timeout: 20_000 },
    );

  test('notices an event loop that was blocked, also right after a sample', () => {
    const printed = run(`const watch = watchHealth({ interval: 50, thresholds: { eventLoopDelay: { high: 250 } } });
      watch.on('crossing', ({ metric, state, value }) => { console.log(metric, state, value < 2000); watch.stop(); });
      for await (const _ of watch) { const end = Date.now() + 300; while (Date.now() < end); }`);

    expect(printed).toBe('eventLoopDelay raised true\n');
  });

  test('a process with a watch that nobody waits for ends', () => {
    expect(run("watchHealth({ interval: 60_000 }); console.log('end');")).toBe('end\n');
  });
});

test('every metric has a sample', async () => {
  const metrics: readonly HealthMetric[] = healthMetrics;

  expect(Object.keys(await new Bench(quiet).after({})).sort()).toEqual([...metrics, 'time'].sort());
});
