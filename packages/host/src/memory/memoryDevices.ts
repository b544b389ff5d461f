// Sockets of memory modules, as the System Management BIOS lists them. Only root may read it; machines of clouds have none, or an invented one.
import { firstOf, type Reading } from '../reading.ts';
import { ownSources, type Sources } from '../sources.ts';
import { fieldAt, parseSmbios, type SmbiosStructure, stringAt } from './smbios.ts';

export interface MemoryDevice {
  /** What the board's maker calls the socket, such as 'DIMM_A1', and the bank, such as 'P0 CHANNEL A'; often ''. */
  readonly locator: string;
  readonly bank: string;
  /** 0 in an empty socket. */
  readonly bytes: number | 'unknown';
  /** 'DDR5'. */
  readonly type: string;
  /** Bits that are read at once, without those of error correction. */
  readonly dataWidth: number | 'unknown';
  /** Megatransfers a second, as they are set; else the most that the module allows. */
  readonly megatransfers: number | 'unknown';
}

const tablePath = '/sys/firmware/dmi/tables/DMI';
const [arrayType, deviceType] = [16, 17];
const systemMemory = 3;

/** Sockets of the system's memory, in the order of the table. Reads one file; root alone may. */
export function readMemoryDevices({ files }: Pick<Sources, 'files'> = ownSources()): Reading<readonly MemoryDevice[]> {
  return firstOf<readonly MemoryDevice[]>([
    tablePath,
    () => {
      const devices = devicesOf(parseSmbios(files.bytes(tablePath) ?? new Uint8Array()));
      return devices.length > 0 ? devices : undefined;
    },
  ]);
}

/** Without those of other arrays: caches, flash, video memory. */
function devicesOf(structures: readonly SmbiosStructure[]): readonly MemoryDevice[] {
  const others = structures.filter((each) => each.type === arrayType && fieldAt(each, 0x05, 1) !== systemMemory);
  const left = new Set<number | undefined>(others.map(({ handle }) => handle));
  return structures.filter((each) => each.type === deviceType && !left.has(fieldAt(each, 0x04, 2))).map(deviceOf);
}

function deviceOf(structure: SmbiosStructure): MemoryDevice {
  const type = fieldAt(structure, 0x12, 1) ?? 2;
  return {
    locator: stringAt(structure, 0x10)?.trim() ?? '',
    bank: stringAt(structure, 0x11)?.trim() ?? '',
    bytes: bytesOf(structure),
    type: types[type] ?? `type 0x${type.toString(16)}`,
    dataWidth: knownWord(fieldAt(structure, 0x0a, 2)) ?? 'unknown',
    megatransfers: speedAt(structure, 0x20, 0x58) ?? speedAt(structure, 0x15, 0x54) ?? 'unknown',
  };
}

const [unknownWord, extended, inKibibytes] = [0xffff, 0x7fff, 0x8000];

/** 7.18.1: mebibytes, or kibibytes where the highest bit says so; sizes of 32 GiB and more stand further behind. */
function bytesOf(structure: SmbiosStructure): number | 'unknown' {
  const size = fieldAt(structure, 0x0c, 2) ?? unknownWord;
  if (size === unknownWord) return 'unknown';
  if (size === extended) return ((fieldAt(structure, 0x1c, 4) ?? 0) & 0x7fff_ffff) * 2 ** 20 || 'unknown';
  return size & inKibibytes ? (size & extended) * 2 ** 10 : size * 2 ** 20;
}

/** 0 is unknown, the greatest word says that the speed stands further behind. */
function speedAt(structure: SmbiosStructure, offset: number, further: number): number | undefined {
  const speed = fieldAt(structure, offset, 2);
  return speed === unknownWord ? (fieldAt(structure, further, 4) ?? 0) || undefined : knownWord(speed);
}

function knownWord(word: number | undefined): number | undefined {
  return word === unknownWord || word === 0 ? undefined : word;
}

/** 7.18.2. */
const types: Readonly<Record<number, string>> = {
  1: 'other',
  2: 'unknown',
  3: 'DRAM',
  7: 'RAM',
  15: 'SDRAM',
  18: 'DDR',
  19: 'DDR2',
  24: 'DDR3',
  26: 'DDR4',
  27: 'LPDDR',
  28: 'LPDDR2',
  29: 'LPDDR3',
  30: 'LPDDR4',
  32: 'HBM',
  33: 'HBM2',
  34: 'DDR5',
  35: 'LPDDR5',
};
