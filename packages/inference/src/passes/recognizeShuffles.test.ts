import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { operatorsAfter } from '../../test/passAnswers.ts';
import { scalar, testModel, type Weight } from '../../test/testModel.ts';
import { compile } from '../compile/index.ts';
import { recognizeShuffles } from './recognizeShuffles.ts';

const lengths = (...values: number[]): Weight => ({
  dims: [values.length],
  type: 'int64',
  values: BigInt64Array.from(values, BigInt),
});
const weights = { apart: lengths(0, 2, 3, 4, 5), joined: lengths(0, 6, 4, 5) };

/** The shuffle of x, whose result is y. */
const shuffle = (x: string, y: string, ...perm: bigint[]) => [
  makeNode('Reshape', [x, 'apart'], ['split']),
  makeNode('Transpose', ['split'], ['turned'], { attributes: { perm } }),
  makeNode('Reshape', ['turned', 'joined'], [y]),
];
const shape = ['N', 6, 4, 5];
const modelOf = (nodes: ReturnType<typeof shuffle>, more: Record<string, Weight> = {}) =>
  testModel({ inputs: { x: shape }, outputs: { y: shape }, nodes, weights: { ...weights, ...more } });

test('channels that change places between groups become one operation', () => {
  expect(operatorsAfter(recognizeShuffles, modelOf(shuffle('x', 'y', 0n, 2n, 1n, 3n, 4n)))).toEqual(['ChannelShuffle']);
});

test('axes in another order are none', () => {
  const operators = operatorsAfter(recognizeShuffles, modelOf(shuffle('x', 'y', 0n, 2n, 1n, 4n, 3n)));

  expect(operators).toEqual(['Reshape', 'Transpose', 'Reshape']);
});

test('what is quantized is shuffled by moves that integers have kernels for', () => {
  const nodes = [
    makeNode('QuantizeLinear', ['x', 's', 'z'], ['q']),
    ...shuffle('q', 'r', 0n, 2n, 1n, 3n, 4n),
    makeNode('DequantizeLinear', ['r', 's', 'z'], ['y']),
  ];
  const scales = { s: scalar(0.1), z: { dims: [], type: 'int8', values: Int8Array.of(3) } as const };

  expect(compile(modelOf(nodes, scales)).program.instructions.map(({ kernel }) => kernel)).toContain('copyStrided');
});
