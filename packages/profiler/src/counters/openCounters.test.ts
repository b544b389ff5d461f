// Counters on machines that are not here: what cores counted becomes metrics, what cannot be counted has its reason.
import type { PerfEvent, PerfOptions } from '@kinglet/syscalls';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coreFixtures } from '../../test/fixtures/counters/cores.ts';
import { type FakePmu, fakePerf, sourcesOf, type Tree } from '../../test/fixtures/counters/fakeMachine.ts';
import { ProfilerError } from '../errors.ts';
import { isMeasured, type Measurement, type Metrics } from '../measurement.ts';
import type { CounterSource } from './counterSource.ts';
import { joinSources } from './joinSources.ts';
import { type CounterOptions, openCounters } from './openCounters.ts';

const software = { '1:0x0': 0, '1:0x1': 0, '1:0x3': 0, '1:0x4': 0, '1:0x5': 0, '1:0x6': 0 };

interface Machine {
  readonly core: string;
  readonly arch?: string;
  readonly tree?: Tree;
  readonly vectorBytes?: number;
  readonly usage?: readonly number[];
}

function openOn(machine: Machine, pmu: FakePmu, options: Partial<CounterOptions> = {}) {
  const perf = fakePerf(pmu);
  const calls = { sveVectorLength: () => machine.vectorBytes };
  const sources = sourcesOf(machine.tree ?? {}, machine.arch, calls);
  const readUsage = (_: unknown, into: Float64Array): boolean => {
    into.set(machine.usage ?? []);
    return machine.usage !== undefined;
  };
  const system = { perf, readUsage, sources };
  return { perf, counters: openCounters({ scope: 'thread', core: machine.core, system, ...options }) };
}

/** What counters say of all that the PMU has counted. */
function explained(
  machine: Machine,
  pmu: FakePmu,
  options: Partial<CounterOptions> = {},
  milliseconds = 1000,
): Metrics {
  const { perf, counters } = openOn(machine, pmu, options);
  const totals = new Float64Array(counters.width);
  counters.read(totals, 0);
  const metrics = counters.explain(totals, milliseconds);
  counters.close();
  expect(perf.opened.size).toBe(0);
  return metrics;
}

const amountOf = (metrics: Metrics, name: string) => metrics[name] && isMeasured(metrics[name]) && metrics[name].value;
const reasonOf = (metrics: Metrics, name: string) => {
  const metric = metrics[name]!;
  return isMeasured(metric) ? `measured ${metric.value}` : metric.unavailable;
};

describe('metrics of cores', () => {
  test.each(coreFixtures)('$title', ({ core, arch, counts, expected, unavailable = {}, tree, vectorBytes }) => {
    const metrics = explained({ core, arch, tree, vectorBytes } as Machine, { counts });

    for (const [name, value] of Object.entries(expected)) {
      expect(metrics[name], name).toMatchObject({ value: expect.any(Number) });
      expect((amountOf(metrics, name) as number) / value, name).toBeCloseTo(1, 3);
    }
    for (const [name, reason] of Object.entries(unavailable)) expect(reasonOf(metrics, name)).toContain(reason);
  });

  test('no group has more events than the counters of Neoverse N1 and V1, and of Zen, take', () => {
    const largest = (core: string) => {
      const { counts } = coreFixtures.find((fixture) => fixture.core === core && !fixture.recorded)!;
      const { perf, counters } = openOn({ core }, { counts });
      counters.close();
      return perf.largest();
    };

    expect(largest('Neoverse V1')).toBe(7);
    expect(['Zen', 'Zen 2', 'Zen 3', 'Zen 5'].map(largest)).toEqual([6, 6, 6, 6]);
  });

  test('a value tells its events and what is and is not in it', () => {
    const { counts } = coreFixtures.find(({ core }) => core === 'Neoverse V1')!;
    const metrics = explained({ core: 'Neoverse V1', vectorBytes: 32 }, { counts });

    expect(metrics.ipc).toEqual({
      value: 2,
      unit: 'ratio',
      confidence: 'pmu',
      source: 'INST_RETIRED (0x8) / CPU_CYCLES (0x11)',
    });
    expect(metrics.neonShare).toMatchObject({
      source: 'ASE_SPEC (0x74) / INST_SPEC (0x1b), without loads, stores and moves of vectors',
    });
    expect(metrics.memoryBandwidth).toMatchObject({
      confidence: 'estimate',
      source: expect.stringContaining('× 64 bytes'),
    });
  });

  test('the core is the one that the machine says it is', () => {
    const tree = { '/proc/cpuinfo': 'CPU implementer\t: 0x41\nCPU part\t: 0xd40\n' };
    const { counts } = coreFixtures.find(({ core }) => core === 'Neoverse V1')!;
    const system = { perf: fakePerf({ counts }), readUsage: () => false, sources: sourcesOf(tree) };
    const counters = openCounters({ scope: 'thread', system });
    const totals = new Float64Array(counters.width);
    counters.read(totals, 0);

    expect(amountOf(counters.explain(totals, 1000), 'frontendBound')).toBeCloseTo(0.2, 9);
  });
});

