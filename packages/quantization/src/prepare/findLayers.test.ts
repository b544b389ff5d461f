import { type ModelProto, makeNode, makeTensor } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../../test/testModels.ts';
import { prepareModel } from './prepareModel.ts';

interface Odd {
  readonly node: ReturnType<typeof makeNode>;
  readonly weights?: Readonly<Record<string, readonly number[]>>;
  readonly length?: number;
}

/** A MatMul that is a layer, and behind it a node that is none. */
function modelWith({ node, weights = {}, length = 8 }: Odd): ModelProto {
  const nodes = [makeNode('MatMul', ['x', 'w'], ['h'], { name: 'layer' }), node];
  return modelOf({ nodes, weights: { w: [8, 8], ...weights }, input: [8, 8], output: [8, length] });
}

const gemm = (inputs: readonly string[]) => makeNode('Gemm', inputs, ['y'], { name: 'odd' });

describe('a product that is no layer says why', () => {
  test.each<[string, Odd]>([
    ['its weights are not constant', { node: gemm(['x', 'h']) }],
    ['its bias is not constant', { node: gemm(['h', 'v', 'x']), weights: { v: [8, 8] } }],
    [
      'its bias of [8,1] has not one number for each of 8 channels',
      { node: gemm(['h', 'v', 'b']), weights: { v: [8, 8], b: [8, 1] } },
    ],
  ])('%s', (reason, odd) => {
    const { layers, notes } = prepareModel(modelWith(odd));

    expect(layers.map(({ name }) => name)).toEqual(['layer']);
    expect(notes).toEqual([`"odd" (Gemm): stays float, since ${reason}`]);
  });

  test('its input is constant too', () => {
    const nodes = [
      makeNode('MatMul', ['x', 'w'], ['h'], { name: 'layer' }),
      makeNode('MatMul', ['c', 'h'], ['y'], { name: 'odd' }),
    ];
    const model = modelOf({ nodes, weights: { w: [8, 8], c: [8, 8] }, input: [8, 8], output: [8, 8] });

    expect(prepareModel(model).notes).toEqual(['"odd" (MatMul): stays float, since its weights are not constant']);
  });

  test('its weights are of another type, or of more axes', () => {
    const nodes = [
      makeNode('MatMul', ['x', 'w'], ['h'], { name: 'layer' }),
      makeNode('MatMul', ['h', 'cube'], ['m'], { name: 'many' }),
      makeNode('Cast', ['m'], ['d'], { name: 'cast', attributes: { to: 11n } }),
      makeNode('MatMul', ['d', 'double'], ['p'], { name: 'wide' }),
      makeNode('Cast', ['p'], ['y'], { name: 'back', attributes: { to: 1n } }),
    ];
    const model = modelOf({ nodes, weights: { w: [8, 8], cube: [2, 8, 8] }, input: [8, 8], output: [2, 8, 8] });
    model.graph!.initializer.push(makeTensor('double', 'double', [8, 8], new Float64Array(64).fill(1)));

    expect(prepareModel(model).notes).toEqual([
      '"many" (MatMul): stays float, since its weights have 3 axes, not 2',
      '"wide" (MatMul): stays float, since its weights are not float but of ONNX\'s type 11',
    ]);
  });
});

test('a model without a layer is refused, with what was found instead', () => {
  const relu = modelOf({ nodes: [makeNode('Relu', ['x'], ['y'])], weights: {}, input: [8, 8], output: [8, 8] });
  const square = modelOf({
    nodes: [makeNode('MatMul', ['x', 'x'], ['y'], { name: 'square' })],
    weights: {},
    input: [8, 8],
    output: [8, 8],
  });

  expect(() => prepareModel(relu)).toThrow('found none of these operators');
  expect(() => prepareModel(square)).toThrow('"square" (MatMul): stays float, since its weights are not constant');
  expect(() => prepareModel(square)).toThrow(expect.objectContaining({ code: 'KINGLET_QUANTIZATION_MODEL' }));
});
