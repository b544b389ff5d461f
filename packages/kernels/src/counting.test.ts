// What is counted of calls: by which kernel, on which tier, how often, and how much work; and that nothing stays of it.
import { Worker } from 'node:worker_threads';
import { describe, expect, test, vi } from 'vitest';
import { loadAddon, loadWasm } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { BaseArena } from './arena.ts';
import { addTable, callTables } from './callTables.ts';
import { CallCounting } from './counting/callCounting.ts';
import { type CallCount, countCalls } from './counting.ts';
import { Arena, add, conv2d, dot, isa, loadError, Matrix, record, Vector } from './index.ts';
import { typescriptKernels } from './typescriptKernels.ts';

const f32 = (length: number): Float32Array<ArrayBuffer> => new Float32Array(length).fill(0.5);
const none = f32(0);
const wasmTier = activateKernels(
  () => {
    throw new Error('without an addon');
  },
  undefined,
  loadWasm,
).isa();

type Work = Pick<CallCount, 'bytes' | 'calls' | 'flops' | 'kernel' | 'tier'>;

/** What `run` is counted as, in the order of names. */
function counted(run: () => void): Work[] {
  using counter = countCalls();
  run();
  return works(counter.calls());
}

function works(calls: readonly CallCount[]): Work[] {
  return calls
    .map(({ kernel, tier, calls, bytes, flops }) => ({ kernel, tier, calls, bytes, flops }))
    .sort((a, b) => (`${a.kernel} ${a.tier}` < `${b.kernel} ${b.tier}` ? -1 : 1));
}

/** On TypeScript, so that the tier is the same everywhere. */
const plain = activateKernels(loadAddon, 'typescript');

describe('the work of a call is that of its arguments', () => {
  const word = 4;
  test.for<[name: string, run: () => unknown, flops: number, bytes: number]>([
    ['dot', () => plain.dot(f32(100), f32(100)), 200, 2 * 100 * word],
    ['dotI8', () => plain.dotI8(new Int8Array(100), new Int8Array(100)), 200, 200],
    ['axpy', () => plain.axpy(2, f32(100), f32(100)), 200, 3 * 100 * word],
    ['dotMany', () => plain.dotMany(f32(60), f32(20), f32(3)), 2 * 60, (60 + 20 + 3) * word],
    ['vecmat', () => plain.vecmat(f32(5), f32(35), f32(7)), 2 * 35, (5 + 35 + 7) * word],
    // 2 images of 5 x 6 with 2 groups of 3 channels; 4 outputs a group, 16 with padding, by 3 x 3 taps; 3 x 4 places.
    [
      'conv2d',
      () =>
        plain.conv2d(
          ...([f32(360), 2, 5, 6, 2, 3, 4, f32(864), 3, 3, f32(8), none, f32(192), 3, 4] as const),
          ...([1, 1, 1, 1, 0, 0, -Infinity, Infinity, 0] as const),
        ),
      2 * (2 * 3 * 4 * 2 * 4) * (3 * 3 * 3),
      (360 + 864 + 8 + 192) * word,
    ],
    // 3 queries of 2 heads, causal: they see 3, 4 and 5 of 5 keys.
    [
      'attention',
      () => plain.attention(f32(24), 1, 3, 2, 1, 4, f32(40), 5, f32(60), 6, none, 1, 0.5, 1, f32(36), none),
      2 * (3 + 4 + 5) * (2 * 4 + 2 * 6 + 20),
      (24 + 40 + 60 + 36) * word,
    ],
    ['layerNorm', () => plain.layerNorm(f32(12), 3, 4, f32(4), none, 1e-5, f32(12)), 8 * 12, (12 + 4 + 12) * word],
    ['transpose', () => plain.transpose(f32(12), 3, 4, f32(12)), 0, 24 * word],
    // Of a table what is looked up, not all of it.
    ['gather', () => plain.gather(f32(1000), Uint32Array.of(1, 2), f32(2)), 0, 3 * 2 * word],
    [
      'embeddingLookup',
      () => plain.embeddingLookup(f32(800), 100, 8, Uint32Array.of(7), f32(8)),
      0,
      (8 + 1 + 8) * word,
    ],
  ])('%s', ([kernel, run, flops, bytes]) => {
    expect(counted(run)).toEqual([{ kernel, tier: 'typescript', calls: 1, bytes, flops }]);
  });

  test('matmul reads its output only where beta is not 0', () => {
    const product = (beta: number) => () =>
      plain.matmul(f32(6), 1, 2, 3, f32(12), 1, 4, f32(8), 1, 0, 0, 1, beta, none, -Infinity, Infinity, 0, none);
    const [overwritten] = counted(product(0));
    const [added] = counted(product(0.5));

    expect(overwritten).toMatchObject({ kernel: 'matmul', flops: 2 * 2 * 3 * 4, bytes: (6 + 12 + 8) * word });
    expect(added).toMatchObject({ flops: 2 * 2 * 3 * 4, bytes: (6 + 12 + 2 * 8) * word });
  });
});