describe('counters that are shared', () => {
  const counts = { '4:0x11': 1_000_000, '4:0x8': 500_000 };

  test('totals are scaled and marked, ratios are marked', () => {
    const metrics = explained({ core: 'Neoverse V1' }, { counts, enabled: 4e6, running: 1e6 }, { groups: ['core'] });

    expect(metrics.cycles).toMatchObject({ value: 4_000_000, counted: 0.25 });
    expect(metrics.ipc).toMatchObject({ value: 0.5, counted: 0.25 });
    expect(amountOf(metrics, 'effectiveFrequency')).toBeCloseTo(1e9, 3); // 4e6 cycles in 4 ms
  });

  test('what was on them all the time is not marked, though its times were not read at one moment', () => {
    const metrics = explained({ core: 'Neoverse V1' }, { counts, enabled: 4e6, running: 4e6 + 90 });

    expect(metrics.cycles).toEqual({ value: 1e6, unit: 'count', confidence: 'pmu', source: 'CPU_CYCLES (0x11)' });
  });

  test('what was never on them has no value', () => {
    const metrics = explained({ core: 'Neoverse V1' }, { counts, enabled: 4e6, running: 0 });

    expect(reasonOf(metrics, 'cycles')).toBe('CPU_CYCLES (0x11): others had the counters all the time');
    expect(reasonOf(explained({ core: 'Neoverse V1' }, { counts, enabled: 0 }), 'cycles')).toContain('no thread ran');
  });

  test('groups that do not fit are split, and what belongs together stays together', () => {
    const { counts: all, expected } = coreFixtures.find(({ core }) => core === 'Neoverse V1')!;
    const metrics = explained({ core: 'Neoverse V1', vectorBytes: 32 }, { counts: all, counters: 4 });

    for (const name of ['ipc', 'l1dMissRate', 'l2MissRate', 'llMissRate', 'backendStalls', 'retiring', 'frontendBound'])
      expect(amountOf(metrics, name), name).toBeCloseTo(expected[name]!, 9);
  });

  test('what cannot be together on so few has no value', () => {
    const { counts: all } = coreFixtures.find(({ core }) => core === 'Neoverse V1')!;
    const metrics = explained({ core: 'Neoverse V1' }, { counts: all, counters: 2 });

    expect(amountOf(metrics, 'ipc')).toBe(2);
    expect(reasonOf(metrics, 'retiring')).toBe('its events do not fit on the counters together');
    expect(reasonOf(metrics, 'l1dMissRate')).toContain('EINVAL');
  });
});

