// Energy, frequency and throttling on machines that are not here: files in the kernel's own forms.
import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type FakePmu, fakePerf, sourcesOf, type Tree } from '../../test/fixtures/counters/fakeMachine.ts';
import { isMeasured, type Metrics, numberOf } from '../measurement.ts';
import { openPower } from './openPower.ts';
import { unheldInterval } from './powerSystem.ts';

const zone = (path: string, name: string, energy: number, range = 262_143_328_850): Tree => ({
  [`/sys/class/powercap/${path}/name`]: `${name}\n`,
  [`/sys/class/powercap/${path}/energy_uj`]: `${energy}\n`,
  [`/sys/class/powercap/${path}/max_energy_range_uj`]: `${range}\n`,
});

const rapl: Tree = {
  ...zone('intel-rapl:0', 'package-0', 1_000_000),
  ...zone('intel-rapl:0:0', 'core', 400_000),
  ...zone('intel-rapl:0:1', 'dram', 200_000),
  ...zone('intel-rapl:1', 'psys', 9_000_000),
  ...zone('intel-rapl-mmio:0', 'package-0', 1_000_000),
};

/** A source on a tree that may be changed, with a clock that stands until it is set. */
function openOn(tree: Tree, pmu: FakePmu = { counts: {} }, processors: readonly number[] = [0]) {
  const perf = fakePerf(pmu);
  const clock = { now: 0 };
  const sources = sourcesOf(tree, 'x64', { affinity: () => processors });
  const ticking = new Set<() => void>();
  const every = (_: number, work: () => void) => {
    ticking.add(work);
    return () => ticking.delete(work);
  };
  const power = openPower({ system: { perf, sources, now: () => clock.now, every } });
  const read = () => {
    const totals = new Float64Array(power.width);
    power.read(totals, 0);
    return totals;
  };
  /** What happened while the tree was changed so, in the time. */
  const during = (milliseconds: number, ...changes: Tree[]): Metrics => {
    const begin = read();
    for (const change of changes) {
      Object.assign(tree, change);
      clock.now += milliseconds / changes.length;
      read();
    }
    return power.explain(
      read().map((total, i) => total - begin[i]!),
      milliseconds,
    );
  };
  return { perf, power, during, clock, ticking, read };
}

