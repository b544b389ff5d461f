// Sockets of memory, of tables made by hand, against dmidecode.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { oracle, reportSkipped } from '../../../scripts/toolchain.mjs';
import { advise, known, type MemoryDevice, memoryChannels, readMemoryDevices } from '../src/index.ts';
import { parseSmbios } from '../src/memory/smbios.ts';
import { machine } from './recordedTree.ts';
import { dump, memoryArray, socket, table } from './smbiosTable.ts';

const path = '/sys/firmware/dmi/tables/DMI';
const withTable = (bytes: Uint8Array) => machine('x64', { [path]: Buffer.from(bytes).toString('latin1') });
const devicesOf = (bytes: Uint8Array): readonly MemoryDevice[] => known(readMemoryDevices(withTable(bytes))) ?? [];

/** Twelve channels, two of them empty; and flash, which is none of the system's memory. */
const server = table(
  memoryArray(0x10),
  memoryArray(0x11, 5),
  ...Array.from({ length: 12 }, (_, i) => {
    const bank = `P0 CHANNEL ${'ABCDEFGHIJKL'[i]}`;
    const empty = { size: 0, locator: 'DIMM 0', bank };
    return socket(
      0x20 + i,
      i < 2 ? empty : { ...empty, size: 0x7fff, extendedSize: 65_536, speed: 5600, configured: 4800 },
    );
  }),
  socket(0x40, { array: 0x11, size: 16, locator: 'FLASH', bank: 'P0 CHANNEL Z' }),
);

test('sockets are those of the system’s memory, with what is in them', () => {
  const devices = devicesOf(server);

  expect(devices).toHaveLength(12);
  expect(devices[0]).toMatchObject({ locator: 'DIMM 0', bank: 'P0 CHANNEL A', bytes: 0, megatransfers: 'unknown' });
  expect(devices[11]).toEqual({
    ...{ locator: 'DIMM 0', bank: 'P0 CHANNEL L', bytes: 2 ** 36, type: 'DDR5', dataWidth: 64, megatransfers: 4800 },
  });
  expect(readMemoryDevices(machine('x64', {}))).toEqual({ value: 'unknown', source: `not in ${path}` });
});

describe('channels', () => {
  const named = (names: readonly (readonly [bank: string, locator: string, bytes?: number])[]) =>
    memoryChannels(
      names.map(([bank, locator, bytes = 2 ** 30]) => ({
        ...{ bank, locator, bytes, type: 'DDR4', dataWidth: 64, megatransfers: 3200 },
      })),
    );

  test('are counted, with the bandwidth of those that have memory', () => {
    expect(memoryChannels(devicesOf(server))).toEqual({ total: 12, populated: 10, peakBandwidth: 10 * 4.8e9 * 8 });
    expect(
      named([
        ['P0_Node0_Channel0_Dimm0', 'DIMMA1'],
        ['P0_Node0_Channel0_Dimm1', 'DIMMA2', 0],
        ['P1_Node0_Channel0_Dimm0', 'DIMME1'],
        ['P1_Node0_Channel1_Dimm0', 'DIMMF1', 0],
      ]),
    ).toEqual({ total: 3, populated: 2, peakBandwidth: 2 * 25.6e9 });
    expect(
      named([
        ['BANK 0', 'ChannelA-DIMM0'],
        ['BANK 1', 'ChannelA-DIMM1'],
      ]),
    ).toMatchObject({ total: 1, populated: 1 });
  });

  test('are not guessed where sockets are not named by them, or two are named alike', () => {
    expect(named([['', 'DIMM_A1']])).toBeUndefined();
    expect(
      named([
        ['P0 CHANNEL A', 'DIMM 0'],
        ['', 'DIMM 1'],
      ]),
    ).toBeUndefined();
    expect(
      named([
        ['BANK 0', 'ChannelA-DIMM0'],
        ['BANK 0', 'ChannelA-DIMM0'],
      ]),
    ).toBeUndefined();
    expect(named([])).toBeUndefined();
  });

  test('are what is advised on, as far as they are known', () => {
    const channelsOn = (bytes: Uint8Array) =>
      advise(undefined, withTable(bytes)).find(({ topic }) => topic === 'memoryChannels')!;

    expect(channelsOn(server)).toMatchObject({
      ...{ state: 'report', mayWrite: false, value: { source: path } },
      value: { value: '10 of 12 channels populated, DDR5 at 4800 MT/s, 384 GB/s at most' },
    });
    expect(
      channelsOn(table(memoryArray(0x10), socket(1, { size: 1024, type: 7, locator: 'DIMM 0' }))).value.value,
    ).toBe('1 of 1 sockets populated, RAM; their channels are not named');
  });
});

