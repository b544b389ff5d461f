// Conversions between f32 and integers: the conventions of ONNX, round trips, and what no model should have, on every tier of
// this machine, in WebAssembly and in plain TypeScript.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { typescriptQuantize } from './typescriptQuantize.ts';

const none = new Int32Array(0);
const floats = (...values: number[]): Float32Array => Float32Array.from(values);
const integers = (...values: number[]): Int32Array => Int32Array.from(values);
const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

/** Long enough for whole vectors of every tier, with a rest. */
const long = 203;
const repeated = (values: readonly number[]): Float32Array =>
  Float32Array.from({ length: long }, (_, i) => values[i % values.length]!);

describe.for(testableIsas())('on %s', (isa) => {
  const k = activateKernels(loadAddon, isa, loadWasm);

  test('QuantizeLinear of the ONNX specification', () => {
    const x = floats(0, 2, 3, 1000, -254, -1000);
    const perAxis = floats(-162, 10, -100, 232, -20, -50, -76, 0, 0, 252, 32, -44, 245, -485, -960, -270, -375, -470);

    const y = k.quantizeU8(x, 1, 1, 6, floats(2), integers(128), new Uint8Array(6));
    const yPerAxis = k.quantizeU8(perAxis, 1, 3, 6, floats(2, 4, 5), integers(84, 24, 196), new Uint8Array(18));

    expect([...y]).toEqual([128, 129, 130, 255, 1, 0]);
    expect([...yPerAxis]).toEqual([3, 89, 34, 200, 74, 59, 5, 24, 24, 87, 32, 13, 245, 99, 4, 142, 121, 102]);
  });

  test('DequantizeLinear of the ONNX specification', () => {
    const perAxis = Uint8Array.of(3, 89, 34, 200, 74, 59, 5, 24, 24, 87, 32, 13, 245, 99, 4, 142, 121, 102);

    const x = k.dequantizeU8(Uint8Array.of(0, 3, 128, 255), 1, 1, 4, floats(2), integers(128), new Float32Array(4));
    const xPerAxis = k.dequantizeU8(perAxis, 1, 3, 6, floats(2, 4, 5), integers(84, 24, 196), new Float32Array(18));

    expect([...x]).toEqual([-256, -250, 0, 254]);
    expect([...xPerAxis]).toEqual([
      ...[-162, 10, -100, 232, -20, -50, -76, 0, 0, 252, 32, -44, 245, -485, -960, -270, -375, -470],
    ]);
  });

  test('DynamicQuantizeLinear of the ONNX specification', () => {
    const parameters = new Float32Array(2);

    const y = k.dynamicQuantizeU8(floats(0, 2, -3, -2.5, 1.34, 0.5), parameters, 2, new Uint8Array(6));
    expect([...parameters]).toEqual([Math.fround(0.0196078438), 153]);
    expect([...y]).toEqual([153, 255, 0, 26, 221, 179]);

    const below = k.dynamicQuantizeU8(floats(-1, -2.1, -1.3, -2.5, -3.34, -4), parameters, 2, new Uint8Array(6));
    expect([...parameters]).toEqual([Math.fround(0.0156862754), 255]);
    expect([...below]).toEqual([191, 121, 172, 96, 42, 0]);
  });

  test('halves go to the even neighbour before the zero point is added', () => {
    const halves = repeated([0.5, 1.5, 2.5, -0.5, -1.5, -2.5]);

    const even = k.quantizeI8(halves, 1, 1, long, floats(1), integers(0), new Int8Array(long));
    const odd = k.quantizeI8(halves, 1, 1, long, floats(1), integers(1), new Int8Array(long));
    const sums = k.requantizeI8(
      Int32Array.from(halves, (x) => 2 * x),
      ...([1, 1, long, none, floats(0.5), 1] as const),
      new Int8Array(long),
    );

    expect([...even.subarray(0, 6)]).toEqual([0, 2, 2, 0, -2, -2]);
    expect([...odd.subarray(0, 6)]).toEqual([1, 3, 3, 1, -1, -1]);
    expect(sums).toEqual(odd);
    expect([...even.subarray(-5)]).toEqual([...even.subarray(0, 5)].map((_, i) => even[(long - 5 + i) % 6]));
  });

  test('numbers beyond the integers saturate, however large, and NaN becomes the zero point', () => {
    const huge = repeated([3e38, -3e38, infinity, -infinity, nan, 2 ** 31, -(2 ** 31), 40_000, -40_000]);

    const signed = k.quantizeI8(huge, 1, 1, long, floats(1), integers(-3), new Int8Array(long));
    const unsigned = k.quantizeU8(huge, 1, 1, long, floats(1), integers(7), new Uint8Array(long));
    const words = k.quantizeI16(huge, 1, 1, long, floats(1), integers(9), new Int16Array(long));

    expect([...signed.subarray(0, 9)]).toEqual([127, -128, 127, -128, -3, 127, -128, 127, -128]);
    expect([...unsigned.subarray(0, 9)]).toEqual([255, 0, 255, 0, 7, 255, 0, 255, 0]);
    expect([...words.subarray(0, 9)]).toEqual([32767, -32768, 32767, -32768, 9, 32767, -32768, 32767, -32768]);
  });

  test('any scale and any zero point give what TypeScript gives', () => {
    const scales = [0, -0, nan, infinity, -infinity, 1e-45, -1e-40, 2 ** -126, 3.4e38, -0.5, 0.1, 1e-3];
    const zeros = [0, 255, -300, 65_536, 65_537, -65_537, 2 ** 31 - 1, -(2 ** 31), 2 ** 24 + 1];
    const x = repeated([
      0,
      -0,
      1,
      -1,
      127.5,
      1e-45,
      3e38,
      -3e38,
      infinity,
      nan,
      65_537.5,
      8_388_607.5,
      -(2 ** 31),
      0.7,
    ]);
    const sums = Int32Array.from(x, (_, i) => (i * 123_456_789) | 0);
    for (const scale of scales)
      for (const zero of zeros)
        for (const name of ['quantizeI8', 'quantizeU8', 'quantizeI16'] as const) {
          const call = (kernels: Pick<typeof k, typeof name>, channels: number) => {
            const own = [new Float32Array(channels).fill(scale), new Int32Array(channels).fill(zero)] as const;
            const out = name === 'quantizeI16' ? new Int16Array(long) : new Uint8Array(long);
            const to = name === 'quantizeI8' ? new Int8Array(out.buffer) : out;
            return kernels[name](x, 1, channels, long / channels, ...own, to as never);
          };
          expect(call(k, 1)).toEqual(call(typescriptQuantize, 1));
          expect(call(k, long)).toEqual(call(typescriptQuantize, long));
        }
    for (const multiplier of scales)
      for (const zero of zeros) {
        const bias = integers(2 ** 31 - 1);
        const call = (kernels: Pick<typeof k, 'requantizeU8'>) =>
          kernels.requantizeU8(sums, 1, 1, long, bias, floats(multiplier), zero, new Uint8Array(long));
        expect(call(k)).toEqual(call(typescriptQuantize));
      }
  });

  test('quotients a rounding away from a half have the bytes of the quotient', () => {
    const x = new Float32Array(1024);
    const words = new Int32Array(x.buffer);
    for (let scale = 1e-3; scale < 2000; scale *= 1.37) {
      const own = [floats(scale), integers(3)] as const;
      for (let i = 0; i < x.length; i++) x[i] = own[0][0]! * (Math.floor(i / 4) - 127.5);
      for (let i = 0; i < x.length; i++) words[i]! += (i % 4) - 1;

      const [got, expected] = [k, typescriptQuantize].map((kernels) => [
        kernels.quantizeU8(x, 1, 1, x.length, ...own, new Uint8Array(x.length)),
        kernels.quantizeI8(x, 1, 1, x.length, ...own, new Int8Array(x.length)),
      ]);
      expect(got).toEqual(expected);
    }
  });

  test('a dynamic range of nothing, of NaN, and one that f32 cannot hold', () => {
    const parameters = new Float32Array(2);
    const quantized = (...values: number[]): number[] => [
      ...k.dynamicQuantizeU8(floats(...values), parameters, 2, new Uint8Array(values.length)),
      ...parameters,
    ];

    expect(quantized()).toEqual([1, 0]);
    expect(quantized(0, -0, nan)).toEqual([0, 0, 0, 1, 0]);
    expect(quantized(1e-45, -1e-45)).toEqual([0, 0, 1, 0]);
    expect(quantized(nan, 255, nan, -0.2, 51)).toEqual([0, 255, 0, 0, 51, Math.fround(Math.fround(255.2) / 255), 0]);
    expect(quantized(3e38, -3e38)).toEqual([0, 0, infinity, 0]);
    expect(quantized(infinity, 1)).toEqual([0, 0, infinity, 0]);
    expect(quantized(-infinity, 1)).toEqual([0, 0, infinity, 0]);
  });

  test('blocks without a usable scale have scale 0 and zeros', () => {
    const scales = new Float32Array(5);
    const blocks = floats(0, nan, infinity, 1, 2 ** -122, 0, 2 ** -120, -(2 ** -121), nan, 2);

    const out = k.quantizeBlocks(blocks, 1, 10, 2, scales, new Int8Array(10));

    expect([...scales]).toEqual([0, 0, 0, Math.fround(2 ** -120 / 127), Math.fround(2 / 127)]);
    expect([...out]).toEqual([0, 0, 0, 0, 0, 0, 127, -64, 0, 127]);
  });

  test('the smallest block that has a scale is a float above 127 * 2^-128', () => {
    const scales = new Float32Array(2);
    const limit = 127 * 2 ** -128;
    const blocks = floats(limit, limit + 2 ** -145);

    expect([...k.quantizeBlocks(blocks, 1, 2, 1, scales, new Int8Array(2))]).toEqual([0, 127]);
    expect([...scales]).toEqual([0, 2 ** -128]);
  });

  test('a dynamic round trip is off by a step at most', () => {
    fc.assert(
      fc.property(fc.float32Array({ minLength: 1, maxLength: 200, min: -1000, max: 1000, noNaN: true }), (x) => {
        const n = x.length;
        const parameters = new Float32Array(2);
        const q = k.dynamicQuantizeU8(x, parameters, 2, new Uint8Array(n));
        const [scale, zeroPoint] = parameters as unknown as [number, number];
        const back = k.dequantizeU8(q, 1, 1, n, floats(scale), integers(zeroPoint), new Float32Array(n));
        // Half a step for the number, half for the zero point, and the roundings of f32.
        for (const [i, value] of x.entries())
          expect(Math.abs(back[i]! - value)).toBeLessThanOrEqual(1.001 * scale + 2 ** -140);
      }),
      { numRuns: 100 },
    );
  });

  test('integers come back from their numbers', () => {
    fc.assert(
      fc.property(
        fc.int16Array({ maxLength: 200 }),
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: -32768, max: 32767 }),
        (q, exponent, zeroPoint) => {
          const channel = [floats(1.37 * 2 ** exponent), integers(zeroPoint)] as const;
          const x = k.dequantizeI16(q, q.length, 1, 1, ...channel, new Float32Array(q.length));
          expect(k.quantizeI16(x, q.length, 1, 1, ...channel, new Int16Array(q.length))).toEqual(q);
        },
      ),
    );
  });

  test('each block is off by half of its own step', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 1, maxLength: 300, min: -1000, max: 1000, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        (x, block) => {
          const scales = new Float32Array(Math.ceil(x.length / block));
          const q = k.quantizeBlocks(x, 1, x.length, block, scales, new Int8Array(x.length));
          for (const [i, value] of x.entries()) {
            const scale = scales[Math.floor(i / block)]!;
            expect(Math.abs(q[i]! * scale - value)).toBeLessThanOrEqual(scale * 0.501 + 2 ** -120);
          }
        },
      ),
    );
  });
});
