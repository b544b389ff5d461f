// A transformer's encoder through a plan: batches of any size, and answers beside onnxruntime's.
import { expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile, encoder } from '../src/compile/index.ts';
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
