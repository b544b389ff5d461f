// A transformer's encoder through a plan: batches of any size, and answers beside onnxruntime's.
import { expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile, encoder } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { Model } from '../src/index.ts';
import { expectNear } from './compareOutputs.ts';
import { hasOnnxRuntime, runOnnxRuntime } from './onnxRuntime.ts';

const small = { layers: 2, width: 48, heads: 4, tokens: 11 } as const;
const itemLength = small.tokens * small.width;

function inputOf(items: number): Float32Array {
  return randomWeights(randomNumbers(5), items * itemLength, 1);
}

test.for(['primitives', 'operators'] as const)(
  'an encoder of %s becomes products, attention and norms alone',
  (form) => {
    const { program } = compile(encoder({ ...small, form }));

    const kernels = new Map<string, number>();
    for (const { kernel } of program.instructions) kernels.set(kernel, (kernels.get(kernel) ?? 0) + 1);
    expect(Object.fromEntries(kernels)).toEqual({ attention: 2, layerNorm: 4, matmulPacked: 12 });
  },
);

test('a batch answers what each of its items answers alone', () => {
  const model = Model.load(compile(encoder(small)).file);
  const x = inputOf(3);

  const together = model.run(x).y!.data as Float32Array;

  for (let i = 0; i < 3; i++) {
    const item = x.slice(i * itemLength, (i + 1) * itemLength);
    const alone = model.run(item).y!.data as Float32Array;
    expect(together.slice(i * itemLength, (i + 1) * itemLength)).toEqual(alone);
  }
});

test('both forms of an encoder answer the same', () => {
  const x = inputOf(2);
  const [a, b] = (['primitives', 'operators'] as const).map(
    (form) => Model.load(compile(encoder({ ...small, form })).file).run(x).y!.data as Float32Array,
  );

  expectNear(a!, b!, 1e-6);
});

test.runIf(hasOnnxRuntime).for([
  ['primitives', 1],
  ['primitives', 3],
  ['operators', 2],
] as const)('an encoder of %s answers as onnxruntime does: batch %i', async ([form, items]) => {
  const model = encoder({ ...small, form });
  const data = inputOf(items);

  const got = Model.load(compile(model).file).run(data).y!.data as Float32Array;

  const expected = await runOnnxRuntime(model, { x: { data, dims: [items, small.tokens, small.width] } });
  expectNear(got, expected.y!);
});

test('ids of words and a mask: hidden tokens leave no trace, and the evaluator answers the same', () => {
  const model = encoder({ ...small, vocabulary: 30, isMasked: true });
  const plan = Model.load(compile(model).file);
  const ids = BigInt64Array.from({ length: 2 * small.tokens }, (_, i) => BigInt((i * 7) % 30));
  const mask = BigInt64Array.from(ids, (_, i) => (i % small.tokens < 8 ? 1n : 0n));

  const got = plan.run({ ids, mask }).y!.data as Float32Array;

  const dims = [2, small.tokens];
  const int64 = 'int64' as const;
  const expected = evaluate(model, {
    ids: { type: int64, dims, values: ids },
    mask: { type: int64, dims, values: mask },
  }).y!;
  expectNear(got, expected.values as Float32Array);
  const others = ids.map((id, i) => (mask[i] ? id : 29n - id));
  expectNear(seen(plan.run({ ids: others, mask }).y!.data as Float32Array), seen(got), 1e-6);
});

/** What the tokens that are seen became. */
function seen(all: Float32Array): Float32Array {
  return all.filter((_, i) => Math.floor(i / small.width) % small.tokens < 8);
}

test.runIf(hasOnnxRuntime)('ids and a mask as onnxruntime answers them', async () => {
  const model = encoder({ ...small, vocabulary: 30, isMasked: true });
  const dims = [1, small.tokens];
  const ids = BigInt64Array.from({ length: small.tokens }, (_, i) => BigInt((i * 11) % 30));
  const mask = BigInt64Array.from(ids, (_, i) => (i < 6 ? 1n : 0n));

  const got = Model.load(compile(model).file).run({ ids, mask }).y!.data as Float32Array;

  const expected = await runOnnxRuntime(model, { ids: { data: ids, dims }, mask: { data: mask, dims } });
  expectNear(got, expected.y!);
});

test('an id of no word stops the run', () => {
  const plan = Model.load(compile(encoder({ ...small, vocabulary: 30 })).file);
  const ids = new BigInt64Array(small.tokens).fill(30n);

  expect(() => plan.run(ids)).toThrow(
    expect.objectContaining({
      code: 'KINGLET_INFERENCE_INPUT',
      message: expect.stringContaining('expected indices that are inside what they point into') as string,
    }),
  );
});

test('heads that do not divide the width are refused', () => {
  expect(() => encoder({ width: 10, heads: 3 })).toThrow('expected heads to divide a width of 10, found 3');
});
