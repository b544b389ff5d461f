// Random numbers: the generator's known answers, the same bits everywhere, and the distributions they promise.
import { describe, expect, test } from 'vitest';
import { loadAddon } from '../test/load.ts';
import { activateKernels, typescriptIsa } from './activeKernels.ts';
import { randomExponential, randomIntegers, randomNormal, randomUniform } from './index.ts';
import { erf } from './normalTail.ts';
import { philox, typescriptRandom } from './typescriptRandom.ts';

const isas = [...loadAddon().isas(), typescriptIsa];
const many = 1_000_000;

/** Random123, examples/kat_vectors: counter, key, numbers. */
test.each([
  ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
])('Philox4x32-10 of %s', (counter, key, wanted) => {
  const words = (text: string): number[] => text.split(' ').map((word) => Number.parseInt(word, 16));
  const numbers = words(counter) as [number, number, number, number];
  const [k, l] = words(key) as [number, number];
  philox(numbers, k, l);

  expect(numbers.map((number) => (number >>> 0).toString(16).padStart(8, '0')).join(' ')).toBe(wanted);
});

describe.for(isas)('on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa);

  test('the first block of seed 0 is the known answer', () => {
    const bits = kernels.randomIntegers(0, 0, 0, 1, 2 ** 32 - 1, new Int32Array(4)); // 1 + floor(x - x / 2^32) = x

    expect([...bits].map((x) => x >>> 0)).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
  });

  test.for([1, 4, 131, 1000])('%i numbers have the bits of TypeScript, wherever they begin', (n) => {
    for (const offset of [0, 1, 2, 3, 5, 63, 2 ** 32 - 2]) {
      const [seed, stream] = [0xdeadbeef, offset];
      for (const name of ['randomUniform', 'randomNormal', 'randomExponential'] as const) {
        const got = kernels[name](seed, stream, offset, new Float32Array(n));
        expect(got, `${name} ${offset}`).toEqual(typescriptRandom[name](seed, stream, offset, new Float32Array(n)));
      }
      const got = kernels.randomIntegers(seed, stream, offset, -7, 3_000_000_000, new Int32Array(n));
      expect(got).toEqual(typescriptRandom.randomIntegers(seed, stream, offset, -7, 3_000_000_000, new Int32Array(n)));
    }
  });

  test('any part of a stream can be made alone', () => {
    const whole = kernels.randomNormal(3, 4, 0, new Float32Array(1000));
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [1, 999],
      [500, 777],
    ] as const)
      expect(kernels.randomNormal(3, 4, from, new Float32Array(to - from))).toEqual(whole.slice(from, to));
  });
});

const uniform = randomUniform(1, 2, 0, new Float32Array(many));
const normal = randomNormal(1, 2, 0, new Float32Array(many));
const exponential = randomExponential(1, 2, 0, new Float32Array(many));