describe('reasons', () => {
  test.each([
    ['ENOENT', 'ENOENT — this machine has no PMU'],
    ['EACCES', 'EACCES — perf_event_paranoid is 3: set /proc/sys/kernel/perf_event_paranoid to 1 or less'],
    ['EPERM', 'EPERM — perf_event_open is forbidden, as seccomp does in containers and on Lambda'],
    ['ENOSYS', 'ENOSYS — perf_event_open is forbidden, as seccomp does in containers and on Lambda'],
    ['EINVAL', 'EINVAL — this PMU or kernel does not count that'],
    ['EBUSY', 'EBUSY — another has the counters'],
    ['EMFILE', 'EMFILE — too many files are open'],
    ['ENFILE', 'ENFILE — too many files'],
    ['ENODEV', 'ENODEV — this processor does not'],
    ['ENOSPC', 'ENOSPC — this PMU has not as many'],
    ['EOPNOTSUPP', 'EOPNOTSUPP — this PMU does not'],
    ['ESRCH', 'ESRCH — the thread has ended'],
    ['E2BIG', 'E2BIG — perf_event_open: E2BIG'],
  ])('%s', (errno, reason) => {
    const tree = { '/proc/sys/kernel/perf_event_paranoid': '3\n' };
    const metrics = explained({ core: 'Neoverse V1', tree }, { counts: {}, refuse: () => errno });

    for (const name of ['cycles', 'ipc', 'l1dMpki', 'frontendBound', 'neonShare', 'memoryBandwidth'])
      expect(reasonOf(metrics, name)).toContain(reason);
    expect(reasonOf(metrics, 'contextSwitches')).toContain(errno === 'ENOENT' ? 'no software events' : reason);
    expect(amountOf(metrics, 'wallClock')).toBe(1000);
  });

  test('that something is not in the groups that were asked for', () => {
    const { counts } = coreFixtures.find(({ core }) => core === 'Neoverse V1')!;
    const metrics = explained({ core: 'Neoverse V1' }, { counts }, { groups: ['core'] });

    expect(reasonOf(metrics, 'retiring')).toBe("the group 'topDown' was not asked for");
    expect(metrics.taskClock).toBeUndefined();
    expect(Object.keys(explained({ core: 'Neoverse V1' }, { counts }, { groups: [] }))).toEqual(['wallClock']);
  });

  test('that a PMU counts nothing of what it does not know', () => {
    const { counts } = coreFixtures.find(({ core }) => core === 'Neoverse V1')!;
    const zeros = Object.fromEntries(Object.keys(counts).map((key) => [key, 0]));
    const metrics = explained({ core: 'Neoverse V1' }, { counts: { ...zeros, '4:0x11': 100, '4:0x8': 100 } });

    for (const name of ['l1dMissRate', 'l1dMpki', 'llMpki', 'llMissRate', 'retiring', 'neonShare', 'memoryBandwidth'])
      expect(reasonOf(metrics, name), name).toMatch(/nothing was counted|no access was counted/);
  });

  test('that files run out on the other threads of a process', () => {
    const tree = { '/proc/self/task/10/comm': '', '/proc/self/task/11/comm': '' };
    const refuse = (_: PerfEvent, { thread }: PerfOptions) => (thread === 11 ? 'EMFILE' : undefined);
    const counts = { ...software, '4:0x11': 1 };
    const { perf, counters } = openOn({ core: 'Neoverse V1', tree }, { counts, refuse }, { scope: 'process' });

    expect(perf.opened.size).toBe(0);
    expect(reasonOf(counters.explain(new Float64Array(counters.width), 1), 'cycles')).toContain('EMFILE');
    expect(reasonOf(counters.explain(new Float64Array(counters.width), 1), 'taskClock')).toContain('EMFILE');
  });
});

describe('where the kernel may not be counted', () => {
  const refuse = (_: PerfEvent, { exclude }: PerfOptions) => (exclude?.includes('kernel') ? undefined : 'EACCES');
  const counts = { ...software, '4:0x11': 1000, '4:0x8': 3000, '1:0x1': 5e6, '1:0x5': 7 };

  test('user mode is, and values say so', () => {
    const metrics = explained({ core: 'Neoverse V1' }, { counts, refuse });

    expect(metrics.ipc).toMatchObject({ value: 3, source: 'INST_RETIRED (0x8) / CPU_CYCLES (0x11), in user mode' });
    expect(metrics.minorFaults).toMatchObject({ value: 7, source: 'minor-faults, in user mode' });
    expect(metrics.taskClock).toMatchObject({ value: 5, source: 'task-clock' });
    expect(reasonOf(metrics, 'effectiveFrequency')).toContain('in user mode alone');
  });

  test('context switches are taken from getrusage, never 0 from what cannot see them', () => {
    const usage = [1, 2, 0, 30, 4, 0, 0, 50, 6];

    expect(reasonOf(explained({ core: 'Neoverse V1' }, { counts, refuse }), 'contextSwitches')).toContain('EACCES');
    expect(explained({ core: 'Neoverse V1', usage }, { counts, refuse }).contextSwitches).toEqual({
      value: 56,
      unit: 'count',
      confidence: 'rusage',
      source: 'getrusage(RUSAGE_THREAD): ru_nvcsw + ru_nivcsw',
    });
  });

  test('where nothing may be, getrusage tells times and faults', () => {
    const usage = [1, 2, 0, 30, 4, 0, 0, 50, 6];
    const metrics = explained(
      { core: 'Neoverse V1', usage },
      { counts: {}, refuse: () => 'EPERM' },
      { scope: 'process' },
    );

    expect(metrics.taskClock).toMatchObject({ value: 3000, unit: 'milliseconds', confidence: 'rusage' });
    expect(['pageFaults', 'minorFaults', 'majorFaults'].map((name) => amountOf(metrics, name))).toEqual([34, 30, 4]);
    expect(reasonOf(metrics, 'cpuMigrations')).toContain('EPERM');
  });
});

