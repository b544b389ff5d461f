import { makeGraph, makeModel, makeNode, makeTensor, makeValueInfo, tensorType } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { randomNumbers } from '../../test/testModels.ts';
import { quantizeModel } from '../quantizeModel.ts';

/** A table, a Gemm and a MatMul of 64 by 64. */
function tableModel() {
  const graph = makeGraph({
    nodes: [
      makeNode('Gather', ['rows', 'ids'], ['e'], { name: 'table' }),
      makeNode('Gemm', ['e', 'g'], ['h'], { name: 'gemm', attributes: { transB: 1n } }),
      makeNode('Relu', ['h'], ['r'], { name: 'relu' }),
      makeNode('MatMul', ['r', 'm'], ['y'], { name: 'matmul' }),
    ],
    inputs: [makeValueInfo('ids', tensorType('int64', ['N']))],
    outputs: [makeValueInfo('y', tensorType('float', ['N', 64]))],
    initializers: ['rows', 'g', 'm'].map((name, i) => makeTensor(name, 'float', [64, 64], randomNumbers(4096, i + 1))),
  });
  return makeModel(graph, { opsets: { '': 21 } });
}

/** As its optimized models show: it makes MatMulNBits of MatMul alone, and dequantizes whole tables. */
test.each([
  ['matmulnbits', ['float kernel behind DequantizeLinear', '4-bit kernel', '4-bit kernel']],
  ['qdq', ['float kernel behind DequantizeLinear', 'float kernel behind DequantizeLinear', '4-bit kernel']],
] as const)('ONNX Runtime multiplies blocks of 4 bits only in MatMulNBits: %s', async (format, expected) => {
  const { layers } = await quantizeModel(tableModel(), { bits: 4, format });

  expect(layers.map(({ name }) => name)).toEqual(['table', 'gemm', 'matmul']);
  expect(layers.map(({ onnxruntime }) => onnxruntime)).toEqual(expected);
  expect(layers[0]!.note).toContain('fewer bytes, no faster');
});
