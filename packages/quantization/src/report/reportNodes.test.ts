import { isa } from '@kinglet/kernels';
import { type ModelProto, makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { cnnModel, mlpModel, modelOf, samplesOf } from '../../test/testModels.ts';
import type { QuantizeOptions } from '../options.ts';
import { quantizeModel } from '../quantizeModel.ts';
import type { LayerChoice } from '../recipe.ts';
import { isFaster, targetOf } from './targets.ts';

const make = async (options: QuantizeOptions = {}, model: ModelProto = mlpModel(), length = 8) =>
  quantizeModel(model, { calibrationData: samplesOf(16, length), target: 'vnni', ...options });

const w8a16: LayerChoice = {
  layer: 'first',
  kind: 'static',
  weights: { type: 'int8', isSymmetric: true, granularity: 'channel' },
  activations: { type: 'uint16', isSymmetric: false },
};

test('every node is listed: what runs it in both engines, and why it is no product of integers', async () => {
  const { nodes } = await make({}, cnnModel(), 192);

  // As ONNX Runtime 1.32 wrote its optimized model: Conv with Relu, MaxPool and Flatten of integers.
  expect(nodes.map(({ name, plan, onnxruntime, reason }) => [name, plan, onnxruntime, reason])).toEqual([
    ['conv1', 'integer kernel', 'integer kernel', ''],
    ['relu1', 'part of another kernel', 'part of another kernel', 'no product with constant weights'],
    ['pool', 'moves integers', 'moves integers', 'moves elements, of the type that they have'],
    ['conv2', 'integer kernel', 'integer kernel', ''],
    ['relu2', 'part of another kernel', 'part of another kernel', 'no product with constant weights'],
    ['flatten', 'part of another kernel', 'moves integers', 'moves elements, of the type that they have'],
    ['last', 'integer kernel', 'integer kernel', ''],
  ]);
  expect(nodes[2]!.kernels).toEqual(['maxPool2dIntegerU8']);
});

test('a product that is no layer says why, what has no floats has none', async () => {
  const model = modelOf({
    nodes: [
      makeNode('MatMul', ['x', 'w'], ['h'], { name: 'layer' }),
      makeNode('MatMul', ['x', 'h'], ['p'], { name: 'products' }),
      makeNode('ArgMax', ['p'], ['a'], { name: 'argmax', attributes: { axis: 1n } }),
      makeNode('Cast', ['a'], ['y'], { name: 'cast', attributes: { to: 1n } }),
    ],
    weights: { w: [8, 8] },
    input: [8, 8],
    output: [8, 1],
  });
  const { nodes } = await make({ mode: 'dynamic' }, model);
  const [, products, argmax] = nodes;

  expect(products!.reason).toBe('stays float, since its weights are not constant');
  expect([argmax!.plan, argmax!.onnxruntime]).toEqual(['no floats', 'no floats']);
});

describe('warnings where bytes are saved and no time', () => {
  test.each<[string, QuantizeOptions, readonly string[]]>([
    ['bytes on VNNI', {}, []],
    ['words by bytes on VNNI', { choices: [w8a16] }, ['in ONNX Runtime fewer bytes, no faster']],
    [
      'words on VNNI',
      { bits: 16 },
      ['in a plan fewer bytes, no faster with words on avx512_vnni; in ONNX Runtime fewer bytes, no faster'],
    ],
    ['4-bit weights by floats', { bits: 4 }, ['in a plan fewer bytes, no faster with nibbles on avx512_vnni']],
    ['4-bit weights by bytes', { bits: 4, fastAccuracy: true }, []],
    ['bytes on AVX2', { target: 'avx2' }, ['in ONNX Runtime on avx2 sums of pairs may saturate']],
    [
      'bytes on NEON without dot products',
      { target: 'neon' },
      ['in a plan fewer bytes, not known to be faster with bytes on neon'],
    ],
    ['bytes on Lambda', { target: 'neoverse_n1' }, []],
  ])('%s', async (_, options, notes) => {
    const { warnings, layers } = await make(options);
    const first = layers[0]!;

    expect(warnings.filter((text) => text.startsWith('"first"'))).toEqual(
      notes.map((note) => `"first" (Gemm) as ${first.precision}: ${note}`),
    );
  });

  test('words by bytes of MatMul, whose words ONNX Runtime rounds to bytes', async () => {
    const { warnings } = await make({ choices: [{ ...w8a16, layer: 'second' }] });

    expect(warnings).toContain('"second" (MatMul) as uint16 x int8: in ONNX Runtime activations become bytes');
  });

  test('weights alone are read as floats in both engines', async () => {
    const { warnings } = await make({ mode: 'weight-only' }, cnnModel(), 192);

    expect(warnings).toContain('"conv1" (Conv) as int8: fewer bytes, no faster');
    expect(warnings).toContain('"last" (MatMul) as int8: in a plan no faster');
  });
});

test('4-bit weights by floats are faster where floats are beyond the caches, if anything is', () => {
  expect(isFaster(targetOf('vnni'), 'nibbles', 1024 * 1024)).toBe(false);
  expect(isFaster(targetOf('vnni'), 'nibbles', 4096 * 4096)).toBe(true);
  expect(isFaster(targetOf('scalar'), 'nibbles', 4096 * 4096)).toBe(false);
});

test('the target is this machine where none is given, and changes nothing that is written', async () => {
  expect(targetOf().isa).toBe(isa());
  expect(targetOf('dotprod')).toBe(targetOf('neon_dotprod'));
  const [here, there] = [await make({ target: isa() }), await make({ target: 'neon' })];
  expect(there.model).toEqual(here.model);
});
