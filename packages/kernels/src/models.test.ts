// Model files on every tier: written, opened, run for batches of several sizes, and refused when they are damaged.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels, typescriptIsa } from './activeKernels.ts';
import { BaseArena } from './arena.ts';
import { countCalls } from './counting.ts';
import { callShapes } from './generated/callShapes.ts';
import { headerFields, modelHashedFrom } from './modelFields.ts';
import {
  constantsPlace,
  decodeModelFile,
  encodeMetadata,
  encodeModelFile,
  fileBytes,
  type ModelFile,
  type ModelTensor,
  readModelHead,
  writeModelFile,
} from './modelFile.ts';
import type { ModelMemory, SessionHandle, StartSession } from './models.ts';
import { Xxh32, xxh32 } from './xxh32.ts';

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

type Change = (model: ModelFile) => Uint8Array;
const tensor = (model: ModelFile, changes: Partial<ModelTensor>): Uint8Array =>
  encodeModelFile({ ...model, outputs: [{ ...model.outputs[0]!, ...changes }] });
const atHeader =
  (name: (typeof headerFields)[number][0], value: number): Change =>
  (model) => {
    const file = encodeModelFile(model);
    const numbers = new DataView(file.buffer);
    const write = (field: typeof name, number: number): void =>
      numbers.setUint32(4 * headerFields.findIndex(([found]) => found === field), number, true);
    write(name, value);
    write('headChecksum', xxh32(file.subarray(modelHashedFrom, file.length - constantsBytes)));
    return file;
  };
const constantsBytes = 64;
const growing = { fixed: 0, perItem: 1 };

/** What a program that writes files may do, with checksums that are right. */
const wrong: readonly [what: string, change: Change, message: RegExp][] = [
  ['fewer instructions than it says', (m) => encodeModelFile({ ...m, instructionCount: 2 }), /as many instructions as/],
  ['more instructions than it says', (m) => encodeModelFile({ ...m, instructionCount: 0 }), /as many instructions as/],
  ['two axes that grow', (m) => tensor(m, { shape: [growing, growing] }), /tensor 1 to be right/],
  ['elements of three bytes', (m) => tensor(m, { elementBytes: 3 }), /tensor 1 to be right/],
  ['elements of none', (m) => tensor(m, { elementBytes: 0 }), /tensor 1 to be right/],
  ['an output among its constants', (m) => tensor(m, { at: { fixed: 64, perItem: 0 } }), /tensor 1 to be right/],
  ['an output behind its arena', (m) => tensor(m, { at: { fixed: 2 ** 31, perItem: 0 } }), /inside its arena/],
  ['an output that is too long', (m) => tensor(m, { shape: [{ fixed: 2 ** 31, perItem: 0 }] }), /inside its arena/],
  [
    'an output of too many elements to count',
    (m) => tensor(m, { shape: Array(4).fill({ fixed: 2 ** 31, perItem: 0 }) }),
    /inside its arena/,
  ],
  [
    'a misaligned output',
    (m) => tensor(m, { at: { fixed: m.outputs[0]!.at.fixed + 2, perItem: 0 }, shape: [] }),
    /inside its arena/,
  ],
  [
    'a relocation behind its words',
    (m) => encodeModelFile({ ...m, relocations: [{ word: 9, perItem: 1 }] }),
    /relocations of its words/,
  ],
  [
    'offsets that leave 32 bits',
    (m) => encodeModelFile({ ...m, relocations: [{ word: outWord, perItem: 2 ** 32 - 1 }] }),
    /a batch whose offsets fit 32 bits/,
  ],
  [
    'an arena of more than 4 GiB',
    (m) => encodeModelFile({ ...m, arenaBytes: { fixed: 0, perItem: 2 ** 32 - 1 } }),
    /a batch that fits into 4 GiB/,
  ],
  ['words behind its end', atHeader('wordsAt', 2 ** 31), /tables inside the file/],
  ['more words than it has', atHeader('wordCount', 2 ** 30), /tables inside the file/],
  ['more relocations than it has', atHeader('relocationCount', 2 ** 30), /tables inside the file/],
  ['more inputs than it has', atHeader('inputCount', 2 ** 30), /tables inside the file/],
  ['words at an odd place', atHeader('wordsAt', 73), /tables inside the file/],
  ['metadata behind its end', atHeader('metadataBytes', 2 ** 31), /tables inside the file/],
];

