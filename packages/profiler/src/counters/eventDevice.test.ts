// Other PMUs as /sys describes them, and memory bandwidth from them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FakePmu, fakePerf, filesOf, refusal, type Tree } from '../../test/fixtures/counters/fakeMachine.ts';
import { isMeasured, type Measurement } from '../measurement.ts';
import { openBandwidth } from './bandwidthSource.ts';
import { deviceEvent, eventDevices, namedEvent } from './eventDevice.ts';

const devices = '/sys/bus/event_source/devices';
const folder = (name: string, files: Tree): Tree =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${devices}/${name}/${path}`, text]));

/** Two controllers of one socket and one of another, as a Skylake-SP's kernel has them. */
const imc = (index: number): Tree =>
  folder(`uncore_imc_${index}`, {
    type: `${20 + index}\n`,
    cpumask: '0,28\n',
    'format/event': 'config:0-7\n',
    'format/umask': 'config:8-15\n',
    'events/cas_count_read': 'event=0x04,umask=0x03\n',
    'events/cas_count_read.scale': '6.103515625e-5\n',
    'events/cas_count_read.unit': 'MiB\n',
    'events/cas_count_write': 'event=0x04,umask=0x0c\n',
    'events/cas_count_write.scale': '6.103515625e-5\n',
    'events/cas_count_write.unit': 'MiB\n',
  });

describe('a device', () => {
  const tree = { ...imc(0), ...imc(1), [`${devices}/software/type`]: '1\n' };
  const files = filesOf(tree);

  test('has its number and the processors that it is opened on', () => {
    expect(eventDevices(files, /^uncore_imc_\d+$/)).toEqual([
      { name: 'uncore_imc_0', type: 20, processors: [0, 28] },
      { name: 'uncore_imc_1', type: 21, processors: [0, 28] },
    ]);
    expect(eventDevices(files, /^software$/)).toEqual([{ name: 'software', type: 1, processors: [] }]);
  });

  test('names its events, with scale and unit', () => {
    const device = eventDevices(files, /imc_0/)[0]!;

    expect(namedEvent(files, device, 'cas_count_write')).toEqual({
      ...{ type: 20, config: 0xc04n, config1: 0n, config2: 0n },
      ...{ scale: 6.103515625e-5, unit: 'MiB' },
    });
    expect(namedEvent(files, device, 'clockticks')).toBeUndefined();
  });

  test.each([
    ['config:0-7', 'event=0xa', { config: 0xan }],
    ['config:0-7,32-35', 'event=0x1a0', { config: 0x1000000a0n }],
    ['config:63', 'event=1', { config: 1n << 63n }],
    ['config1:4-7', 'event', { config1: 0x10n }],
    ['config2:0-63', 'event=0xffffffffffffffff', { config2: 2n ** 64n - 1n }],
  ])('puts %s of %s where the format says', (format, terms, expected) => {
    const described = filesOf({ ...tree, ...folder('uncore_imc_0', { 'format/event': `${format}\n` }) });

    expect(deviceEvent(described, eventDevices(described, /imc_0/)[0]!, terms)).toMatchObject(expected);
  });

  test.each([
    ['config:0-7', 'event=0x100'],
    ['config:7-0', 'event=1'],
    ['config:0-64', 'event=1'],
    ['config3:0-7', 'event=1'],
    ['config', 'event=1'],
    ['config:0-7', 'event=?'],
    ['config:0-7', 'event=1,other=2'],
    ['config:0-7', ''],
  ])('%s with %s is no event', (format, terms) => {
    const described = filesOf({ ...tree, ...folder('uncore_imc_0', { 'format/event': `${format}\n` }) });

    expect(deviceEvent(described, eventDevices(described, /imc_0/)[0]!, terms)).toBeUndefined();
  });

  test('of any text is one of 64-bit words or none', () => {
    const text = fc.string({ unit: fc.constantFrom(...'config012:3-,6789=x event'), maxLength: 20 });
    fc.assert(
      fc.property(text, fc.oneof(text, fc.constant('event=0xff')), (format, terms) => {
        const described = filesOf({ ...tree, ...folder('uncore_imc_0', { 'format/event': format }) });
        const event = deviceEvent(described, eventDevices(described, /imc_0/)[0]!, terms);
        for (const word of [event?.config, event?.config1, event?.config2])
          expect(word === undefined || (BigInt(word) >= 0n && BigInt(word) < 2n ** 64n)).toBe(true);
      }),
    );
  });
});

describe('memory bandwidth', () => {
  /** Of two seconds in which the memory's counters counted this. */
  function bandwidth(tree: Tree, pmu: FakePmu, core = 'any'): Measurement {
    const perf = fakePerf(pmu);
    const source = openBandwidth({ perf, files: filesOf(tree) }, core);
    const totals = new Float64Array(source.width);
    source.read(totals, 0);
    const { memoryBandwidth } = source.explain(totals, 2000);
    source.close();
    expect(perf.opened.size).toBe(0);
    if (source.width > 0) expect(() => source.read(totals, 0)).toThrow(/closed/);
    return memoryBandwidth!;
  }

  test('is what Intel’s controllers moved, of all sockets', () => {
    const counts = { '20:0x304': 1e6, '20:0xc04': 5e5, '21:0x304': 2e6, '21:0xc04': 0 };

    expect(bandwidth({ ...imc(0), ...imc(1) }, { counts })).toEqual({
      value: 224_000_000, // (1 + 0.5 + 2) million lines of 64 bytes, in each of two sockets, in 2 s
      unit: 'bytes/s',
      confidence: 'pmu',
      source: 'cas_count_read + cas_count_write of uncore_imc_*, of the whole machine',
    });
  });

  test('is scaled and marked where the counters are shared', () => {
    const counts = { '20:0x304': 1e6, '20:0xc04': 0 };

    expect(bandwidth(imc(0), { counts, enabled: 4e9, running: 1e9 })).toMatchObject({
      value: 256_000_000,
      counted: 0.25,
    });
    expect(isMeasured(bandwidth(imc(0), { counts, enabled: 4e9, running: 0 }))).toBe(false);
  });

  test('leaves nothing open that cannot be read', () => {
    const perf = fakePerf({ counts: { '20:0x304': 1, '20:0xc04': 1 } });
    const reader = () => {
      throw refusal('ENODEV');
    };
    const source = openBandwidth({ perf: { ...perf, reader }, files: filesOf(imc(0)) }, 'any');
    expect(source.explain(new Float64Array(0), 1).memoryBandwidth).toEqual({
      unavailable: expect.stringContaining('ENODEV'),
    });
    expect(perf.opened.size).toBe(0);
  });

  test('of AMD is what its controllers or its fabric moved', () => {
    const umc = folder('amd_umc_0', { type: '30\n', cpumask: '0\n', 'format/event': 'config:0-7\n' });
    const fabric = folder('amd_df', {
      ...{ type: '31\n', cpumask: '0\n' },
      ...{ 'format/event': 'config:0-7,32-35,59-60\n', 'format/umask': 'config:8-15\n' },
    });
    const channels = ['3807', '3847', '3887', '38c7', '100003807', '100003847', '100003887', '1000038c7'];
    const counts = { '30:0xa': 1e6, ...Object.fromEntries(channels.map((channel) => [`31:0x${channel}`, 1e5])) };

    expect(bandwidth(umc, { counts }, 'Zen 4')).toMatchObject({ value: 32_000_000, confidence: 'pmu' });
    expect(bandwidth(fabric, { counts }, 'Zen 3')).toMatchObject({ value: 25_600_000 }); // 8 × 1e5 × 64 / 2
    expect(bandwidth(fabric, { counts }, 'Zen 4')).toEqual({ unavailable: expect.stringContaining('no counters of') });
  });

  test('of Arm’s mesh is an estimate: requests may be tried again', () => {
    const cmn = folder('arm_cmn_0', {
      ...{ type: '40\n', cpumask: '0\n', 'events/hnf_mc_reqs': 'type=0x5,eventid=0xd\n' },
      ...{ 'format/type': 'config:0-15\n', 'format/eventid': 'config:16-26\n' },
    });

    expect(bandwidth(cmn, { counts: { '40:0xd0005': 1e6 } })).toMatchObject({
      value: 32_000_000,
      confidence: 'estimate',
    });
  });

  test('that may not be counted, or is not there, has its reason', () => {
    const tree = { ...imc(0), '/proc/sys/kernel/perf_event_paranoid': '2\n' };

    expect(bandwidth(tree, { counts: {}, refuse: () => 'EACCES' })).toEqual({
      unavailable: expect.stringContaining(
        'EACCES — perf_event_paranoid is 2: set /proc/sys/kernel/perf_event_paranoid to 0 or less',
      ),
    });
    expect(bandwidth({}, { counts: {} })).toEqual({
      unavailable: expect.stringContaining('no counters of the memory'),
    });
    expect(bandwidth(imc(0), { counts: { '20:0x304': 1 } })).toEqual({
      unavailable: expect.stringContaining('ENOENT'),
    });
  });
});
