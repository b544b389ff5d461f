// Operands for every instruction: what is special about each kind of lane, in all pairs, and random bits.

/** Three vectors. */
export const recordBytes = 48;

/** Every pair of bytes; every pair of special numbers; shift counts; random bits and random numbers. */
export function operandRecords(): Buffer {
  const random = xorshift(0x9e3779b9);
  const records = [
    ...pairs(
      1,
      Array.from({ length: 256 }, (_, i) => BigInt(i)),
    ),
    ...pairs(2, specialInts(16)),
    ...pairs(4, [...specialInts(32), 0x8000n, 0x7fffn, 0xffff8000n, 0xffff7fffn, 0xffffn, 0x10000n]),
    ...pairs(8, specialInts(64)),
    ...pairs(4, specialFloats.map(bitsOfFloat).concat(nans(32))),
    ...pairs(8, specialDoubles.map(bitsOfDouble).concat(nans(64))),
    ...Array.from({ length: 140 }, (_, count) => numbers(4, [random(), random(), random(), random(), count])),
    ...Array.from({ length: 500 }, () => numbers(4, Array.from({ length: 12 }, random))),
    ...Array.from({ length: 500 }, () =>
      numbers(
        4,
        Array.from({ length: 12 }, () => moderateFloat(random)),
      ),
    ),
    ...Array.from({ length: 500 }, () => doubles(Array.from({ length: 6 }, () => moderateDouble(random)))),
  ];
  return Buffer.concat(records.map((record) => fill(record, random)));
}

const specialFloats = [
  ...[0, 0.5, 1, 1.5, 2.5, 3.5, 0.49999997, 0.99999994, 1.0000001, 127.5, 32767.5, 65535.5],
  ...[2 ** -149, 2 ** -126 - 2 ** -149, 2 ** -126, 3.4028234663852886e38, Infinity],
  ...[2 ** 22 + 0.5, 2 ** 23 - 0.5, 2 ** 23, 2 ** 23 + 1, 2 ** 24 + 2],
  ...[2 ** 31 - 128, 2 ** 31, 2 ** 31 + 256, 2 ** 32 - 256, 2 ** 32, 2 ** 63, 2 ** 64],
].flatMap((x) => [x, -x]);

const specialDoubles = [
  ...[0, 0.5, 1, 1.5, 2.5, 2 ** 31, 2 ** 32, Infinity],
  ...[2 ** 31 - 1.5, 2 ** 31 - 1, 2 ** 31 - 0.5, 2 ** 31 + 0.5, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32 - 0.5, 2 ** 32 + 1],
  ...[2 ** 51 + 0.5, 2 ** 52 - 0.5, 2 ** 52, 2 ** 53 + 2, 0.49999999999999994, 1 - 2 ** -53, 1 + 2 ** -52],
  // For f32: the last that is rounded down and the first that becomes infinite, halfway cases, what is too small.
  ...[
    3.4028235677973362e38,
    3.4028235677973366e38,
    1 + 2 ** -24,
    1 + 3 * 2 ** -24,
    2 ** -150,
    2 ** -150 * 1.5,
    2 ** -151,
  ],
  ...[Number.MIN_VALUE, 2 ** -1022, Number.MAX_VALUE],
].flatMap((x) => [x, -x]);

/** Quiet and signalling, with and without payload, of both signs. */
function nans(bits: 32 | 64): bigint[] {
  const [exponent, quiet] = bits === 32 ? [0x7f800000n, 0x400000n] : [0x7ff0000000000000n, 0x8000000000000n];
  const sign = 1n << BigInt(bits - 1);
  return [quiet, quiet | 0x1234n, 1n, quiet - 1n].flatMap((payload) => [exponent | payload, sign | exponent | payload]);
}

function specialInts(bits: number): bigint[] {
  const sign = 1n << BigInt(bits - 1);
  const all = 2n * sign - 1n;
  const positive = [0n, 1n, 2n, 127n, 128n, 255n, 256n, sign / 2n, sign - 2n, sign - 1n, all / 3n];
  return positive.flatMap((n) => [n, all - n]).concat(all - 127n, sign + 2n);
}

/** Records whose first two vectors hold every pair of `values` somewhere in their lanes. */
function pairs(bytes: number, values: readonly bigint[]): Buffer[] {
  const all = values.flatMap((a) => values.map((b) => [a, b] as const));
  const lanes = 16 / bytes;
  return Array.from({ length: Math.ceil(all.length / lanes) }, (_, r) => {
    const record = Buffer.alloc(32);
    for (let lane = 0; lane < lanes; lane++) {
      const [a, b] = all[(r * lanes + lane) % all.length]!;
      put(record, lane * bytes, bytes, a);
      put(record, 16 + lane * bytes, bytes, b);
    }
    return record;
  });
}

function put(record: Buffer, at: number, bytes: number, value: bigint): void {
  for (let i = 0; i < bytes; i++) record[at + i] = Number((value >> BigInt(8 * i)) & 255n);
}

function numbers(bytes: number, values: readonly number[]): Buffer {
  const record = Buffer.alloc(bytes * values.length);
  values.forEach((value, i) => {
    put(record, i * bytes, bytes, BigInt(value));
  });
  return record;
}

function doubles(values: readonly number[]): Buffer {
  return Buffer.from(Float64Array.from(values).buffer);
}

function bitsOfFloat(x: number): bigint {
  return BigInt(new Uint32Array(Float32Array.of(x).buffer)[0]!);
}

function bitsOfDouble(x: number): bigint {
  return new BigUint64Array(Float64Array.of(x).buffer)[0]!;
}

/** The bits of a float between 2^-10 and 2^38. */
function moderateFloat(random: () => number): number {
  return ((random() & 0x807fffff) | ((117 + (random() % 48)) << 23)) >>> 0;
}

function moderateDouble(random: () => number): number {
  return (random() - 2 ** 31) * 2 ** ((random() % 48) - 40) + random() * 2 ** -30;
}

/** The rest of a record is random. */
function fill(record: Buffer, random: () => number): Buffer {
  const rest = Buffer.from(Uint32Array.from({ length: recordBytes / 4 }, random).buffer);
  return Buffer.concat([record, rest]).subarray(0, recordBytes);
}

/** Marsaglia's xorshift32. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