const wishes = [undefined, ...testableIsas()].filter((isa) => isa !== typescriptIsa);

describe.for(wishes)('a model on %s', (wish) => {
  const kernels = activateKernels(loadAddon, wish, loadWasm);
  const open = (file: Uint8Array): StartSession => {
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

  test.for([1.5, -1, Number.NaN, 2 ** 32 + 1])('refuses a batch of %d, which is no number of items', (items) => {
    const start = open(encodeModelFile(example()));
    const session = start(3);
    expect(() => start(items)).toThrow(/^model: expected a batch/);
    expect(() => session.bind(items)).toThrow(/^model: expected a batch/);
    expect(() => session.run()).not.toThrow();
  });

  test('gives the time of each instruction in the addon, and refuses what it does not fit into', () => {
    const session = open(encodeModelFile(example()))(1);
    const times = new Float64Array(1).fill(-1);
    if (session.arenaAt) return expect(() => session.time(times)).toThrow(/^expected the addon/);

    session.time(times);

    expect(times[0]).toBeGreaterThanOrEqual(0);
    for (const wrong of [new Float64Array(0), new Float32Array(4) as never])
      expect(() => session.time(wrong)).toThrow('model: expected a Float64Array with an element for each instruction');
  });

  describe('instructions from outside the file', () => {
    /** Of `example`, for a batch of so many. */
    const wordsFor = (items: number): Uint32Array =>
      example().words.map((word, i) => word + items * (example().relocations.find((r) => r.word === i)?.perItem ?? 0));

    test("run in the session's memory, and give what its own give", () => {
      const session = open(encodeModelFile(example()))(3, undefined, 20);
      const segments = [session.segment(9), session.segment(9)];
      const [x, out] = tensors(session, 3);
      x.set(Array.from(x, (_, i) => Math.sin(i)));
      session.run();
      const expected = out.slice();

      for (const [i, items] of [3, 2].entries()) {
        segments[i]!.bind(wordsFor(items));
        tensors(session, items)[1].fill(0);
        segments[i]!.run();
        expect(tensors(session, items)[1]).toEqual(expected.subarray(0, items * width));
      }
    });

    test('that are wrong are refused, and so are runs until others are bound', () => {
      const segment = open(encodeModelFile(example()))(3, undefined, 10).segment(9);
      expect(() => segment.run()).toThrow('model: expected a segment whose words were bound');
      segment.bind(wordsFor(3));
      const outside = wordsFor(3);
      outside[outWord]! += 3 * itemBytes;
      expect(() => segment.bind(outside)).toThrow(/an operand outside/);
      expect(() => segment.run()).toThrow('model: expected a segment whose words were bound');
      expect(() => segment.bind(new Uint32Array(10))).toThrow(/room for/);
      segment.bind(wordsFor(1));
      expect(() => segment.run()).not.toThrow();
    });

    test('are counted', () => {
      const session = open(encodeModelFile(example()))(2, undefined, 10);
      const segment = session.segment(9);
      segment.bind(wordsFor(2));
      using counter = countCalls();
      segment.run();
      expect(counter.calls()).toMatchObject([{ kernel: 'layerNorm', tier: kernels.isa(), calls: 1 }]);
      expect(tensors(session, 2)[1][3]).toBe(100);
    });
  });

  test('is counted by its instructions, for the batch that is bound', () => {
    const session = open(encodeModelFile(example()))(3);
    using counter = countCalls();
    for (const items of [3, 1]) {
      session.bind(items);
      tensors(session, items)[0].fill(0);
      session.run();
    }

    const work = (items: number): { bytes: number; flops: number } => {
      return { bytes: 2 * items * itemBytes + 2 * itemBytes, flops: 8 * items * width };
    };
    const [bytes, flops] = [work(3).bytes + work(1).bytes, work(3).flops + work(1).flops];
    expect(counter.calls()).toMatchObject([{ kernel: 'layerNorm', tier: kernels.isa(), calls: 2, bytes, flops }]);
    expect(tensors(session, 1)[1][3]).toBe(100);

    expect(() => session.bind(4)).toThrow('expected a batch of 1 to 3 items');
    session.run();
    expect(counter.calls()).toMatchObject([{ calls: 3 }]);
  });

  test('is refused after a batch that was refused, and not counted, also while calls are', () => {
    const model = example();
    const words = model.words.slice();
    words[outWord]! -= 6 * itemBytes;
    const relocations = [{ word: outWord, perItem: 4 * itemBytes }, model.relocations[1]!];
    const session = open(encodeModelFile({ ...model, words, relocations }))(2);
    using counter = countCalls();
    expect(() => session.bind(1)).toThrow(/an operand outside/);

    expect(() => session.run()).toThrow('model: expected a batch that was bound, got none');
    expect(counter.calls()).toEqual([]);
  });

  test('has outputs of zeros where no instruction writes', () => {
    const model = example();
    const output = { ...model.outputs[0]!, at: { ...model.outputs[0]!.at, perItem: 2 * itemBytes } };
    const arenaBytes = { fixed: 0, perItem: 3 * itemBytes };
    const start = open(encodeModelFile({ ...model, outputs: [output], arenaBytes }));
    for (let items = 1; items <= 200; items++) {
      const session = start(items);
      session.run();
      const at = (session.arenaAt ?? 0) + 2 * items * itemBytes;
      expect(new Float32Array(session.arena, at, items * width).every((value) => value === 0)).toBe(true);
    }
  });

  test('has its arena in a region where the engine can, and a region too small or misaligned is refused', () => {
    const start = open(encodeModelFile(example()));
    const own = start(2);
    if (own.arenaAt) return;
    const arena = new BaseArena(kernels.makeBacking, { bytes: 2 ** 16 });
    const region = arena.region(4 * itemBytes);
    new Uint8Array(region.buffer, region.base, region.bytes).fill(255);

    const session = start(2, region);
    const [x, out] = tensors(session, 2);
    expect([session.arena, session.arenaAt, x[0]]).toEqual([region.buffer, region.base, 0]);
    x.set([1, 2, 3, 4, 5, 6, 7, 8]);
    tensors(own, 2)[0].set(x);
    for (const each of [own, session]) each.run();

    expect(out).toEqual(tensors(own, 2)[1]);
    for (const changed of [{ bytes: region.bytes - 1 }, { base: region.base + 32 }])
      expect(() => start(2, { ...region, ...changed })).toThrow('model: expected memory of 64-byte aligned bytes');
    for (const changed of [{ bytes: 2 ** 16 }, { base: -64 }, { base: region.buffer.byteLength + 64 }])
      expect(() => start(2, { ...region, ...changed })).toThrow(
        expect.objectContaining({
          code: 'KINGLET_KERNELS_MODEL',
          message: expect.stringMatching(/a region inside its buffer/),
        }),
      );
  });

  test('does not run in a region whose buffer was detached', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const session = open(encodeModelFile(example()))(2, { buffer: memory.buffer, base: 0, bytes: 4 * itemBytes });
    if (session.arenaAt) return;

    memory.grow(1);

    for (const use of [() => session.run(), () => session.bind(1), () => session.time(new Float64Array(1))])
      expect(use).toThrow('model: expected the memory that it was given, got a buffer that was detached');
  });

  test.for(wrong)('refuses a file with %s', ([, change, message]) => {
    const start = (): unknown => open(change(example()))(2);
    expect(start).toThrow(expect.objectContaining({ name: 'RangeError', code: 'KINGLET_KERNELS_MODEL' }));
    expect(start).toThrow(message);
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

  const constantsAt = file.length - constantsBytes;
  expect(readModelHead(file)).toEqual({ inputs, outputs, metadata, instructionCount, arenaBytes, constantsAt });
});

test('metadata that is no JSON is refused', () => {
  const wordsBytes = 4 * example().words.length;
  const file = atHeader('metadataBytes', wordsBytes)(example());
  for (const read of [readModelHead, decodeModelFile])
    expect(() => read(file)).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_MODEL' }));
});

test('a file is opened from the buffer that was made for it, and from no other', () => {
  const file = encodeModelFile(example());
  const made = loadAddon().modelFile!(file.length);
  new Uint8Array(made.buffer).set(file);
  const other = new ArrayBuffer(file.length);
  expect(() => made.open(undefined, other, true)).toThrow(/^model: expected the buffer that was made for the file/);
  expect(other.byteLength).toBe(file.length);

  const moved = (made.buffer as unknown as { transfer(): ArrayBuffer }).transfer();

  expect(() => made.open(undefined, made.buffer, true)).toThrow(
    /^model: expected the buffer that was made for the file/,
  );
  expect(() => made.open(undefined, moved, true)).not.toThrow();
  expect(moved.byteLength).toBe(0);
});

describe('a file that is mapped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-model-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function mapped(bytes: Uint8Array): ModelMemory {
    const path = join(folder, 'model.plan');
    writeFileSync(path, bytes);
    const file = openSync(path, 'r');
    const memory = activateKernels(loadAddon, undefined).mapModel(file)!;
    closeSync(file);
    return memory;
  }

  test('runs as one that was read does, after its name is gone', () => {
    const memory = mapped(encodeModelFile(example()));
    rmSync(join(folder, 'model.plan'));
    const handle = memory.open({ verify: false })(3);
    const [x, y] = tensors(handle, 3);
    x.set(Float32Array.from({ length: 12 }, (_, i) => i * i));

    handle.run();

    const other = activateKernels(loadAddon, undefined).modelMemory(encodeModelFile(example())).open()(3);
    const [otherX, otherY] = tensors(other, 3);
    otherX.set(x);
    other.run();
    expect(y).toEqual(otherY);
  });

  test('has its constants verified unless that is not wanted, its head always', () => {
    const file = encodeModelFile(example());
    const [head, constants] = [file.slice(), file.slice()];
    head[modelHashedFrom + 4]! ^= 1;
    constants[constants.length - 1]! ^= 1;

    expect(() => mapped(constants).open()).toThrow(/checksums were made of/);
    expect(() => mapped(constants).open({ verify: false })(1)).not.toThrow();
    expect(() => mapped(head).open({ verify: false })).toThrow(/^model: expected/);
  });

  test('keeps what is written to its bytes from the file', () => {
    const memory = mapped(encodeModelFile(example()));

    memory.bytes.fill(0);

    expect(readFileSync(join(folder, 'model.plan'))[0]).not.toBe(0);
    expect(() => memory.open()).toThrow(/^model: expected a model file of Kinglet/);
  });

  test('is refused where there is none', () => {
    const kernels = activateKernels(loadAddon, undefined);
    const file = openSync(folder, 'r');
    for (const descriptor of [file, 12345])
      expect(() => kernels.mapModel(descriptor)).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_MODEL' }));
    closeSync(file);
    expect(() => mapped(new Uint8Array())).toThrow('expected the descriptor of a file of 1 byte to 1 TiB');
    expect(() => mapped(Uint8Array.of(1)).open()).toThrow(/^model: expected a model file of Kinglet/);
    expect(activateKernels(loadAddon, typescriptIsa).mapModel(0)).toBeUndefined();
  });
});

test('a file that is written part by part has the same bytes', () => {
  const parts = [
    Uint8Array.of(1, 2, 3),
    { length: 4 * 70, writeTo: (out: Uint8Array) => out.fill(7) },
    new Uint8Array(64),
  ];
  const model = { ...example(), constants: parts };
  const expected = encodeModelFile(model);
  const written = new Uint8Array(expected.length).fill(255);

  const length = writeModelFile(model, (bytes, at) => written.set(bytes, at));

  expect(length).toBe(expected.length);
  expect(written).toEqual(expected);
});

test('the head of what is no file is refused', () => {
  expect(() => readModelHead(new Uint8Array(3))).toThrow(/^model: expected/);
  expect(() => readModelHead(new Uint8Array(100).fill(255))).toThrow(/^model: expected/);
});

test('XXH32 of parts is that of the whole', () => {
  const bytes = Uint8Array.from({ length: 212 }, (_, i) => i * 37);
  for (const cuts of [[0], [16], [64, 208], [0, 96, 96]]) {
    const sum = new Xxh32();
    for (const [i, end] of [...cuts, bytes.length].entries()) sum.add(bytes.subarray(cuts[i - 1] ?? 0, end));
    expect(sum.digest()).toBe(xxh32(bytes));
  }
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
