// Models that run: what they take and refuse, batches, sessions, memory.
import { Arena, isa } from '@kinglet/kernels';
import { decodeModelFile, encodeModelFile } from '@kinglet/kernels/plan';
import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { row, testModel } from '../test/testModel.ts';
import { compile, InferenceError, mlp } from './compile/index.ts';
import { Model } from './index.ts';

/** y = relu(W x + b), of two inputs and two outputs, for batches of any size. */
function small(): Uint8Array<ArrayBuffer> {
  const weights = [
    [1, 2],
    [-1, 3],
  ];
  return compile(mlp([{ weights, bias: [0.5, -10], activation: 'Relu' }])).file;
}

const answers = (x: number, y: number): number[] => [Math.max(0, x + 2 * y + 0.5), Math.max(0, -x + 3 * y - 10)];

const gather = testModel({
  inputs: { i: [1] },
  outputs: { y: undefined },
  types: { i: 'int64' },
  weights: { table: row(1, 2, 3) },
  nodes: [makeNode('Gather', ['table', 'i'], ['y'])],
});

test('says what it takes and gives', () => {
  const model = Model.load(small());
  expect(model.batch).toBe('N');
  expect(model.inputs).toEqual([{ name: 'x', type: 'float', shape: ['N', 2] }]);
  expect(model.outputs).toEqual([{ name: 'y', type: 'float', shape: ['N', 2] }]);
});

test('takes the batch from the length of its inputs, larger ones than it has memory for too', () => {
  const model = Model.load(small(), { maxBatch: 2 });
  for (const batch of [
    [[1, 2]],
    [
      [1, 2],
      [3, 4],
    ],
    [
      [1, 2],
      [3, 4],
      [-5, 6],
    ],
    [[7, 8]],
  ]) {
    const { shape, data } = model.run(Float32Array.from(batch.flat())).y!;
    expect(shape).toEqual([batch.length, 2]);
    expect([...data]).toEqual(batch.flatMap(([x, y]) => answers(x!, y!)));
  }
});

test('takes plain numbers, and answers with arrays that later runs leave alone', () => {
  const model = Model.load(small());
  const first = model.run({ x: [1, 2] }).y!.data;
  model.run([100, 200]);
  expect([...first]).toEqual(answers(1, 2));
});

test('sessions have memory of their own', () => {
  const model = Model.load(small());
  const other = model.session();
  model.tensor('x').set([1, 2] as never);
  other.tensor('x').set([3, 4] as never);
  model.execute();
  other.execute();
  expect([...model.tensor('y')]).toEqual(answers(1, 2));
  expect([...other.tensor('y')]).toEqual(answers(3, 4));
});

