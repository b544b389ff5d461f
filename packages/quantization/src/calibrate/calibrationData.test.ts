import { decodeBfloat16, decodeFloat16 } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { type CheckedSample, checkedSamples, type Sample } from './calibrationData.ts';
import type { RunnerInput } from './floatRunner.ts';

const input = (type: string, name = 'x'): RunnerInput => ({ name, type, fixed: 0, perItem: 2 });

async function check(samples: readonly Sample[], ...inputs: readonly RunnerInput[]): Promise<CheckedSample[]> {
  return allOf(checkedSamples(samples, inputs, 1000));
}

async function allOf(samples: AsyncIterable<CheckedSample>): Promise<CheckedSample[]> {
  const all: CheckedSample[] = [];
  for await (const sample of samples) all.push(sample);
  return all;
}

describe('elements become those of the input', () => {
  test.each<[string, Sample, readonly (bigint | number)[]]>([
    ['float', [0.5, 0.1], [0.5, Math.fround(0.1)]],
    ['double', [0.5, 0.1], [0.5, 0.1]],
    ['int8', [-128, 127], [-128, 127]],
    ['int64', [1, 2], [1n, 2n]],
    ['int64', [3n, -4n], [3n, -4n]],
    ['bool', [0, 1], [0, 1]],
    ['float16', new Uint16Array([0x3c00, 0x3800]), [0x3c00, 0x3800]],
  ])('%s', async (type, sample, expected) => {
    const [found] = await check([sample], input(type));

    expect(Array.from(found!.inputs.get('x') as never)).toEqual(expected);
    expect(found!.items).toBe(1);
  });

  test('halves are given as numbers too', async () => {
    const [half] = await check([[1.5, -2]], input('float16'));
    const [brain] = await check([[1.5, -2]], input('bfloat16'));

    expect(Array.from(half!.inputs.get('x') as Uint16Array, decodeFloat16)).toEqual([1.5, -2]);
    expect(Array.from(brain!.inputs.get('x') as Uint16Array, decodeBfloat16)).toEqual([1.5, -2]);
  });
});

describe('what does not fit is refused, with the sample and the input', () => {
  test.each<[string, string, unknown, string]>([
    ['a number that rounds to no integer', 'int8', [0, 1.5], 'found 1.5 at index 1'],
    ['a number beyond its type', 'uint8', [0, 256], 'found 256 at index 1'],
    ['infinity', 'float', [0, Number.POSITIVE_INFINITY], 'found Infinity at index 1'],
    ['a number beyond float32', 'float', [1e39, 0], 'found 1e+39 at index 0'],
    ['bits of infinity', 'float16', new Uint16Array([0, 0x7c00]), 'found 31744 at index 1'],
    ['a number beyond float16', 'float16', [70000, 0], 'found 70000 at index 0'],
    ['bits of NaN', 'bfloat16', new Uint16Array([0x7fc0, 0]), 'found 32704 at index 0'],
    ['texts', 'string', ['a', 'b'], 'expected a type that models run with, found string'],
    ['no array', 'float', { x: 5 }, 'expected an array of float, found 5'],
    ['nothing', 'float', undefined, 'expected an object with "x", found undefined'],
    ['three elements of items of two', 'float', [1, 2, 3], 'found 3 values'],
  ])('%s', async (_, type, sample, message) => {
    const checked = check([[0, 0], sample as Sample], input(type));

    await expect(checked).rejects.toMatchObject({
      code: 'KINGLET_QUANTIZATION_DATA',
      message: expect.stringMatching(/^sample [01]/),
    });
    await expect(check([sample as Sample], input(type))).rejects.toThrow(message);
  });

  test.each<[string, Sample, string]>([
    ['one array for two inputs', [1, 2], 'expected an object with "a", "b", found one array'],
    [
      'inputs of different numbers of items',
      { a: [1, 2], b: [1, 2, 3, 4] },
      'input "b": expected 2 values for 1 items',
    ],
    ['a name that is not there', { a: [1, 2], b: [1, 2], c: [1] }, 'expected inputs "a", "b", found "c"'],
  ])('%s', async (_, sample, message) => {
    await expect(check([sample], input('float', 'a'), input('float', 'b'))).rejects.toThrow(message);
  });
});

test('no more samples are read than hold as many items as are asked for', async () => {
  let read = 0;
  function* samples(): Generator<Sample> {
    for (;;) {
      read++;
      yield [1, 2, 3, 4];
    }
  }
  const found = await allOf(checkedSamples(samples(), [input('float')], 5));

  expect(found.map(({ items }) => items)).toEqual([2, 2, 2]);
  expect(read).toBe(3);
});