describe.skipIf(loadError())('the tier is what ran it', () => {
  test('short arrays run in TypeScript, long ones in the addon, tensors of an arena in WebAssembly', () => {
    const arena = new Arena({ bytes: 2 ** 20 });
    const tensor = arena.tensor(16);
    const long = f32(100_000);

    const found = counted(() => {
      dot(f32(4), f32(4));
      dot(tensor, tensor);
      dot(long, long);
      dot(long, long);
    });

    const row = (tier: string, calls: number, n: number): Work => {
      return { kernel: 'dot', tier, calls, bytes: 8 * n * calls, flops: 2 * n * calls };
    };
    const expected = [row('typescript', 1, 4), row(wasmTier, 1, 16), row(isa(), 2, 100_000)];
    expect(found).toEqual(expected.sort((a, b) => (a.tier < b.tier ? -1 : 1)));
  });

  test('an arena that is made while calls are counted is seen', () => {
    const [found] = counted(() => {
      const arena = new Arena({ bytes: 2 ** 20 });
      const tensor = arena.tensor(10_000);
      add(tensor, tensor, tensor);
    });

    expect(found).toEqual({ kernel: 'add', tier: isa(), calls: 1, bytes: 120_000, flops: 10_000 });
  });

  test('methods of vectors and matrices are calls', () => {
    const [vector, matrix] = [Vector.zeros(10_000), Matrix.zeros(64, 64)];

    const found = counted(() => {
      vector.scale(2);
      matrix.times(matrix);
    });

    expect(found).toEqual([
      { kernel: 'matmul', tier: isa(), calls: 1, bytes: 3 * 64 * 64 * 4, flops: 2 * 64 ** 3 },
      { kernel: 'scale', tier: isa(), calls: 1, bytes: 80_000, flops: 10_000 },
    ]);
  });
});

describe('plans are counted by their instructions', () => {
  const without = (): never => {
    throw new Error('without');
  };
  const engines = [
    { name: 'the addon', kernels: activateKernels(loadAddon, undefined), lengths: [4096] },
    { name: 'WebAssembly', kernels: activateKernels(without, undefined, loadWasm), lengths: [16, 4096] },
    { name: 'TypeScript', kernels: activateKernels(without, undefined), lengths: [16] },
  ].filter(({ name }) => name !== 'the addon' || !loadError());

  test.for(engines)('in $name', ({ kernels, lengths }) => {
    for (const n of lengths) {
      const arena = new BaseArena(kernels.makeBacking, { bytes: 2 ** 20 });
      const [x, y] = [arena.tensor(new Float32Array(n).fill(1)), arena.tensor(n)];
      const plan = record(arena, (k) => {
        k.scale(x, k.sum(x), y);
        k.add(y, y, y);
        k.add(x, y, x);
      });

      const found = counted(() => {
        plan.run();
        plan.run();
      });

      const tier = kernels.isa();
      expect(found).toEqual([
        { kernel: 'add', tier, calls: 4, bytes: 4 * 12 * n, flops: 4 * n },
        { kernel: 'scale', tier, calls: 2, bytes: 2 * 8 * n, flops: 2 * n },
        { kernel: 'sum', tier, calls: 2, bytes: 2 * 4 * n, flops: 2 * n },
      ]);
      // x was 1: then 1 + 2n; then with its sum n (1 + 2n) of it (1 + 2n) (1 + 2n (1 + 2n)).
      expect(x[n - 1]).toBe(Math.fround((1 + 2 * n) * (1 + 2 * n * (1 + 2 * n))));
    }
  });

  test('an index out of range is refused as it is when nobody counts, and does not count', () => {
    const arena = new Arena({ bytes: 2 ** 20 });
    const [table, indices, out] = [arena.tensor(10), arena.tensor(2, Uint32Array), arena.tensor(2)];
    const plan = record(arena, (k) => k.gather(table, indices, out));
    indices[1] = 10;
    const refused = /an index that is too large/;
    expect(() => plan.run()).toThrow(refused);

    expect(counted(() => expect(() => plan.run()).toThrow(refused))).toEqual([]);
  });
});

