import { makeGraph, makeModel, makeNode, makeTensor, makeValueInfo, tensorType } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { inspectPlan, isPlan } from './inspectPlan.ts';

const graph = makeGraph({
  name: 'product',
  inputs: [makeValueInfo('x', tensorType('float', ['N', 3]))],
  outputs: [makeValueInfo('y', tensorType('float', ['N', 2]))],
  initializers: [makeTensor('w', 'float', [3, 2], Float32Array.of(1, 2, 3, 4, 5, 6))],
  nodes: [makeNode('MatMul', ['x', 'w'], ['y'], { name: 'times' })],
});
const { file, program } = compile(makeModel(graph));

test('says what a plan takes, gives and holds', () => {
  const plan = inspectPlan(file);

  expect(plan).toMatchObject({
    name: 'product',
    batch: 'N',
    inputs: [{ name: 'x', type: 'float', shape: ['N', 3] }],
    outputs: [{ name: 'y', type: 'float', shape: ['N', 2] }],
    instructions: [{ kernel: expect.stringContaining('matmul'), node: expect.stringContaining('times') }],
    fileBytes: file.length,
  });
  expect(plan.instructions).toHaveLength(program.instructions.length);
  // The weights, at least: some kernels take them in panels of 16 columns.
  expect(plan.constantBytes).toBeGreaterThanOrEqual(3 * 2 * 4);
  expect(plan.constantBytes).toBeLessThanOrEqual(3 * 16 * 4);
  expect(plan.arenaBytes.perItem).toBeGreaterThan(0);
});

test('knows plans from other files', () => {
  expect(isPlan(file)).toBe(true);
  expect(isPlan(Buffer.from('KGL'))).toBe(false);
  expect(isPlan(Buffer.from('onnx file'))).toBe(false);
});

test.each([0, 3, 64, 200])('refuses a plan of which %i bytes are left', (length) => {
  expect(() => inspectPlan(file.subarray(0, length))).toThrow(
    expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE' }),
  );
});

test.each([5, 100, 300])('refuses a plan whose byte %i is another', (at) => {
  const damaged = file.slice();
  damaged[at]! ^= 1;

  expect(() => inspectPlan(damaged)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE' }));
});

test('says what a plan takes and gives whose lengths a run decides, and the memory for some', () => {
  const info = (name: string, shape: readonly (number | string)[]) => makeValueInfo(name, tensorType('float', shape));
  const nodes = [
    makeNode('Concat', ['past', 'x'], ['all'], { attributes: { axis: 1n } }),
    makeNode('Neg', ['all'], ['y']),
  ];
  const inputs = [info('past', ['batch', 'before']), info('x', ['batch', 'tokens'])];
  const open = compile(makeModel(makeGraph({ nodes, inputs, outputs: [info('y', ['batch', 'total'])] })));

  const plan = inspectPlan(open.file);

  expect(plan.inputs.map(({ shape }) => shape)).toEqual([
    ['batch', 'before'],
    ['batch', 'tokens'],
  ]);
  expect(plan.outputs).toMatchObject([{ name: 'y', type: 'float', shape: ['batch', 'before + tokens'] }]);
  expect(plan.instructions).toHaveLength(open.program.instructions.length);
  expect(plan.constantBytes).toBeLessThan(64);
  expect(plan.dynamic).toMatchObject({
    lengths: ['batch', 'before', 'tokens'],
    reason: expect.stringContaining('before'),
  });
  for (const { lengths, arenaBytes } of plan.dynamic!.examples) {
    const { batch, before, tokens } = lengths as { batch: number; before: number; tokens: number };
    expect(arenaBytes).toBeGreaterThanOrEqual(2 * 4 * batch * (before + tokens));
  }
  expect(plan.arenaBytes).toEqual({ fixed: plan.dynamic!.examples[0]!.arenaBytes, perItem: 0 });
});
