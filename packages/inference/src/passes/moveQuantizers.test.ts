import { makeNode, type NodeProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { scalar, testModel, type Weight } from '../../test/testModel.ts';
import { ModelGraph } from './modelGraph.ts';
import { moveQuantizers } from './moveQuantizers.ts';

function after(limiter: readonly [opType: string, ...limits: string[]], zeroPoint: Weight): string[] {
  const [opType, ...limits] = limiter;
  const weights: Record<string, Weight> = { s: scalar(0.1), z: zeroPoint, low: scalar(-100), high: scalar(0.1) };
  const model = testModel({
    inputs: { x: [4, 6] },
    outputs: { y: [4, 6] },
    nodes: [
      makeNode(opType, ['x', ...limits], ['r']),
      makeNode('QuantizeLinear', ['r', 's', 'z'], ['q']),
      makeNode('DequantizeLinear', ['q', 's', 'z'], ['y']),
    ],
    weights,
  });
  return operatorsAfter(moveQuantizers, model);
}

const quantizers = ['QuantizeLinear', 'DequantizeLinear'];
/** Of 4 bits, as tensors hold it. */
const nibble = (type: 'int4' | 'uint4', value: number): Weight => ({
  dims: [],
  type,
  values: Uint8Array.of(value & 15),
});

test('Relu before a quantizer whose least integer stands for 0 goes', () => {
  expect(after(['Relu'], { dims: [], type: 'int8', values: Int8Array.of(-128) })).toEqual(quantizers);
  expect(after(['Relu'], nibble('int4', -8))).toEqual(quantizers);
});

test('floats of 8 bits have numbers below 0: Relu stays', () => {
  const zero = { dims: [], type: 'float8e4m3fn', values: Uint8Array.of(0) } as const;

  expect(after(['Relu'], zero)).toEqual(['Relu', ...quantizers]);
});

test('zero points of 4 bits are what they stand for: a limit inside the range stays', () => {
  expect(after(['Clip', 'low', 'high'], nibble('int4', -8))).toEqual(['Clip', ...quantizers]);
});

/** Quantized, moved and quantized again, so many times. */
function chain(length: number): ModelGraph {
  const turned = { attributes: { perm: [1n, 0n] } };
  const nodes = Array.from({ length }, (_, i): NodeProto[] => [
    makeNode('QuantizeLinear', [i === 0 ? 'x' : `f${i - 1}`, 's', 'z'], [`q${i}`]),
    makeNode('DequantizeLinear', [`q${i}`, 's', 'z'], [`d${i}`]),
    makeNode('Transpose', [`d${i}`], [i === length - 1 ? 'y' : `f${i}`], turned),
  ]);
  const weights: Record<string, Weight> = { s: scalar(0.1), z: { dims: [], type: 'int8', values: Int8Array.of(0) } };
  return new ModelGraph(testModel({ inputs: { x: [4, 4] }, outputs: { y: [4, 4] }, nodes: nodes.flat(), weights }));
}

test('the nodes are gone through so many times, however many of them change', () => {
  const listings = [30, 300].map((length) => {
    const graph = chain(length);
    let [nodes, listed] = [graph.proto.node, 0];
    Object.defineProperty(graph.proto, 'node', {
      get: () => nodes,
      set: (others: NodeProto[]) => {
        [nodes, listed] = [others, listed + 1];
      },
    });
    expect(moveQuantizers.run(graph)).toBeGreaterThanOrEqual(length);
    return listed;
  });

  expect(listings[1]).toBe(listings[0]);
});