describe('energy', () => {
  test('is that of packages and memory; their parts and the platform are not added', () => {
    const { during } = openOn({ ...rapl });
    const metrics = during(
      2000,
      zone('intel-rapl:0', 'package-0', 11_000_000),
      zone('intel-rapl:0:1', 'dram', 2_200_000),
    );

    expect(metrics.joules).toEqual({
      value: 12, // (11 - 1) + (2.2 - 0.2)
      unit: 'joules',
      confidence: 'clock',
      source: 'energy_uj of intel-rapl:0 (package-0) + intel-rapl:0:1 (dram), of the whole machine',
    });
    expect(metrics.watts).toMatchObject({ value: 6, unit: 'watts' });
  });

  test('goes on where the counter begins again', () => {
    const { during } = openOn(zone('intel-rapl:0', 'package-0', 95_000_000, 100_000_000));
    const energies = [99_000_000, 4_000_000, 50_000_000, 2_000_000];
    const metrics = during(400, ...energies.map((energy) => zone('intel-rapl:0', 'package-0', energy, 100_000_000)));

    expect(numberOf(metrics.joules)).toBeCloseTo(107, 6); // 4 + (1 + 4) + 46 + (50 + 2)
  });

  test('is what was used, wherever the counter begins again', () => {
    const range = 1000;
    fc.assert(
      fc.property(fc.nat(range - 1), fc.array(fc.nat(range - 1), { minLength: 1, maxLength: 20 }), (first, steps) => {
        const { during } = openOn(zone('intel-rapl:0', 'package-0', first, range));
        let raw = first;
        const changes = steps.map((step) => {
          raw = (raw + step) % range;
          return zone('intel-rapl:0', 'package-0', raw, range);
        });
        const used = steps.reduce((sum, step) => sum + step, 0);
        expect(numberOf(during(0, ...changes).joules)).toBeCloseTo(used * 1e-6, 12);
      }),
      { numRuns: 200 },
    );
  });

  test('of a long profile, which nobody reads meanwhile, is that of all of it', () => {
    const range = 262_143_328_850;
    const tree = zone('intel-rapl:0', 'package-0', 0, range);
    const { power, read, clock, ticking } = openOn(tree);
    const begin = read();
    const watts = 400;
    const seconds = 3600;
    for (let at = 10; at <= seconds; at += 10) {
      clock.now = at * 1000;
      Object.assign(tree, zone('intel-rapl:0', 'package-0', (at * watts * 1e6) % range, range));
      for (const tick of ticking) tick();
    }
    const metrics = power.explain(
      read().map((total, i) => total - begin[i]!),
      seconds * 1000,
    );
    expect(numberOf(metrics.joules)).toBeCloseTo(watts * seconds, 3); // more than five times the range
    expect(numberOf(metrics.watts)).toBeCloseTo(watts, 6);
    power.close();
    expect(ticking.size).toBe(0);
  });

  test('that was not read for so long that the counter may have begun again is not made up', () => {
    const { during } = openOn({ ...rapl });

    const metrics = during(270_000, zone('intel-rapl:0', 'package-0', 11_000_000));
    expect(metrics.joules).toEqual({ unavailable: expect.stringContaining('in which it may begin again') });
    expect(metrics.watts).toEqual(metrics.joules);
    expect(numberOf(openOn({ ...rapl }).during(260_000, zone('intel-rapl:0', 'package-0', 11e6)).joules)).toBe(10);
  });

  test('that was lost on the way is not made up', () => {
    const { during } = openOn({ ...rapl });

    expect(during(1000, { '/sys/class/powercap/intel-rapl:0/energy_uj': 'none\n' }).joules).toEqual({
      unavailable: expect.stringContaining('could not be read'),
    });
    const unknownRange = openOn({
      ...zone('intel-rapl:0', 'package-0', 5),
      '/sys/class/powercap/intel-rapl:0/max_energy_range_uj': '',
    });
    expect(isMeasured(unknownRange.during(1, zone('intel-rapl:0', 'package-0', 1)).joules!)).toBe(false);
  });

  test('that only root may read is taken from perf’s events, if they may be read', () => {
    const { '/sys/class/powercap/intel-rapl:0/energy_uj': _, ...tree } = rapl;
    const device = '/sys/bus/event_source/devices/power';
    const events: Tree = {
      [`${device}/type`]: '15\n',
      [`${device}/cpumask`]: '0,28\n',
      [`${device}/format/event`]: 'config:0-7\n',
      [`${device}/events/energy-pkg`]: 'event=0x02\n',
      [`${device}/events/energy-pkg.scale`]: '2.3283064365386962890625e-10\n',
      [`${device}/events/energy-pkg.unit`]: 'Joules\n',
    };
    const pmu: FakePmu = { counts: { '15:0x2': 0 } };
    const { power, perf } = openOn({ ...tree, ...events }, pmu);
    pmu.counts = { '15:0x2': 2 ** 32 };
    const totals = new Float64Array(power.width);
    power.read(totals, 0);

    // A joule is 2^32 of them; two packages.
    expect(power.explain(totals, 500)).toMatchObject({
      joules: { value: 2, confidence: 'pmu' },
      watts: { value: 4 },
    });
    power.close();
    expect(perf.opened.size).toBe(0);

    const refused = openOn({ ...tree, ...events }, { counts: {}, refuse: () => 'EACCES' });
    const reason = refused.during(1).joules as { unavailable: string };
    expect(reason.unavailable).toContain('EACCES — /sys/class/powercap/intel-rapl:0/energy_uj is for root alone');
    expect(reason.unavailable).toContain('power events: EACCES — perf_event_paranoid is unknown');
  });

  test('of sensors is that of processors, one kind of them', () => {
    const { during } = openOn({
      '/sys/class/hwmon/hwmon0/energy1_input': '1000000\n',
      '/sys/class/hwmon/hwmon0/energy1_label': 'Ecore000\n',
      '/sys/class/hwmon/hwmon0/energy2_input': '5000000\n',
      '/sys/class/hwmon/hwmon0/energy2_label': 'Esocket0\n',
      '/sys/class/hwmon/hwmon1/power1_input': '9000000\n',
      '/sys/class/hwmon/hwmon1/power1_label': 'drive\n',
    });

    expect(during(1000, { '/sys/class/hwmon/hwmon0/energy2_input': '8000000\n' }).joules).toMatchObject({
      value: 3,
      source: 'hwmon energy: Esocket0, of the whole machine',
    });
  });

  test('of power sensors is an estimate: power between readings times time', () => {
    const { during } = openOn({
      '/sys/class/hwmon/hwmon0/power1_average': '100000000\n',
      '/sys/class/hwmon/hwmon0/power1_input': '900000000\n',
      '/sys/class/hwmon/hwmon0/power1_oem_info': 'Grace Power Socket 0\n',
    });
    const metrics = during(2000, { '/sys/class/hwmon/hwmon0/power1_average': '200000000\n' }, {});

    // One second from 100 to 200 W, one at 200 W.
    expect(metrics.joules).toMatchObject({ value: 350, confidence: 'estimate' });
    expect(metrics.watts).toMatchObject({ value: 175 });
  });
});

