import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ModelProto,
  makeGraph,
  makeModel,
  makeNode,
  makeTensor,
  makeValueInfo,
  nodeFiles,
  readModelFile,
  tensorType,
  writeModelFile,
} from '@kinglet/onnx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkWeights } from './checkWeights.ts';
import { prepareModel } from './prepareModel.ts';
import { weightReader } from './weightReader.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinglet-weights-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('weights in another file are read one tensor at a time, and preparation reads none', async () => {
  const { model, layers } = prepareModel(await externalModel(twoProducts(1)));
  const opened: string[] = [];
  const open = (path: string) => {
    opened.push(path);
    return nodeFiles.open(path);
  };
  const files = { ...nodeFiles, open };
  const { weightsOf, biasOf } = weightReader(model, { folder, files });

  expect(await weightsOf(layers[1]!)).toEqual(new Float32Array(512).fill(2));
  expect(await biasOf(layers[1]!)).toBeUndefined();
  expect(opened).toEqual([join(folder, 'weights.bin')]);
});

test('a sum goes into a bias though the weights are in another file; what would change those stays, with a note', async () => {
  const model = await externalModel(twoProducts(1));
  model.graph!.node.splice(1, 1, makeNode('Mul', ['a', 'factor'], ['m']), makeNode('MatMul', ['m', 'v'], ['y']));
  model.graph!.initializer.push(makeTensor('factor', 'float', [1], Float32Array.of(3)));

  const prepared = prepareModel(model);

  expect(prepared.model.graph!.node.map(({ opType }) => opType)).toEqual(['MatMul', 'Mul', 'MatMul']);
  expect(prepared.notes).toEqual([
    expect.stringMatching(/^"m" \(Mul\): stays, since the weights of .* are in another file$/),
  ]);
});

test.each([
  ['without a folder', undefined],
  ['of a file that is too short', 'truncated'],
])('weights %s are refused with the node', async (_, state) => {
  const { model, layers } = prepareModel(await externalModel(twoProducts(1)));
  if (state) await truncate(join(folder, 'weights.bin'), 100);
  const reader = weightReader(model, state ? { folder } : {});

  await expect(reader.weightsOf(layers[0]!)).rejects.toMatchObject({
    code: 'KINGLET_QUANTIZATION_FILE',
    node: '"a" (MatMul)',
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])(
  '%d among weights is refused with the node; zeros are fine',
  async (bad) => {
    const zeros = prepareModel(twoProducts(0));
    const wrong = prepareModel(twoProducts(bad));

    await checkWeights(zeros.layers, weightReader(zeros.model));

    await expect(checkWeights(wrong.layers, weightReader(wrong.model))).rejects.toMatchObject({
      code: 'KINGLET_QUANTIZATION_MODEL',
      node: '"a" (MatMul)',
      message: expect.stringContaining(`found ${bad} at element 0 of "w"`),
    });
  },
);

function twoProducts(value: number): ModelProto {
  const graph = makeGraph({
    nodes: [makeNode('MatMul', ['x', 'w'], ['a']), makeNode('MatMul', ['a', 'v'], ['y'])],
    inputs: [makeValueInfo('x', tensorType('float', [1, 16]))],
    outputs: [makeValueInfo('y', tensorType('float', undefined))],
    initializers: [
      makeTensor('w', 'float', [16, 32], new Float32Array(512).fill(value)),
      makeTensor('v', 'float', [32, 16], new Float32Array(512).fill(2)),
    ],
  });
  return makeModel(graph);
}

async function externalModel(model: ModelProto): Promise<ModelProto> {
  const path = join(folder, 'model.onnx');
  await writeModelFile(path, model, { externalData: { location: 'weights.bin' } });
  return readModelFile(path, { externalData: 'keep' });
}
