import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { gpt2Config, gpt2Shapes } from '../../test/pretrained/gpt2Shapes.ts';
import { randomFile } from '../../test/pretrained/randomWeights.ts';
import { testModel } from '../../test/testModel.ts';
import { modelFromPretrained } from '../build/pretrained/modelFromPretrained.ts';
import { compile } from '../compile/compile.ts';
import { evaluate } from '../evaluate/index.ts';
import { Model } from '../index.ts';
import { generate } from './generate.ts';

const { file } = randomFile(gpt2Shapes());
const decoder = Model.load(compile(modelFromPretrained(gpt2Config, file)).file);
const whole = modelFromPretrained(gpt2Config, file, { cache: false });

/** The likeliest token behind some, by the model without a cache. */
function nextOf(tokens: readonly number[]): number {
  const ints = (values: readonly number[]) => ({
    ...{ type: 'int64' as const, dims: [1, values.length] },
    values: BigInt64Array.from(values, BigInt),
  });
  const inputs = { input_ids: ints(tokens), position_ids: ints(tokens.map((_, i) => i)) };
  const logits = evaluate(whole, inputs).logits!;
  const row = (logits.values as Float32Array).slice(-logits.dims.at(-1)!);
  return row.indexOf(Math.max(...row));
}

test('each token is the one that the whole text before it makes likeliest', () => {
  const tokens = [3, 1, 18];
  const expected: number[] = [];
  for (let i = 0; i < 5; i++) expected.push(nextOf([...tokens, ...expected]));

  expect([...generate(decoder, tokens, { temperature: 0, maxTokens: 5 })]).toEqual(expected);
  expect([...generate(decoder, tokens, { temperature: 0, maxTokens: 9, stopTokens: [expected[1]!] })]).toEqual(
    expected.slice(0, expected.indexOf(expected[1]!) + 1),
  );
});

test('a seed makes the same text each time', () => {
  const texts = [1, 1, 2].map((seed) => [...generate(decoder, [4], { seed, maxTokens: 8 })].join());
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toBe(texts[2]);
});

test('a prompt without tokens, a number of none, and models that are no decoders are refused', () => {
  const refusal = (act: () => unknown) => expect(act).toThrow(expect.objectContaining({ name: 'InferenceError' }));
  const start = (model: Model, ...rest: unknown[]) => [...generate(model, ...(rest as [number[]]))];
  refusal(() => start(decoder, []));
  refusal(() => start(decoder, [1], { maxTokens: 0 }));
  const other = Model.load(
    compile(testModel({ inputs: { x: [1] }, outputs: { y: [1] }, nodes: [makeNode('Relu', ['x'], ['y'])] })).file,
  );
  expect(() => start(other, [1])).toThrow('expected no input but input_ids');
  const bare = Model.load(compile(whole).file);
  expect(() => start(bare, [1])).toThrow('inputs past_key_values.<layer>.key');
});
