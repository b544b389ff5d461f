// Layers that read a sequence step by step: every tier answers as plain TypeScript does, states and cells at the end too.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { recurrentFunctions } from './elementTypes.ts';
import type { Kernels } from './generated/kernels.ts';
import { typescriptKernels } from './typescriptKernels.ts';

type Arguments = Parameters<Kernels['recurrentLayer']>;

interface Layer {
  readonly steps: number;
  readonly batch: number;
  readonly directions: number;
  readonly gateCount: number;
  readonly hidden: number;
  readonly functions?: readonly number[];
  readonly lengths?: readonly number[];
  readonly clip?: number;
  readonly flags?: readonly [reverse: number, batchFirst: number, variant: number];
  readonly hasExtras?: boolean;
}

const [sigmoid, tanh] = ['sigmoid', 'tanh'].map((name) => recurrentFunctions.indexOf(name as 'sigmoid'));
const usual = [sigmoid, 0, 0, tanh, 0, 0, tanh, 0, 0] as number[];

/** Numbers between -1 and 1, the same for the same seed. */
function numbers(length: number, seed: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin((i + 1) * (seed + 0.618)));
}

function argumentsOf(layer: Layer): Arguments {
  const { steps, batch, directions, gateCount, hidden, functions = usual, lengths = [], hasExtras = false } = layer;
  const { clip = Number.POSITIVE_INFINITY, flags = [0, 0, 0] } = layer;
  const state = directions * batch * hidden;
  const panels = Math.ceil(hidden / 16) * 16 * hidden;
  const packed = new Float32Array(directions * gateCount * panels);
  for (let i = 0; i < directions * gateCount; i++)
    typescriptKernels.packRows(
      numbers(hidden * hidden, i),
      hidden,
      hidden,
      packed.subarray(i * panels, (i + 1) * panels),
    );
  return [
    numbers(steps * batch * directions * gateCount * hidden, 11),
    ...([steps, batch, directions, gateCount, hidden, packed] as const),
    Float32Array.from({ length: directions * 9 }, (_, i) => functions[i % functions.length]!),
    numbers(hasExtras ? directions * hidden : 0, 12),
    numbers(hasExtras ? directions * 3 * hidden : 0, 13),
    Int32Array.from(lengths),
    clip,
    ...flags,
    numbers(state, 14),
    numbers(state, 15),
    new Float32Array(steps * state),
  ];
}

const layers: Readonly<Record<string, Layer>> = {
  'an RNN': { steps: 5, batch: 2, directions: 1, gateCount: 1, hidden: 7 },
  'a GRU of two directions': { steps: 4, batch: 3, directions: 2, gateCount: 3, hidden: 20 },
  'a GRU that resets behind its product': {
    ...{ steps: 6, batch: 2, directions: 2, gateCount: 3, hidden: 16, flags: [0, 1, 1], hasExtras: true },
  },
  'an LSTM': { steps: 9, batch: 1, directions: 1, gateCount: 4, hidden: 128 },
  'an LSTM with peepholes and ends': {
    ...{ steps: 5, batch: 3, directions: 2, gateCount: 4, hidden: 33, flags: [1, 0, 0], hasExtras: true },
    lengths: [2, 5, -1],
  },
  'an LSTM of one gate for input and forget, clipped': {
    ...{ steps: 3, batch: 2, directions: 1, gateCount: 4, hidden: 5, flags: [0, 1, 1], clip: 0.5 },
    lengths: [3, 1],
  },
};

describe.for(testableIsas().filter((isa) => isa !== 'typescript'))('on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa, loadWasm);

  const expectSame = (layer: Layer): void => {
    const [expected, got] = [argumentsOf(layer), argumentsOf(layer)];
    typescriptKernels.recurrentLayer(...expected);
    kernels.recurrentLayer(...got);
    // The state, the cell of an LSTM, and all states between.
    for (const i of layer.gateCount === 4 ? [15, 16, 17] : [15, 17]) {
      const [a, b] = [expected[i] as Float32Array, got[i] as Float32Array];
      for (const [at, value] of a.entries())
        expect(Math.abs(b[at]! - value)).toBeLessThan(2e-6 * (1 + Math.abs(value)));
    }
  };

  test.for(Object.entries(layers))('%s', ([, layer]) => expectSame(layer));

  test.for(recurrentFunctions.map((name, number) => [name, number] as const))('through %s', ([, number]) =>
    expectSame({
      ...{ steps: 3, batch: 2, directions: 1, gateCount: 4, hidden: 6 },
      functions: [sigmoid!, 0, 0, number, 0.3, 0.6, number, 0.7, 0.2],
    }),
  );

  test('a sequence that is over leaves its state as it is, and answers 0', () => {
    const args = argumentsOf({ steps: 2, batch: 2, directions: 1, gateCount: 1, hidden: 3, lengths: [0, 2] });
    const before = args[15].slice(0, 3);
    const y = kernels.recurrentLayer(...args);
    expect([...args[15].subarray(0, 3)]).toEqual([...before]);
    expect([0, 1].map((step) => [...y.subarray(step * 6, step * 6 + 3)])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect([...y.subarray(9)]).toEqual([...args[15].subarray(3)]);
  });
});