test('lies in the memory of an allocator, moves there to more of it, and gives it back', () => {
  const arena = new Arena({ bytes: 2 ** 17 });
  const before = arena.usedBytes;
  const model = Model.load(small(), { allocator: arena });
  const isThere = isa() !== 'wasm';
  expect(model.tensor('x').buffer === arena.buffer).toBe(isThere);
  const held = arena.usedBytes;

  for (const items of [1, 40, 2]) {
    const given = Float32Array.from({ length: 2 * items }, (_, i) => i);
    expect([...model.run(given).y!.data].slice(-2)).toEqual(answers(2 * items - 2, 2 * items - 1));
  }
  expect(arena.usedBytes > held).toBe(isThere);
  expect(() => model.bind(2 ** 15)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION' }));
  expect(model.tensor('x')).toHaveLength(4);
  model.close();
  model.close();

  expect(arena.usedBytes).toBe(before);
  for (const use of [() => model.run([1, 2]), () => model.bind(99), () => model.execute(), () => model.tensor('x')])
    expect(use).toThrow('expected a model that has its memory, found none: it was closed');
});

test.skipIf(isa() === 'wasm')('does not run in memory that its owner took back', () => {
  const { buffer, base } = new Arena({ bytes: 2 ** 16 }).region(2 ** 12);
  const region = { buffer, base, bytes: 2 ** 12 };
  const model = Model.load(small(), { allocator: { region: () => region, free: () => undefined } });
  Object.defineProperty(region, 'buffer', {
    get: () => {
      throw new Error('released');
    },
  });

  expect(() => model.execute()).toThrow('model mlp: expected a model that has its memory, found none: released');
});

test('keeps what it needs when the bytes that it was loaded from change', () => {
  const bytes = small();
  const model = Model.load(bytes);
  bytes.fill(0);
  expect([...Object.values(model.run([1, 2]))[0]!.data]).toEqual(answers(1, 2));
});

test('says which node took how long', () => {
  const times = Model.load(small()).time();
  expect(times.length).toBeGreaterThan(0);
  for (const { node, kernel, nanoseconds } of times) {
    expect(node).not.toBe('');
    expect(kernel).not.toBe('');
    expect(nanoseconds).toBeGreaterThanOrEqual(0);
  }
});

test.for([
  ['three numbers', [1, 2, 3], 'expected 2*N elements for input "x"'],
  ['none', [], 'expected 2*N elements for input "x"'],
  ['an unknown name', { other: [1, 2] }, 'there is no input "other"'],
  ['no input', {}, 'expected input "x", got none'],
] as const)('refuses %s', ([, inputs, message]) => {
  const model = Model.load(small());
  expect(() => model.run(inputs as never)).toThrow(InferenceError);
  expect(() => model.run(inputs as never)).toThrow(message);
});

test('refuses files that are no plans, and batches that are none', () => {
  expect(() => Model.load(new Uint8Array(100))).toThrow(/expected a model file of Kinglet/);
  expect(() => Model.load('/nowhere/model.plan')).toThrow(/expected a plan at \/nowhere\/model.plan/);
  expect(() => Model.load(small(), { maxBatch: 0 })).toThrow(/expected a batch to be a whole number from 1 on/);
  expect(() => Model.load(small()).tensor('nothing')).toThrow('expected an input or output, got "nothing"');
});

test('refuses batches that are no whole numbers, whatever it has memory for', () => {
  const model = Model.load(small(), { maxBatch: 4 });
  for (const items of [1.5, -1, 0, Number.NaN, 2 ** 32 + 1])
    expect(() => model.bind(items)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION' }));
  expect([...model.run([1, 2]).y!.data]).toEqual(answers(1, 2));
});

test('runs the batch that it had after one that its plan refuses', () => {
  const plan = decodeModelFile(small());
  // Two items go where they should, one would go to the constants.
  const [{ word, perItem }, ...others] = plan.relocations as [{ word: number; perItem: number }];
  const words = plan.words.slice();
  words[word]! -= 6 * perItem;
  const relocations = [{ word, perItem: 4 * perItem }, ...others];
  const model = Model.load(encodeModelFile({ ...plan, words, relocations }), { maxBatch: 2 });
  expect(() => model.run([1, 2])).toThrow(/plan: expected operation/);
  expect(() => model.bind(1)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE' }));
  for (const use of [() => model.tensor('x'), () => model.execute(), () => model.time()])
    expect(use).toThrow(/expected a batch to be bound/);

  expect([...model.run([1, 2, 3, 4]).y!.data]).toEqual([...answers(1, 2), ...answers(3, 4)]);
});

test('keeps the batch that it has where a larger one has no room', () => {
  const model = Model.load(small());
  for (const refused of [() => model.bind(2 ** 31), () => Model.load(small(), { maxBatch: 2 ** 31 })])
    expect(refused).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION' }));

  expect(model.tensor('x')).toHaveLength(2);
});

test('an index that points outside ends the run that times, too', () => {
  const model = Model.load(compile(gather).file);
  model.tensor('i').set([5n] as never);

  for (const run of [() => model.execute(), () => model.time()])
    expect(run).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_INPUT' }));
});

test('refuses elements that are not of their type', () => {
  const plan = decodeModelFile(small());
  const outputs = plan.outputs.map((output) => ({ ...output, elementBytes: 1 }));
  const load = (): Model => Model.load(encodeModelFile({ ...plan, outputs }));
  expect(load).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE' }));
  expect(load).toThrow('expected elements of 4 bytes for float "y", got some of 1; compile the model again');
});
