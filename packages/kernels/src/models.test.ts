// Model files on every tier: written, opened, run for batches of several sizes, and refused when they are damaged.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels, typescriptIsa } from './activeKernels.ts';
import { callShapes } from './generated/callShapes.ts';
import {
  constantsPlace,
  decodeModelFile,
  encodeMetadata,
  encodeModelFile,
  fileBytes,
  type ModelFile,
  readModelHead,
} from './modelFile.ts';
import type { SessionHandle } from './models.ts';
import { xxh32 } from './xxh32.ts';

const width = 4;
const itemBytes = width * 4;
const gamma = Float32Array.of(1, 2, 3, 4);
const beta = Float32Array.of(0, -1, 0.5, 100);
const epsilon = 1e-5;

/** One layerNorm over the rows of a batch: the first word that says where its result goes, and that of its rows. */
const [outWord, rowsWord] = [6, 7];

function example(): ModelFile {
  const metadata = { name: 'normalise' };
  const metadataBytes = encodeMetadata(metadata).length;
  const at = constantsPlace({ words: 9, relocations: 2, tensors: 2, metadataBytes });
  const end = fileBytes(at, 2 * itemBytes);
  const [low, high] = new Uint32Array(Float64Array.of(epsilon).buffer) as unknown as [number, number];
  const shape = [
    { fixed: 0, perItem: 1 },
    { fixed: width, perItem: 0 },
  ];
  return {
    words: Uint32Array.of(callShapes.layerNorm.code, end, at, at + itemBytes, low, high, end, 0, width),
    instructionCount: 1,
    relocations: [
      { word: outWord, perItem: itemBytes },
      { word: rowsWord, perItem: 1 },
    ],
    inputs: [{ at: { fixed: end, perItem: 0 }, elementBytes: 4, shape }],
    outputs: [{ at: { fixed: end, perItem: itemBytes }, elementBytes: 4, shape }],
    metadata,
    constants: new Uint8Array(Float32Array.of(...gamma, ...beta).buffer),
    arenaBytes: { fixed: 0, perItem: 2 * itemBytes },
  };
}

const wishes = [undefined, ...testableIsas()].filter((isa) => isa !== typescriptIsa);

describe.for(wishes)('a model on %s', (wish) => {
  const kernels = activateKernels(loadAddon, wish, loadWasm);
  const open = (file: Uint8Array): ((mostItems: number) => SessionHandle) => {
    const memory = kernels.modelMemory(file.length);
    memory.bytes.set(file);
    return memory.open();
  };

  test('gives for batches of any size what its kernels give', () => {
    const session = open(encodeModelFile(example()))(3);
    for (const items of [3, 1, 2, 3]) {
      session.bind(items);
      const [x, out] = tensors(session, items);
      x.set(Array.from(x, (_, i) => Math.sin(items + i)));
      session.run();
      const expected = kernels.layerNorm(x.slice(), items, width, gamma, beta, epsilon, new Float32Array(x.length));
      for (const [i, value] of out.entries()) expect(value).toBeCloseTo(expected[i]!, 5);
    }
  });

  test('does not run after a batch that was refused', () => {
    const model = example();
    // Two items go where they should, one would go to the constants.
    const words = model.words.slice();
    words[outWord]! -= 6 * itemBytes;
    const relocations = [{ word: outWord, perItem: 4 * itemBytes }, model.relocations[1]!];
    const session = open(encodeModelFile({ ...model, words, relocations }))(2);
    expect(() => session.bind(1)).toThrow(/an operand outside/);
    expect(() => session.run()).toThrow('model: expected a batch that was bound, got none');
    session.bind(2);
    tensors(session, 2)[0].fill(0);
    session.run();
    expect(tensors(session, 2)[1][3]).toBe(100);
  });

  test('has sessions that do not know of each other', () => {
    const start = open(encodeModelFile(example()));
    const sessions = [start(1), start(1)] as const;
    for (const [i, session] of sessions.entries()) tensors(session, 1)[0].set([i, 0, 0, 0]);
    for (const session of sessions) session.run();
    expect(tensors(sessions[0], 1)[1][3]).toBe(100);
    expect(tensors(sessions[1], 1)[1][3]).not.toBe(100);
  });

  test.for([0, 4, 2 ** 31])('refuses a batch of %i where 3 is the most', (items) => {
    const session = open(encodeModelFile(example()))(3);
    expect(() => session.bind(items)).toThrow(`model: expected a batch of 1 to 3 items, got ${items}`);
  });

  test('refuses every file with one byte changed, and every shorter one', () => {
    const file = encodeModelFile(example());
    for (let i = 0; i < file.length; i++) {
      const changed = file.slice();
      changed[i] = changed[i]! ^ 0x41;
      expect(() => open(changed), `byte ${i}`).toThrow(/^model: expected/);
      expect(() => open(file.subarray(0, i)), `${i} bytes`).toThrow(/^model: expected/);
    }
  });

  test('refuses a plan that writes to its constants or past its arena', () => {
    const model = example();
    const [constantsAt, end] = [model.words[2]!, model.words[1]!];
    const start = (words: (readonly [number, number])[], perItem = 2 * itemBytes): unknown => {
      const changed = { ...model, words: model.words.slice(), arenaBytes: { fixed: 0, perItem } };
      for (const [word, value] of words) changed.words[word] = value;
      return open(encodeModelFile(changed))(2);
    };
    const outside = /operation 480 at word 0 to be right, got an operand outside/;
    expect(() => start([[outWord, constantsAt - itemBytes]])).toThrow(outside);
    expect(() => start([[1, end - itemBytes]])).toThrow(outside);
    expect(() => start([], itemBytes)).toThrow(outside);
    expect(() => start([[outWord, end + 2]], 3 * itemBytes)).toThrow(/misaligned/);
    expect(() => start([[0, 60_000]])).toThrow(/no operation of this version/);
  });
});

test('what was written is read again', () => {
  const model = example();
  const file = encodeModelFile(model);
  const read = decodeModelFile(file);
  expect(file.length % 64).toBe(0);
  expect({ ...read, constants: undefined }).toEqual({ ...model, constants: undefined });
  expect(read.constants.subarray(0, model.constants.length)).toEqual(model.constants);
});

test('the head of a file is read without the rest', () => {
  const file = encodeModelFile(example());
  const { inputs, outputs, metadata, instructionCount, arenaBytes } = decodeModelFile(file);

  expect(readModelHead(file)).toEqual({ inputs, outputs, metadata, instructionCount, arenaBytes });
});

test('the head of what is no file is refused', () => {
  expect(() => readModelHead(new Uint8Array(3))).toThrow(/^model: expected/);
  expect(() => readModelHead(new Uint8Array(100).fill(255))).toThrow(/^model: expected/);
});

// Values of the xxHash project's library.
test.for([
  ['', 0x02cc5d05],
  ['abcd', 0xa3643705],
  ['abcdefghijklmnopqrstuvwxyz012345678901234567', 0xf2d4dfcd],
] as const)('XXH32 of %o', ([text, expected]) => {
  expect(xxh32(new TextEncoder().encode(text))).toBe(expected);
});

function tensors({ arena, arenaAt = 0 }: SessionHandle, items: number): [Float32Array, Float32Array] {
  const length = items * width;
  return [new Float32Array(arena, arenaAt, length), new Float32Array(arena, arenaAt + items * itemBytes, length)];
}
