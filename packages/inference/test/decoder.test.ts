import { describe, expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile, decoder, evaluate, type Tensor } from '../src/compile/index.ts';
import { Model } from '../src/index.ts';
import { expectNear } from './compareOutputs.ts';

const small = { layers: 2, width: 32, heads: 4, vocabulary: 50, positions: 16 };
const past = 3;
const each = small.width / small.heads;

/** Keys and values of the tokens before, by input. */
function cache(): Record<string, Float32Array> {
  const random = randomNumbers(9);
  return Object.fromEntries(
    [0, 1].flatMap((layer) =>
      ['key', 'value'].map((kind) => [`past_${kind}_${layer}`, randomWeights(random, small.heads * past * each, 1)]),
    ),
  );
}

function step(tokens: number, before: number): Model {
  return Model.load(compile(decoder({ ...small, tokens, past: before })).file);
}

test('a plan answers as the reference does', () => {
  const model = decoder({ ...small, past });
  const inputs: Record<string, Tensor> = {
    ids: { type: 'int64', dims: [1, 1], values: BigInt64Array.of(7n) },
    places: { type: 'int64', dims: [1, 1], values: BigInt64Array.of(BigInt(past)) },
  };
  for (const [name, values] of Object.entries(cache()))
    inputs[name] = { type: 'float', dims: [1, small.heads, past, each], values };

  const expected = evaluate(model, inputs);
  const found = step(1, past).run({ ids: [7n], places: [BigInt(past)], ...cache() });

  for (const [name, { dims, values }] of Object.entries(expected)) {
    expect(found[name]!.shape).toEqual(dims);
    expectNear(found[name]!.data as Float32Array, Array.from(values, Number), 1e-5);
  }
});

describe('two tokens at once', () => {
  test('give what they give one after another', () => {
    const both = step(2, past).run({ ids: [7n, 8n], places: [3n, 4n], ...cache() });
    const first = step(1, past).run({ ids: [7n], places: [3n], ...cache() });
    const kept = Object.fromEntries(
      Object.keys(cache()).map((name) => [name, first[name.replace('past', 'present')]!.data as Float32Array]),
    );
    const second = step(1, past + 1).run({ ids: [8n], places: [4n], ...kept });

    expectNear((both.logits!.data as Float32Array).subarray(0, 50), Array.from(first.logits!.data, Number), 1e-5);
    expectNear((both.logits!.data as Float32Array).subarray(50), Array.from(second.logits!.data, Number), 1e-5);
    expect(both.present_key_1!.shape).toEqual([1, small.heads, past + 2, each]);
  });

  test('need a past of a given length', () => {
    expect(() => decoder({ ...small, tokens: 2 })).toThrow('expected a past of a given length');
  });
});

test('heads divide the width', () => {
  expect(() => decoder({ width: 10, heads: 3 })).toThrow('expected heads to divide a width of 10, found 3');
});
