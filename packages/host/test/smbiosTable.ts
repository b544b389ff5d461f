// Tables of the System Management BIOS made by hand.

/** Fields by offset: so many bytes each. */
export type Fields = Readonly<Record<number, readonly [value: number, bytes: 1 | 2 | 4]>>;

export function structure(
  type: number,
  handle: number,
  length: number,
  fields: Fields,
  strings: readonly string[] = [],
): Buffer {
  const formatted = Buffer.alloc(length);
  formatted.set([type, length]);
  formatted.writeUInt16LE(handle, 2);
  for (const [offset, [value, bytes]] of Object.entries(fields)) formatted.writeUIntLE(value, Number(offset), bytes);
  return Buffer.concat([formatted, Buffer.from(`${strings.join('\0')}\0\0`, 'latin1')]);
}

/** An array of memory: 3 is the system's. */
export const memoryArray = (handle: number, use = 3): Buffer =>
  structure(16, handle, 0x17, { 4: [3, 1], 5: [use, 1], 6: [3, 1] });

interface Socket {
  readonly array?: number;
  readonly size: number;
  readonly extendedSize?: number;
  readonly type?: number;
  readonly speed?: number;
  readonly configured?: number;
  readonly extendedSpeed?: number;
  readonly width?: number;
  readonly locator: string;
  readonly bank?: string;
}

/** A socket of version 3.3. */
export function socket(
  handle: number,
  { array = 0x10, size, type = 34, speed = 0, width = 64, locator, bank, ...more }: Socket,
): Buffer {
  const fields: Fields = {
    4: [array, 2],
    8: [width, 2],
    10: [width, 2],
    12: [size, 2],
    14: [9, 1],
    16: [1, 1],
    17: [bank === undefined ? 0 : 2, 1],
    18: [type, 1],
    21: [speed, 2],
    28: [more.extendedSize ?? 0, 4],
    32: [more.configured ?? 0, 2],
    84: [more.extendedSpeed ?? 0, 4],
  };
  return structure(17, handle, 0x5c, fields, bank === undefined ? [locator] : [locator, bank]);
}

export function table(...structures: readonly Buffer[]): Buffer {
  return Buffer.concat([...structures, structure(127, 0xfeff, 4, {})]);
}

/** What dmidecode dumps and reads again: an entry point of version 3.3, and the table at 32. */
export function dump(bytes: Buffer): Buffer {
  const entry = Buffer.alloc(32);
  entry.write('_SM3_', 'latin1');
  entry.set([0, 24, 3, 3, 0, 1], 5);
  entry.writeUInt32LE(bytes.length, 12);
  entry.writeBigUInt64LE(32n, 16);
  entry[5] = (256 - (entry.subarray(0, 24).reduce((sum, byte) => sum + byte, 0) & 0xff)) & 0xff;
  return Buffer.concat([entry, bytes]);
}