describe('frequency', () => {
  const device = '/sys/bus/event_source/devices/msr';
  const msr: Tree = {
    [`${device}/type`]: '9\n',
    [`${device}/format/event`]: 'config:0-63\n',
    [`${device}/events/tsc`]: 'event=0x00\n',
    [`${device}/events/aperf`]: 'event=0x01\n',
    [`${device}/events/mperf`]: 'event=0x02\n',
  };

  test('is that of the busy time: APERF / MPERF at the rate of TSC', () => {
    const counts = { '9:0x0': 2_000_000_000, '9:0x1': 1_500_000_000, '9:0x2': 1_000_000_000 };
    const { power } = openOn(msr, { counts, enabled: 1e9 }, [0, 1, 2]);
    const totals = new Float64Array(power.width);
    power.read(totals, 0);

    expect(power.explain(totals, 1000).effectiveFrequency).toMatchObject({ value: 3e9, confidence: 'pmu' }); // 1.5 × 2 GHz
    expect(isMeasured(power.explain(totals.fill(0), 1000).effectiveFrequency!)).toBe(false);
  });

  test('is else what cpufreq says, over time', () => {
    const path = (cpu: number) => `/sys/devices/system/cpu/cpu${cpu}/cpufreq/scaling_cur_freq`;
    const { during } = openOn({ [path(0)]: '2000000\n', [path(1)]: '1000000\n', [path(2)]: '9\n' }, undefined, [0, 1]);

    // From 2 to 3 GHz on one, 1 GHz on the other.
    expect(during(1000, { [path(0)]: '3000000\n' }).effectiveFrequency).toMatchObject({
      value: 1.75e9,
      confidence: 'clock',
    });
  });

  test('that may not be read has both reasons', () => {
    const { during } = openOn(msr, { counts: {}, refuse: () => 'EACCES' });
    const { unavailable } = during(1).effectiveFrequency as { unavailable: string };

    expect(unavailable).toContain('APERF and MPERF: EACCES');
    expect(unavailable).toContain('no cpufreq');
  });
});

describe('throttling', () => {
  const core = (cpu: number, count: number, siblings: string): Tree => ({
    [`/sys/devices/system/cpu/cpu${cpu}/thermal_throttle/core_throttle_count`]: `${count}\n`,
    [`/sys/devices/system/cpu/cpu${cpu}/topology/thread_siblings_list`]: `${siblings}\n`,
  });

  test('is counted of cores, not of their threads', () => {
    const { during } = openOn({ ...core(0, 5, '0,2'), ...core(1, 7, '1'), ...core(2, 5, '0,2') });

    expect(during(1000, { ...core(0, 8, '0,2'), ...core(2, 8, '0,2') }, core(1, 1, '1')).throttles).toMatchObject({
      value: 4, // 3, and 1 since the second was taken away and added again
      unit: 'count',
      confidence: 'clock',
    });
  });

  test('is elsewhere how often cooling changed', () => {
    const cooler = (count: number): Tree => ({
      '/sys/class/thermal/cooling_device0/type': 'cpufreq-cpu0\n',
      '/sys/class/thermal/cooling_device0/stats/total_trans': `${count}\n`,
      '/sys/class/thermal/cooling_device1/type': 'fan\n',
      '/sys/class/thermal/cooling_device1/stats/total_trans': '99\n',
    });

    expect(openOn(cooler(3)).during(1000, cooler(9)).throttles).toMatchObject({ value: 6 });
  });
});

test('a machine with nothing of it says why', () => {
  const { power, during } = openOn({});

  for (const metric of Object.values(during(100)))
    expect(metric).toEqual({ unavailable: expect.stringMatching(/^no/) });
  power.close();
  power.close();
  expect(() => power.read(new Float64Array(power.width), 0)).toThrow(/closed/);
});

test('a machine that has nothing is not read', () => {
  expect(openOn({}).ticking.size).toBe(0);
});

test('what is done again and again keeps no process alive, and ends', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  let times = 0;
  const stop = unheldInterval(1, () => {
    times++;
  });
  expect(timers()).toBe(before);
  await vi.waitFor(() => expect(times).toBeGreaterThan(1), 5000);
  stop();
  const then = times;
  await after(10);
  expect(times).toBe(then);
});

test('this machine has each value or a reason', () => {
  const power = openPower();
  const totals = new Float64Array(power.width);
  power.read(totals, 0);
  const metrics = power.explain(totals, 1);
  power.close();

  expect(Object.keys(metrics)).toEqual(['joules', 'watts', 'effectiveFrequency', 'throttles']);
  for (const metric of Object.values(metrics))
    expect(isMeasured(metric) ? metric.value >= 0 : metric.unavailable).toBeTruthy();
});

test('no reading makes a value that is no number', () => {
  const texts = fc.oneof(
    fc.nat().map(String),
    fc.constantFrom('', '-1', 'NaN', '18446744073709551615', '9999999999999999999'),
  );
  const paths = [
    ...Object.keys(rapl),
    '/sys/class/hwmon/hwmon0/power1_input',
    '/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq',
    '/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count',
  ];
  const trees = fc
    .tuple(...paths.map(() => texts))
    .map((all) => Object.fromEntries(paths.map((path, i) => [path, all[i]!])));
  const names = {
    '/sys/class/powercap/intel-rapl:0/name': 'package-0',
    '/sys/class/hwmon/hwmon0/power1_label': 'SoC power',
  };

  fc.assert(
    fc.property(
      fc.array(trees, { minLength: 2, maxLength: 4 }),
      fc.constantFrom(0, 1, 1000, -1, Number.NaN),
      (all, ms) => {
        const [first, ...changes] = all.map((tree) => ({ ...tree, ...names }));
        const metrics = openOn(first!).during(ms, ...changes);
        const odd = Object.entries(metrics).filter(
          ([, metric]) => isMeasured(metric) && !(metric.value >= 0 && metric.value < Infinity),
        );
        expect(odd).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
