import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { testModel, type Weight } from '../../test/testModel.ts';
import { randomNumbers, randomWeights } from '../build/randomNumbers.ts';
import { gatherQuantized } from './gatherQuantized.ts';

const [rows, width] = [2 ** 15, 32];
const random = randomNumbers(5);
const scales = (dims: readonly number[]): Weight => {
  const length = dims.reduce((a, b) => a * b, 1);
  return { dims, values: randomWeights(random, length, 0.1, 1) };
};
const bytes = (type: 'int4' | 'int8' | 'uint8', dims: readonly number[], count: number): Weight => {
  const values = Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
  return { dims, type, values: type === 'int8' ? new Int8Array(values.buffer) : values };
};

function after(weights: Readonly<Record<string, Weight>>, attributes: Record<string, bigint>): string[] {
  const model = testModel({
    inputs: { x: [2, 3] },
    outputs: { y: [2, 3, width] },
    nodes: [
      makeNode('Abs', ['x'], ['a']),
      makeNode('Mul', ['a', 'thousand'], ['m']),
      makeNode('Cast', ['m'], ['ids'], { attributes: { to: 7n } }),
      makeNode('DequantizeLinear', ['w', 's', ...(weights.z ? ['z'] : [])], ['d'], { attributes }),
      makeNode('Gather', ['d', 'ids'], ['y']),
    ],
    weights: { thousand: { dims: [], values: Float32Array.of(1000) }, ...weights },
  });
  return operatorsAfter(gatherQuantized, model).toSorted();
}

const indices = ['Abs', 'Cast', 'Mul'];
const lookedUp = [...indices, 'Cast', 'Gather', 'Gather', 'Mul', 'Reshape'].toSorted();

test('integers of 4 bits with scales for blocks', () => {
  const weights = { w: bytes('int4', [rows, width], (rows * width) / 2), s: scales([rows, 2]) };
  expect(after(weights, { axis: 1n, block_size: 16n })).toEqual(lookedUp);
});

test('bytes with a scale for each row', () => {
  const weights = { w: bytes('int8', [rows, width], rows * width), s: scales([rows]) };
  expect(after(weights, { axis: 0n })).toEqual(lookedUp);
});

test('zero points are taken from the rows', () => {
  const weights = {
    ...{ w: bytes('uint8', [rows, width], rows * width), s: scales([rows, 1]), z: bytes('uint8', [rows, 1], rows) },
  };
  expect(after(weights, { axis: 1n, block_size: 32n })).toEqual([...lookedUp, 'Cast', 'Gather', 'Sub'].toSorted());
});

test('a table with scales for columns stays, and so does a small one', () => {
  const columns = { w: bytes('int8', [rows, width], rows * width), s: scales([width]) };
  const small = { w: bytes('int8', [2000, width], 2000 * width), s: scales([2000]) };
  expect(after(columns, { axis: 1n })).toContain('DequantizeLinear');
  expect(after(small, { axis: 0n })).toContain('DequantizeLinear');
});