describe('a table', () => {
  test('of whatever bytes is read without an error, and to its end', () => {
    const broken = fc
      .array(fc.tuple(fc.nat(server.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 20 })
      .map((changes) => {
        const bytes = Buffer.from(server);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), broken), fc.nat(server.length), (bytes, length) => {
        const cut = bytes.subarray(0, length);
        expect(parseSmbios(cut).length).toBeLessThanOrEqual(cut.length / 6);
        memoryChannels(devicesOf(cut));
      }),
    );
  });

  const { command, env, missing } = oracle('dmidecode');
  if (missing) reportSkipped('sockets of memory against dmidecode', missing);
  const folder = mkdtempSync(join(tmpdir(), 'host-smbios-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Sizes, types and speeds as dmidecode writes them. */
  function decoded(bytes: Buffer): readonly unknown[] {
    const file = join(folder, 'dump');
    writeFileSync(file, dump(bytes));
    const text = execFileSync(command!, ['--from-dump', file, '--type', '17'], { encoding: 'utf8', env });
    return text.split(/\n\n/).flatMap((part) => {
      const field = (name: string) => new RegExp(`^\\t${name}: (.*)$`, 'm').exec(part)?.[1];
      const none = (value: string | undefined) =>
        value === undefined || value === 'Not Specified' ? '' : value.trim();
      if (field('Locator') === undefined) return [];
      return [
        [
          none(field('Locator')),
          none(field('Bank Locator')),
          field('Size'),
          field('Type'),
          field('Configured Memory Speed'),
        ],
      ];
    });
  }

  function written({ locator, bank, bytes, type, megatransfers }: MemoryDevice): readonly unknown[] {
    const kind = named.get(type) ?? type;
    if (bytes === 0) return [locator, bank, 'No Module Installed', kind, undefined];
    const speed = megatransfers === 'unknown' ? 'Unknown' : `${megatransfers} MT/s`;
    return [locator, bank, bytes === 'unknown' ? 'Unknown' : sizeOf(bytes), kind, speed];
  }

  const named = new Map([
    ['other', 'Other'],
    ['unknown', 'Unknown'],
  ]);

  function sizeOf(bytes: number): string {
    const power = [4, 3, 2, 1].find((each) => bytes % 1024 ** each === 0)!;
    return `${bytes / 1024 ** power} ${['', 'kB', 'MB', 'GB', 'TB'][power]}`;
  }

  const sockets = fc.record({
    size: fc.oneof(
      fc.constantFrom(0, 0x7fff, 0xffff, 0x8001, 0x8200, 1024, 16_384),
      fc.integer({ min: 1, max: 0x7ffe }),
    ),
    extendedSize: fc.constantFrom(32_768, 65_536, 98_304, 2 ** 21),
    type: fc.constantFrom(1, 2, 3, 7, 15, 18, 19, 24, 26, 27, 28, 29, 30, 32, 33, 34, 35),
    configured: fc.constantFrom(1, 3200, 4800, 0xffff),
    extendedSpeed: fc.constantFrom(70_000, 80_000),
    locator: fc.constantFrom('DIMM_A1', 'ChannelB-DIMM0', ' x '),
    bank: fc.constantFrom('P0 CHANNEL A', undefined),
  });

  test.skipIf(missing)('says of every socket what dmidecode says', () => {
    fc.assert(
      fc.property(fc.array(sockets, { minLength: 1, maxLength: 40 }), (given) => {
        const bytes = table(memoryArray(0x10), ...given.map((each, i) => socket(i, { ...each, bank: each.bank! })));

        expect(devicesOf(bytes).map(written)).toEqual(decoded(bytes));
      }),
      { numRuns: 20 },
    );
  });
});
