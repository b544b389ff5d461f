// Advice and plans of machines that are not here.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Advice, type AdviceTopic, type AdviseOptions, advise, planTuning, type Sources } from '../src/index.ts';
import { untuned } from './fakeKernel.ts';
import { machines } from './machines.ts';
import { machine, type Tree } from './recordedTree.ts';

function adviceOn(topic: AdviceTopic, sources: Sources, options: AdviseOptions = {}): Advice {
  return advise(undefined, sources, options).find((each) => each.topic === topic)!;
}

const bare = machine('arm64', untuned);
const with_ = (tree: Tree): Sources => machine('arm64', { ...untuned, ...tree });
const without = (prefix: string): Sources =>
  machine('arm64', Object.fromEntries(Object.entries(untuned).filter(([path]) => !path.startsWith(prefix))));

describe('a plan', () => {
  test('has exactly the values that are wrong, as they are and as they should be', () => {
    expect(planTuning(advise(undefined, bare, { hugePageBytes: 5 * 2 ** 21 - 1, placement: 'bound' })).writes).toEqual(
      [
        ['/sys/devices/system/cpu/cpufreq/policy0/scaling_governor', 'powersave', 'performance'],
        ['/sys/devices/system/cpu/cpufreq/boost', '0', '1'],
        ['/sys/kernel/mm/transparent_hugepage/enabled', 'never', 'madvise'],
        ['/sys/kernel/mm/transparent_hugepage/defrag', 'always', 'madvise'],
        ['/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages', '3', '5'],
        ['/proc/sys/vm/compaction_proactiveness', '0', '20'],
        ['/proc/sys/vm/swappiness', '60', '10'],
        ['/proc/sys/kernel/numa_balancing', '1', '0'],
        ['/proc/sys/vm/zone_reclaim_mode', '7', '0'],
      ].map(([path, from, to]) => ({ path, from, to })),
    );
  });

  test('is empty where nothing is known', () => {
    const advice = advise(undefined, machine('arm64', {}));

    expect(new Set(advice.map(({ state }) => state))).toEqual(new Set(['unknown']));
    for (const { value } of advice) expect(value.source).not.toBe('');
    expect(planTuning(advice).writes).toEqual([]);
    expect(planTuning(advise(undefined, machines.lambda)).writes).toEqual([]);
  });

  test('is empty once it is carried out', () => {
    const done = with_(
      Object.fromEntries(planTuning(advise(undefined, bare)).writes.map(({ path, to }) => [path, to])),
    );

    expect(planTuning(advise(undefined, done)).writes).toEqual([]);
  });

  test('never holds what is only reported, nor values of an unknown form', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('[]', '[a b]', '-1', '9'.repeat(99), '\0', 'FIFO'));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(untuned)), text), (tree) => {
        for (const { path, from } of planTuning(advise(undefined, with_(tree))).writes) {
          expect(path).not.toMatch(/vulnerabilities|irq|self/);
          expect(from).toMatch(/^[a-z0-9_+]{1,16}$/);
        }
      }),
    );
  });
});

