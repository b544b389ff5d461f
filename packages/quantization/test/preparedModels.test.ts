// Real networks answer the same when they are prepared.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Model } from '@kinglet/inference';
import { compile } from '@kinglet/inference/compile';
import { type ModelProto, opsetsOf, readModel, readModelFile, readTensor, tensorValues } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { backendIsMissing, lightModels } from '../../inference/test/backend/cases.ts';
import { seedWeights } from '../../inference/test/seedWeights.ts';
import { prepareModel } from '../src/prepare/prepareModel.ts';

const mnist = join(import.meta.dirname, '../../../../shared/data/models/mnist-8');
const isThere = existsSync(mnist);
if (!isThere) console.log(`skipped: MNIST's published model, there is no ${mnist}`);

test.runIf(isThere)("MNIST's sums are biases of its layers, and it answers as published", async () => {
  const { model, layers } = prepareModel(await readModelFile(join(mnist, 'model.onnx')));
  const read = (name: string): Float32Array =>
    tensorValues(readTensor(readFileSync(join(mnist, 'test_data_set_0', name)))) as Float32Array;

  const found = answerOf(model, read('input_0.pb'));

  expect(layers.map(({ node, bias }) => [node.opType, bias !== undefined])).toEqual([
    ['Conv', true],
    ['Conv', true],
    ['Gemm', true],
  ]);
  expect(layers.at(-1)!.roles).toEqual(['output']);
  expectNear(found, read('output_0.pb'));
});

describe.skipIf(backendIsMissing)('the light models', () => {
  // Those whose weights are few enough to be made anew in a test.
  const small = backendIsMissing ? [] : lightModels().filter(({ name }) => /squeezenet|shufflenet|densenet/.test(name));

  test.each(small)('$name with seeded weights', ({ bytes }) => {
    const original = seedWeights(readModel(bytes));
    const isProduct = ({ opType }: { readonly opType: string }) => /^(Conv|Gemm|MatMul)$/.test(opType);

    const { model, layers } = prepareModel(original);

    expect(opsetsOf(model).get('')).toBe(21);
    expect(layers.length).toBe(original.graph!.node.filter(isProduct).length);
    const image = Float32Array.from({ length: 3 * 224 * 224 }, (_, i) => Math.sin(i * 0.37));
    expectNear(answerOf(model, image), answerOf(original, image));
  });

  const computed = backendIsMissing ? [] : lightModels().filter(({ name }) => /inception_v2|densenet/.test(name));

  test.each(computed)('$name as it is: all weights that are computed are folded', ({ bytes }) => {
    const { model } = prepareModel(readModel(bytes));

    expect(model.graph!.node.filter(({ opType }) => /^(ConstantOfShape|Dropout|Identity)$/.test(opType))).toEqual([]);
  });
});

function answerOf(model: ModelProto, input: Float32Array): Float32Array {
  return Object.values(Model.load(compile(model).file).run(input))[0]!.data as Float32Array;
}

/** To within a hundred-thousandth of the largest. */
function expectNear(found: Float32Array, expected: Float32Array): void {
  const most = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  expect(found.length).toBe(expected.length);
  expect(most).toBeGreaterThan(0);
  for (const [i, value] of expected.entries()) expect(Math.abs(found[i]! - value)).toBeLessThanOrEqual(1e-5 * most);
}