/** Seeds are fixed, so a test that passes does so for ever; each bound is one that a right generator misses once in 10^4 seeds. */
describe('of a million numbers', () => {
  const distributions: readonly [string, Float32Array, readonly number[], (x: number) => number][] = [
    ['uniform', uniform, [1 / 2, 1 / 3, 1 / 4, 1 / 5], (x) => x],
    ['normal', normal, [0, 1, 0, 3], (x) => (1 + erf(x / Math.SQRT2)) / 2],
    ['exponential', exponential, [1, 2, 6, 24], (x) => -Math.expm1(-x)],
  ];

  test.each(distributions)('%s: four moments', (name, numbers, moments) => {
    for (const [k, moment] of moments.entries()) {
      const powers = [...numbers].map((x) => x ** (k + 1));
      const error = mean(powers) - moment;
      expect(Math.abs(error), `${name} ${k + 1}`).toBeLessThan(3.9 * Math.sqrt(variance(powers) / many));
    }
  });

  test.each(distributions)('%s: Kolmogorov and Smirnov', (_, numbers, __, distribution) => {
    let largest = 0;
    for (const [i, x] of numbers.toSorted().entries()) {
      const wanted = distribution(x);
      largest = Math.max(largest, wanted - i / many, (i + 1) / many - wanted);
    }

    expect(largest * Math.sqrt(many)).toBeLessThan(2.23);
  });

  test.each(distributions)('%s: neighbours up to 16 apart are not correlated', (_, numbers) => {
    const [centre, spread] = [mean(numbers), variance(numbers)];
    for (let lag = 1; lag <= 16; lag++) {
      let sum = 0;
      for (let i = lag; i < many; i++) sum += (numbers[i]! - centre) * (numbers[i - lag]! - centre);
      expect(Math.abs(sum / many / spread), `${lag}`).toBeLessThan(3.9 / Math.sqrt(many));
    }
  });

  test.each([2, 10, 37, 256])('integers of %i: chi-squared of each, and of pairs', (count) => {
    const numbers = randomIntegers(5, 6, 0, -3, count, new Int32Array(many));
    const [each, pairs] = [new Float64Array(count), new Float64Array(count * count)];
    for (let i = 0; i < many; i += 2) {
      const [a, b] = [numbers[i]! + 3, numbers[i + 1]! + 3];
      each[a]!++;
      each[b]!++;
      pairs[a * count + b]!++;
    }

    for (const counts of [each, pairs]) expect(chiSquaredAsNormal(counts)).toBeLessThan(3.9);
  });

  test('seeds, streams and places have nothing in common', () => {
    const others = [randomUniform(2, 2, 0, new Float32Array(many)), randomUniform(1, 3, 0, new Float32Array(many))];
    for (const other of others) {
      let sum = 0;
      for (let i = 0; i < many; i++) sum += (uniform[i]! - 0.5) * (other[i]! - 0.5);
      expect(Math.abs((12 * sum) / many)).toBeLessThan(3.9 / Math.sqrt(many));
    }
  });

  test('none is outside its range, and tails are there', () => {
    expect([Math.min(...extremes(uniform)), Math.max(...extremes(uniform))].every((x) => x >= 0 && x < 1)).toBe(true);
    expect(
      extremes(normal)
        .map((x) => Math.abs(x))
        .every((x) => x > 4.4 && x < 6.6),
    ).toBe(true);
    const [least, most] = extremes(exponential) as [number, number];
    expect([least > 0, least < 1e-4, most > 11, most < 21.5]).toEqual([true, true, true, true]);
  });
});

test('integers wrap beyond 32 bits, and of one there is one', () => {
  expect(
    [...randomIntegers(1, 1, 0, 2 ** 31 - 1, 2, new Int32Array(300))].every(
      (x) => x === 2 ** 31 - 1 || x === -(2 ** 31),
    ),
  ).toBe(true);
  expect([...randomIntegers(1, 1, 0, 42, 1, new Int32Array(3))]).toEqual([42, 42, 42]);
});

test('what is wrong is refused', () => {
  expect(() => randomIntegers(1, 1, 0, 0, 0, new Int32Array(1))).toThrow(
    'randomIntegers: expected count to be at least 1, got 0',
  );
  expect(() => randomUniform(-1, 0, 0, new Float32Array(1))).toThrow(
    'randomUniform: expected seed to be a whole number',
  );
  expect(() => randomNormal(0, 0, 2 ** 32, new Float32Array(1))).toThrow(
    'randomNormal: expected offset to be at most 4294967295',
  );
});

function mean(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]!;
  return sum / numbers.length;
}

function variance(numbers: ArrayLike<number>): number {
  const centre = mean(numbers);
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += (numbers[i]! - centre) ** 2;
  return sum / numbers.length;
}

/** Wilson and Hilferty: about a standard normal number, for counts that are expected to be equal. */
function chiSquaredAsNormal(counts: Float64Array): number {
  const [degrees, wanted] = [counts.length - 1, mean(counts)];
  const statistic = counts.reduce((sum, count) => sum + (count - wanted) ** 2 / wanted, 0);
  const spread = 2 / (9 * degrees);
  return (Math.cbrt(statistic / degrees) - (1 - spread)) / Math.sqrt(spread);
}

function extremes(numbers: Float32Array): number[] {
  return [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
}