describe('advice', () => {
  test('says the value with its file, why, and where that is written', () => {
    const advice = advise(undefined, bare);

    expect(adviceOn('governor', bare)).toMatchObject({
      value: {
        value: 'performance, powersave',
        source: '/sys/devices/system/cpu/cpufreq/policy0/scaling_governor and 1 more',
      },
      state: 'change',
    });
    for (const { advice: text, why, evidence } of advice) {
      expect(evidence).toMatch(/^https:\/\/(docs\.kernel\.org|github\.com|man7\.org|www\.cs\.virginia\.edu)\/./);
      expect([text, why]).not.toContain('');
    }
    expect(new Set(advice.map(({ topic }) => topic)).size).toBe(17);
  });

  test.each<[AdviceTopic, string]>([
    ['schedulerPolicy', 'SCHED_FIFO'],
    ['speculation', 'spectre_v2: Mitigation'],
    ['irqAffinity', '1 on 0-3'],
    ['threads', '11 processors; no variable is set'],
  ])('%s is reported, never written', (topic, value) => {
    expect(adviceOn(topic, bare)).toMatchObject({ state: 'report', value: { value }, mayWrite: false, writes: [] });
  });

  test('governors that the driver does not offer are left alone', () => {
    const file = '/sys/devices/system/cpu/cpufreq/policy0/scaling_available_governors';
    const other = '/sys/devices/system/cpu/cpufreq/policy10/scaling_available_governors';

    expect(adviceOn('governor', with_({ [file]: 'schedutil\n', [other]: 'schedutil\n' })).state).toBe('right');
    expect(adviceOn('governor', machines.epyc)).toMatchObject({ value: { value: 'schedutil' }, writes: [] });
  });

  test('the frequency driver is that of the architecture', () => {
    expect(adviceOn('frequencyDriver', machines.graviton4).advice).toContain('cppc_cpufreq');
    expect(adviceOn('frequencyDriver', machines.epyc)).toMatchObject({
      value: { value: 'acpi-cpufreq' },
      advice: expect.stringContaining('amd-pstate'),
    });
  });

  test('Intel’s turbo is switched the other way round', () => {
    const path = '/sys/devices/system/cpu/intel_pstate/no_turbo';

    expect(adviceOn('boost', machines.xeon).state).toBe('right');
    expect(adviceOn('boost', with_({ [path]: '1\n' })).writes).toEqual([{ path, from: '1', to: '0' }]);
  });

  test('what has no effect is not changed: one node, no swap', () => {
    const oneNode = without('/sys/devices/system/node/node1');
    const noNodes = without('/sys/devices/system/node');
    const noSwap = with_({ '/proc/meminfo': 'SwapTotal:       0 kB\n' });

    for (const topic of ['numaBalancing', 'zoneReclaim'] as const) {
      expect(adviceOn(topic, oneNode)).toMatchObject({ state: 'right', writes: [] });
      expect(adviceOn(topic, noNodes)).toMatchObject({ writes: [] });
    }
    expect(adviceOn('swappiness', noSwap)).toMatchObject({ state: 'right', advice: 'leave it: there is no swap' });
  });

  test('balancing is left to who is not bound to nodes, and never where it is about kinds of memory', () => {
    const tiered = with_({ '/proc/sys/kernel/numa_balancing': '2\n' });

    expect(adviceOn('numaBalancing', bare)).toMatchObject({ state: 'right', writes: [] });
    expect(adviceOn('numaBalancing', bare, { placement: 'bound' }).state).toBe('change');
    expect(adviceOn('numaBalancing', tiered, { placement: 'bound' }).writes).toEqual([]);
  });

  test('huge pages are of the size that MAP_HUGETLB takes, where arm64 has smaller ones too', () => {
    const small = '/sys/kernel/mm/hugepages/hugepages-64kB/nr_hugepages';
    const meminfo = 'MemTotal: 16000000 kB\nMemFree: 8000000 kB\nSwapTotal: 1000 kB\nHugepagesize:       2048 kB\n';
    const graviton = with_({ [small]: '0\n', '/proc/meminfo': meminfo });

    expect(adviceOn('hugePages', graviton, { hugePageBytes: 2 ** 23 })).toMatchObject({
      advice: '4 of 2 MiB',
      writes: [{ path: '/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages', from: '3', to: '4' }],
    });
  });

  test('huge pages are reserved only on request, and never more than half of what is free', () => {
    expect(adviceOn('hugePages', bare)).toMatchObject({ state: 'report', writes: [] });
    expect(adviceOn('hugePages', bare, { hugePageBytes: 2 ** 21 }).state).toBe('right');
    expect(adviceOn('hugePages', bare, { hugePageBytes: 2 ** 33 })).toMatchObject({
      writes: [],
      advice: expect.stringMatching(/more than half/),
    });
    expect(() => adviceOn('hugePages', bare, { hugePageBytes: -1 })).toThrow(
      expect.objectContaining({ code: 'KINGLET_HOST_OPTION', message: expect.stringContaining('got -1') }),
    );
  });
});