describe('a process', () => {
  test('is all of its threads and what they start', () => {
    const tree = Object.fromEntries([7, 8, 9].map((thread) => [`/proc/self/task/${thread}/comm`, '']));
    const asked: PerfOptions[] = [];
    const refuse = (_: PerfEvent, options: PerfOptions) => {
      asked.push(options);
      // One ends while it is opened, and the kernel is older than 5.13.
      return options.thread === 9 ? 'ESRCH' : options.inherit === 'threads' ? 'EINVAL' : undefined;
    };
    const counts = { '4:0x11': 100, '4:0x8': 50 };
    const metrics = explained(
      { core: 'Neoverse V1', tree },
      { counts, refuse },
      { scope: 'process', groups: ['core'] },
    );

    expect(metrics.cycles).toMatchObject({ value: 200 });
    expect(metrics.ipc).toMatchObject({ value: 0.5 });
    expect(asked.some(({ inherit }) => inherit === 'threads')).toBe(true);
    expect(asked.filter(({ thread, inherit }) => thread === 8 && inherit === true)).not.toEqual([]);
  });
});

test('a process whose threads are not told has no counts, not counts of 0', () => {
  const metrics = explained({ core: 'Neoverse V1' }, { counts: { ...software, '4:0x11': 1 } }, { scope: 'process' });

  for (const name of ['cycles', 'taskClock', 'pageFaults', 'contextSwitches'])
    expect(reasonOf(metrics, name)).toContain('expected threads in /proc/self/task, found none');
});

test('counters that break are not read again, and those beside them go on', () => {
  const broken = { left: 1, reads: 0 };
  const source = (name: string, read: (into: Float64Array, at: number) => void): CounterSource => ({
    width: 1,
    read,
    explain: ([value]) => ({ [name]: { value: value!, unit: 'count', confidence: 'software', source: 'a test' } }),
    close: () => undefined,
  });
  const joined = joinSources([
    source('breaking', () => {
      broken.reads++;
      if (broken.left-- <= 0) throw new Error('ENODEV');
    }),
    source('whole', (into, at) => {
      into[at]! += 5;
    }),
  ]);
  const [begin, end] = [new Float64Array(2), new Float64Array(2)];
  joined.read(begin, 0);
  expect(joined.explain(begin, 1).breaking).toMatchObject({ value: 0 });
  joined.read(end, 0);
  joined.read(end, 0);

  expect(broken.reads).toBe(2);
  expect(joined.explain(end, 1)).toEqual({
    breaking: { unavailable: 'reading it failed: ENODEV' },
    whole: { value: 10, unit: 'count', confidence: 'software', source: 'a test' },
  });
  expect(joined.explain(begin, 1).breaking).toMatchObject({ value: 0 });
});

test('no difference whatever makes a value that is no number', () => {
  const fixtures = coreFixtures.filter(({ recorded }) => !recorded);
  const odd = fc.constantFrom(
    0,
    -0,
    1,
    -1,
    Number.NaN,
    Infinity,
    -Infinity,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
    2 ** 53,
  );
  const number = fc.oneof(odd, fc.double(), fc.nat());
  const sources = fixtures.map(({ core, arch, counts, tree }) => {
    const { counters } = openOn(
      { core, arch, tree: tree ?? {}, vectorBytes: 32 },
      { counts: { ...software, ...counts } },
    );
    return counters;
  });

  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.infiniteStream(number), number, (counters, numbers, milliseconds) => {
      const difference = Float64Array.from({ length: counters.width }, () => numbers.next().value);
      const metrics = counters.explain(difference, milliseconds);
      expect(Object.keys(metrics).length).toBeGreaterThan(20);
      const isSound = (metric: Measurement): boolean =>
        isMeasured(metric)
          ? Number.isFinite(metric.value) && (metric.counted ?? 0.5) > 0 && (metric.counted ?? 0.5) < 1
          : metric.unavailable !== '';
      expect(Object.entries(metrics).filter(([, metric]) => !isSound(metric))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [{ scope: 'machine' }, "scope: expected 'thread' or 'process', found 'machine'"],
  [
    { scope: 'thread', groups: ['caches'] },
    "groups: expected some of core, memory, topDown, simd, software, bandwidth, usage, found 'caches'",
  ],
])('options that are none are refused: %j', (options, message) => {
  expect(() => openCounters(options as unknown as CounterOptions)).toThrow(
    expect.objectContaining({ name: ProfilerError.name, code: 'KINGLET_PROFILER_OPTION', message }),
  );
});
