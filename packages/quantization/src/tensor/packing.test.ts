import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packInt4, unpackInt4 } from './packInt4.ts';
import { packMatMulNBits, unpackMatMulNBits } from './packMatMulNBits.ts';
import { packNibbles } from './packNibbles.ts';
import { dequantizeWeights, quantizeWeights } from './quantizeWeights.ts';

test('the first integer is in the low half, an odd last one has 0 above it', () => {
  expect([...packInt4([1, -2, 7])]).toEqual([0xe1, 0x07]);
  expect([...packInt4([15, 8])]).toEqual([0x8f]);
});

test('what was packed comes back', () => {
  fc.assert(
    fc.property(fc.constantFrom('int4', 'uint4'), fc.array(fc.nat(15)), (type, numbers) => {
      const integers = numbers.map((number) => (type === 'int4' ? number - 8 : number));
      expect([...unpackInt4(packInt4(integers), integers.length, type)]).toEqual(integers);
    }),
  );
});

test('integers of more bits and too few bytes are refused', () => {
  for (const integer of [16, -9, 1.5, Number.NaN])
    expect(() => packInt4([0, integer])).toThrow(expect.objectContaining({ code: 'KINGLET_QUANTIZATION_DATA' }));
  expect(() => unpackInt4(new Uint8Array(2), 5, 'int4')).toThrow('expected 3 bytes for 5 integers of 4 bits, found 2');
});

test('MatMulNBits holds the weights of each output one after another', () => {
  // Two outputs; the second has twice the weights of the first, and the last block is a single one.
  const values = Float32Array.from({ length: 34 }, (_, i) => ((i >> 1) - 8) * (1 + (i % 2)));
  const weights = { name: 'w', values, dims: [17, 2], channelAxis: 1 };
  const scheme = { type: 'int4', isSymmetric: true, granularity: { block: 16 } } as const;
  const packed = packMatMulNBits(quantizeWeights(weights, scheme), weights);

  expect({ ...packed, B: [...packed.B], scales: [...packed.scales] }).toEqual({
    K: 17,
    N: 2,
    bits: 4,
    blockSize: 16,
    zeroPoints: undefined,
    B: [...ascending, 0, 0, 0, 0, 0, 0, 0, 0, ...ascending, 0, 0, 0, 0, 0, 0, 0, 0],
    scales: [1, -1, 2, -2],
  });
});

const ascending = [0x10, 0x32, 0x54, 0x76, 0x98, 0xba, 0xdc, 0xfe];

test.each([
  ['int4', true],
  ['uint4', true],
  ['uint4', false],
  ['int4', false],
  ['int8', true],
  ['uint8', false],
] as const)('MatMulNBits of %s, symmetric %s, means the same weights, from either layout', (type, isSymmetric) => {
  const scheme = { type, isSymmetric, granularity: { block: 16 } };
  for (const channelAxis of [0, 1] as const) {
    const dims = channelAxis === 1 ? [50, 5] : [5, 50];
    const values = Float32Array.from({ length: 250 }, (_, i) => Math.sin(i * i));
    const quantized = quantizeWeights({ name: 'w', values, dims, channelAxis }, scheme);
    const packed = packMatMulNBits(quantized, { dims, channelAxis });
    const found = dequantizeWeights(unpackMatMulNBits(packed), { dims: [50, 5], channelAxis: 1 });

    const expected = dequantizeWeights(quantized, { dims, channelAxis });
    for (let k = 0; k < 50; k++)
      for (let n = 0; n < 5; n++) expect(found[k * 5 + n]).toBe(expected[channelAxis === 1 ? k * 5 + n : n * 50 + k]);
  }
});

test('several integers at a time are packed as one is, from either layout', () => {
  const shape = fc.record({
    inputs: fc.nat(40),
    outputs: fc.nat(80),
    outputAxis: fc.constantFrom(0 as const, 1 as const),
  });
  fc.assert(
    fc.property(shape, fc.constantFrom(-8, 0), fc.nat(), ({ inputs, outputs, outputAxis }, least, seed) => {
      const layout = { inputs: 8 * inputs, outputs: 4 * outputs, outputAxis };
      const count = layout.inputs * layout.outputs;
      const integers = Int8Array.from({ length: count }, (_, i) => ((i * 7 + (i >> 4) + seed) % 16) + least);
      const rowBytes = layout.inputs / 2 + 8;
      const bytes = new Uint8Array(layout.outputs * rowBytes);

      packNibbles(integers, layout, -least, bytes, rowBytes);

      for (let n = 0; n < layout.outputs; n++)
        for (let k = 0; k < layout.inputs; k++) {
          const found = (bytes[n * rowBytes + (k >> 1)]! >> (4 * (k & 1))) & 15;
          const expected = integers[outputAxis === 0 ? n * layout.inputs + k : k * layout.outputs + n]! - least;
          if (found !== expected) expect.fail(`output ${n}, input ${k}: expected ${expected}, found ${found}`);
        }
    }),
    { numRuns: 50 },
  );
});

test('weights that MatMulNBits cannot hold are refused', () => {
  const weights = { name: 'w', values: new Float32Array(64), dims: [32, 2], channelAxis: 1 };
  for (const scheme of [
    { type: 'int16', isSymmetric: true, granularity: { block: 16 } },
    { type: 'int4', isSymmetric: true, granularity: 'channel' },
  ] as const)
    expect(() => packMatMulNBits(quantizeWeights(weights, scheme), weights)).toThrow(
      expect.objectContaining({ code: 'KINGLET_QUANTIZATION_OPTION' }),
    );
});