describe('counters', () => {
  const call = (): unknown => plain.sum(f32(100));

  test('do not know of each other', () => {
    using outer = countCalls();
    call();
    const inner = countCalls();
    call();
    inner.stop();
    call();

    expect(inner.calls()).toMatchObject([{ kernel: 'sum', calls: 1, flops: 100 }]);
    expect(outer.calls()).toMatchObject([{ kernel: 'sum', calls: 3, flops: 300 }]);
  });

  test('begin anew when they are reset, and keep what they have when they are stopped', () => {
    const counter = countCalls();
    call();
    counter.reset();
    expect(counter.calls()).toEqual([]);
    call();
    counter.stop();
    call();
    counter.stop();
    expect(counter.calls()).toMatchObject([{ calls: 1 }]);
    counter.reset();
    expect(counter.calls()).toEqual([]);
  });

  test('leave out what is run without them', () => {
    using outer = countCalls();
    using counter = countCalls();
    call();
    expect(counter.without(() => plain.sum(f32(100)))).toBe(50);
    expect(() => counter.without(() => plain.sum([] as never))).toThrow('expected');
    call();

    expect(counter.calls()).toMatchObject([{ kernel: 'sum', calls: 2, flops: 200 }]);
    expect(outer.calls()).toMatchObject([{ kernel: 'sum', calls: 3 }]);
  });

  test('leave nothing out once they have stopped, though others go on', () => {
    const stopped = countCalls();
    call();
    stopped.stop();
    using other = countCalls();
    stopped.without(call);

    expect(stopped.calls()).toMatchObject([{ kernel: 'sum', calls: 1, flops: 100 }]);
    expect(other.calls()).toMatchObject([{ calls: 1 }]);
  });

  test('leave every function as it was', () => {
    const before = { ...typescriptKernels };
    const counter = countCalls();
    expect(typescriptKernels.sum).not.toBe(before.sum);
    counter.stop();
    expect(typescriptKernels).toEqual(before);
  });

  test('take the time by their clock, of what runs alone', () => {
    let time = 0;
    const counter = new CallCounting(() => time++).count();
    call();
    plain.sum(f32(100));
    plain.max(f32(100));
    counter.stop();

    expect(counter.calls()).toMatchObject([
      { kernel: 'sum', calls: 2, milliseconds: 2 },
      { kernel: 'max', calls: 1, milliseconds: 1 },
    ]);
  });

  test('leave calls that are refused or have nothing to do alone', () => {
    const found = counted(() => {
      expect(() => plain.add(f32(2), f32(3), f32(2))).toThrow('expected');
      plain.transpose(none, 0, 1_000_000, none);
    });
    expect(found).toEqual([]);
  });
});

test('an arena costs the same however many there are, while nobody counts', () => {
  const looks = vi.spyOn(WeakRef.prototype, 'deref');
  const tables = Array.from({ length: 2000 }, () => ({ ...typescriptKernels }));

  for (const kernels of tables) addTable({ kernels, tier: 'none', isOnOffsets: false });

  expect(looks.mock.calls.length).toBeLessThan(3 * tables.length);
  looks.mockRestore();
  expect(callTables().filter(({ tier }) => tier === 'none')).toHaveLength(tables.length);
});

test('a convolution by its exported function counts as the tier that ran it', () => {
  const [image, filters, out] = [f32(64 * 64 * 16), f32(16 * 9 * 16), f32(62 * 62 * 16)];
  const run = (): unknown =>
    conv2d(
      ...([image, 1, 64, 64, 1, 16, 16, filters, 3, 3, none, none, out, 62, 62] as const),
      ...([1, 1, 1, 1, 0, 0, -Infinity, Infinity, 0] as const),
    );

  expect(counted(run)).toMatchObject([{ kernel: 'conv2d', tier: isa(), flops: 2 * 62 * 62 * 16 * 9 * 16 }]);
});

test('a thread counts what it calls itself', async () => {
  using counter = countCalls();
  const program = `
    import { parentPort } from 'node:worker_threads';
    import { countCalls } from ${JSON.stringify(new URL('./counting.ts', import.meta.url).href)};
    import { sum } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    const counter = countCalls();
    for (let i = 0; i < 7; i++) sum(new Float32Array(4));
    parentPort.postMessage(counter.calls());
  `;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`));
  const found = await new Promise<readonly CallCount[]>((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  );

  expect(works(found)).toEqual([{ kernel: 'sum', tier: 'typescript', calls: 7, bytes: 7 * 16, flops: 7 * 4 }]);
  expect(counter.calls()).toEqual([]);
});
