// Where a plan is written to, and what lays its weights out: neither changes it.
import { type ModelMemory, modelMemory, packColumns, packDepthwise, packFilters, packRows } from '@kinglet/kernels';
import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { testModel } from '../../test/testModel.ts';
import { encoder } from '../build/index.ts';
import { Model } from '../index.ts';
import { compile, compileProgram } from './compile.ts';

function floats(...dims: readonly number[]): { readonly dims: readonly number[]; readonly values: Float32Array } {
  const length = dims.reduce((product, count) => product * count, 1);
  return { dims, values: Float32Array.from({ length }, (_, i) => Math.sin(i + 1)) };
}

// Lengths that are no whole panels; filters of one group and of a channel each; a matrix and one that is turned.
const model = testModel({
  inputs: { x: ['N', 3, 5, 5] },
  outputs: { y: ['N', 21] },
  nodes: [
    makeNode('Conv', ['x', 'filters'], ['a']),
    makeNode('Conv', ['a', 'planes'], ['b'], { attributes: { group: 18n } }),
    makeNode('Flatten', ['b'], ['c']),
    makeNode('Gemm', ['c', 'matrix'], ['d']),
    makeNode('Gemm', ['d', 'turned'], ['y'], { attributes: { transB: 1n } }),
  ],
  weights: {
    filters: floats(18, 3, 2, 2),
    planes: floats(18, 1, 3, 3),
    matrix: floats(72, 35),
    turned: floats(21, 35),
  },
});

test('a plan is written to the memory that it runs from, which held other bytes', () => {
  const { file } = compile(model);
  let memory: ModelMemory | undefined;
  const allocate = (bytes: number): Uint8Array<ArrayBuffer> => {
    memory = modelMemory(bytes);
    return memory.bytes.fill(255);
  };

  const written = compile(model, { allocate }).file.slice();

  expect(written).toEqual(file);
  const x = floats(2, 3, 5, 5).values;
  expect(Model.load(memory!).run(x)).toEqual(Model.load(file).run(x));
});

test('room of another size or alignment is refused, and nothing is written there or behind it', () => {
  const memory = new Uint8Array(2 ** 16).fill(255);
  const rooms = [
    (bytes: number) => memory.subarray(0, bytes - 256),
    (bytes: number) => memory.subarray(0, bytes + 64),
    (bytes: number) => memory.subarray(4, bytes + 4),
  ];

  for (const allocate of rooms)
    expect(() => compile(model, { allocate })).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_MODEL' }));

  expect(memory.every((byte) => byte === 255)).toBe(true);
});

test('the kernels of every engine lay weights out alike, whatever was in the memory before', () => {
  const packing = { packColumns, packDepthwise, packFilters, packRows };
  const allocate = (bytes: number): Uint8Array<ArrayBuffer> => new Uint8Array(bytes).fill(255);

  expect(compile(model, { packing, allocate }).file).toEqual(compile(model).file);
});

test('a program without a file runs what the plan runs, and its constants are most of the file', () => {
  const model = encoder({ layers: 1, width: 32, heads: 2, tokens: 4, vocabulary: 50 });

  const { program, constantBytes } = compileProgram(model);

  const { file, program: expected } = compile(model);
  const kernelsOf = ({ instructions }: typeof program) => instructions.map(({ kernel, node }) => [node, kernel]);
  expect(kernelsOf(program)).toEqual(kernelsOf(expected));
  expect(constantBytes).toBeLessThan(file.length);
  expect(constantBytes).toBeGreaterThan(0.5 * file.length);
});
