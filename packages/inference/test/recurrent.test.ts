// RNN, GRU and LSTM through plans, in the forms that ONNX has, beside the reference evaluator and onnxruntime-node.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { type AttributeValue, makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import type { Tensor } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import { checkInstructions } from './checkInstructions.ts';
import { expectNear } from './compareOutputs.ts';
import { hasOnnxRuntime, runOnnxRuntime } from './onnxRuntime.ts';
import { testModel, type Weight } from './testModel.ts';

const random = randomNumbers(73);
const gatesOf = { GRU: 3, LSTM: 4, RNN: 1 } as const;
type OpType = keyof typeof gatesOf;

interface Form {
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** Inputs that are given beside X, W and R. */
  readonly given?: readonly ('B' | 'sequence_lens' | 'initial_c' | 'initial_h' | 'P')[];
  /** Of the numbers that are given to a run: those of the sequences' lengths. */
  readonly lengths?: readonly number[];
  /** Weights are inputs, too. */
  readonly isAnyWeight?: boolean;
  readonly outputs?: readonly string[];
  readonly steps?: number;
  readonly hidden?: number;
}

const width = 5;

/** The node's inputs in their order, and the shapes of all; batches of any size, but for weights. */
function shapesOf(opType: OpType, { attributes = {}, steps = 7, hidden = 6 }: Form) {
  const directions = attributes.direction === 'bidirectional' ? 2 : 1;
  const rows = gatesOf[opType] * hidden;
  const isBatchFirst = attributes.layout === 1n;
  const state = isBatchFirst ? ['N', directions, hidden] : [directions, 'N', hidden];
  const all = isBatchFirst ? ['N', steps, directions, hidden] : [steps, directions, 'N', hidden];
  const inputs: Readonly<Record<string, readonly (number | string)[]>> = {
    X: isBatchFirst ? ['N', steps, width] : [steps, 'N', width],
    W: [directions, rows, width],
    R: [directions, rows, hidden],
    B: [directions, 2 * rows],
    sequence_lens: ['N'],
    initial_h: state,
    initial_c: state,
    P: [directions, 3 * hidden],
  };
  return { inputs, outputs: { Y: all, Y_h: state, Y_c: state } as Readonly<Record<string, typeof all>> };
}

function modelOf(opType: OpType, form: Form) {
  const { attributes = {}, given = [], hidden = 6, isAnyWeight = false, outputs = ['Y', 'Y_h'] } = form;
  const shapes = shapesOf(opType, form);
  const names = ['X', 'W', 'R', 'B', 'sequence_lens', 'initial_h', 'initial_c', 'P'].map((name, i) =>
    i < 3 || given.some((it) => it === name) ? name : '',
  );
  while (names.at(-1) === '') names.pop();
  const isWeight = (name: string): boolean => !isAnyWeight && ['W', 'R', 'B', 'P'].includes(name);
  const own = names.filter(Boolean).map((name) => [name, shapes.inputs[name]!] as const);
  const weights = own
    .filter(([name]) => isWeight(name))
    .map(([name, dims]): [string, Weight] => {
      const lengths = dims as readonly number[];
      return [name, { dims: lengths, values: numbers(lengths) }];
    });
  return testModel({
    inputs: Object.fromEntries(own.filter(([name]) => !isWeight(name))),
    outputs: Object.fromEntries(outputs.map((name) => [name, shapes.outputs[name]])),
    nodes: [
      makeNode(opType, names, outputNames(outputs), { attributes: { hidden_size: BigInt(hidden), ...attributes } }),
    ],
    weights: Object.fromEntries(weights),
    types: { sequence_lens: 'int32' },
    opset: 22,
  });
}

/** In the order of the operator; '' for one that is left out. */
function outputNames(outputs: readonly string[]): string[] {
  const names = ['Y', 'Y_h', 'Y_c'].map((name) => (outputs.includes(name) ? name : ''));
  while (names.at(-1) === '') names.pop();
  return names;
}

function numbers(dims: readonly number[]): Float32Array {
  return randomWeights(
    random,
    dims.reduce((product, length) => product * length, 1),
    0.6,
  );
}

/** Values for the inputs of a model in a batch of so many. */
function feedsOf(model: ReturnType<typeof modelOf>, opType: OpType, form: Form, items: number): Record<string, Tensor> {
  const shapes = shapesOf(opType, form);
  return Object.fromEntries(
    model.graph!.input.map(({ name }): [string, Tensor] => {
      const dims = shapes.inputs[name]!.map((length) => (typeof length === 'string' ? items : length));
      if (name !== 'sequence_lens') return [name, { type: 'float', dims, values: numbers(dims) }];
      return [name, { type: 'int32', dims, values: Int32Array.from({ length: items }, (_, i) => form.lengths![i]!) }];
    }),
  );
}

/** Batches of one and of three, for which one plan answers as the evaluator does. */
function expectAnswers(opType: OpType, form: Form): void {
  const model = modelOf(opType, form);
  const { file, program } = compile(model);
  checkInstructions(program);
  const plan = Model.load(file);
  for (const items of [1, 3]) {
    const feeds = feedsOf(model, opType, form, items);
    const expected = evaluate(model, feeds);
    const got = plan.run(Object.fromEntries(Object.entries(feeds).map(([name, { values }]) => [name, values])));
    for (const [name, { dims, values }] of Object.entries(expected)) {
      expect(got[name]!.shape).toEqual(dims);
      expectNear(got[name]!.data, Array.from(values as Float32Array), 5e-6);
    }
  }
}

const both = { direction: 'bidirectional' };
const everyForm: Readonly<Record<string, Form>> = {
  'the simplest': {},
  'backward, with a bias': { attributes: { direction: 'reverse' }, given: ['B'] },
  'both directions, with first states': { attributes: both, given: ['B', 'initial_h'], outputs: ['Y', 'Y_h'] },
  'the batch first': { attributes: { ...both, layout: 1n }, given: ['B', 'initial_h'] },
  'lengths that only a run knows': { attributes: both, given: ['sequence_lens', 'B'], lengths: [5, 7, 1] },
  'lengths, the batch first': {
    attributes: { ...both, layout: 1n },
    given: ['sequence_lens', 'initial_h'],
    lengths: [2, 0, 9],
  },
  'weights that only a run knows': { attributes: both, given: ['B'], isAnyWeight: true },
  'only the last state': { outputs: ['Y_h'] },
  'only the states between': { outputs: ['Y'] },
  'sums that are clipped': { attributes: { clip: 0.4 }, given: ['B'] },
  'a panel and a bit': { hidden: 19, steps: 3, attributes: both, given: ['B'] },
  'no steps but one': { steps: 1, hidden: 1 },
};

describe.for(Object.keys(gatesOf) as OpType[])('%s', (opType) => {
  test.for(Object.entries(everyForm))('%s', ([, form]) => expectAnswers(opType, form));

  test.for([
    ['Affine', [0.5, 0.25], [0.1]],
    ['Elu', [0.7]],
    ['HardSigmoid', [0.3], [0.4]],
    ['LeakyRelu', [0.2]],
    ['Relu'],
    ['ScaledTanh', [0.8], [1.25]],
    ['Sigmoid'],
    ['Softplus'],
    ['Softsign'],
    ['tanh'],
    ['ThresholdedRelu', [0.1]],
  ] as [string, number[]?, number[]?][])('through %s', ([name, alpha, beta]) => {
    const count = { GRU: 2, LSTM: 3, RNN: 1 }[opType];
    const others = ['Sigmoid', 'Tanh', 'HardSigmoid'].slice(0, count);
    // The first direction has it behind every gate, the second has others.
    const activations = [...Array.from({ length: count }, () => name), ...others];
    const parameters = { ...(alpha && { activation_alpha: alpha }), ...(beta && { activation_beta: beta }) };
    expectAnswers(opType, { attributes: { ...both, activations, ...parameters }, given: ['B'], steps: 2 });
  });
});

test.for<[string, OpType, Form]>([
  [
    'peepholes, cells at first and at last',
    'LSTM',
    { attributes: both, given: ['B', 'initial_h', 'initial_c', 'P'], outputs: ['Y', 'Y_h', 'Y_c'] },
  ],
  [
    'peepholes of sequences that end',
    'LSTM',
    { given: ['sequence_lens', 'initial_c', 'P'], lengths: [3, 6, 2], outputs: ['Y_h', 'Y_c'] },
  ],
  ['one gate for input and forget', 'LSTM', { attributes: { input_forget: 1n }, given: ['B', 'P'], outputs: ['Y_c'] }],
  ['a clipped cell', 'LSTM', { attributes: { clip: 0.1 }, given: ['initial_c', 'P'], outputs: ['Y', 'Y_c'] }],
  [
    'a reset behind the product',
    'GRU',
    { attributes: { ...both, linear_before_reset: 1n }, given: ['B', 'initial_h'] },
  ],
  [
    'a reset behind it, of what a run knows',
    'GRU',
    { attributes: { linear_before_reset: 1n, clip: 0.5 }, given: ['B'], isAnyWeight: true },
  ],
])('%s', ([, opType, form]) => expectAnswers(opType, form));

test('the length of the sequence may be what batches change', () => {
  const weights = {
    W: { dims: [1, 12, width], values: numbers([12, width]) },
    R: { dims: [1, 12, 4], values: numbers([12, 4]) },
  };
  const node = makeNode('GRU', ['X', 'W', 'R'], ['Y', 'Y_h'], { attributes: { hidden_size: 4n } });
  const model = testModel({
    inputs: { X: ['T', 2, width] },
    outputs: { Y: ['T', 1, 2, 4], Y_h: [1, 2, 4] },
    nodes: [node],
    weights,
  });
  const plan = Model.load(compile(model).file);
  for (const steps of [1, 9]) {
    const values = numbers([steps, 2, width]);
    const expected = evaluate(model, { X: { type: 'float', dims: [steps, 2, width], values } });
    const got = plan.run({ X: values });
    for (const name of ['Y', 'Y_h']) expectNear(got[name]!.data, [...(expected[name]!.values as Float32Array)], 5e-6);
  }
});

test.skipIf(!hasOnnxRuntime)('onnxruntime answers the same', async () => {
  const forms: [OpType, Form][] = [
    ['RNN', { attributes: { ...both, activations: ['Relu', 'Tanh'] }, given: ['B', 'initial_h'] }],
    ['GRU', { attributes: both, given: ['B'] }],
    ['GRU', { attributes: { ...both, linear_before_reset: 1n }, given: ['B', 'initial_h'] }],
    ['LSTM', { attributes: both, given: ['B', 'initial_h', 'initial_c', 'P'], outputs: ['Y', 'Y_h', 'Y_c'] }],
    [
      'LSTM',
      {
        attributes: {
          activations: ['HardSigmoid', 'ScaledTanh', 'Elu'],
          activation_alpha: [0.3, 0.8, 0.5],
          activation_beta: [0.4, 1.25],
        },
        given: ['B'],
      },
    ],
  ];
  for (const [opType, form] of forms) {
    const model = modelOf(opType, form);
    const feeds = feedsOf(model, opType, form, 3);
    const values = Object.fromEntries(
      Object.entries(feeds).map(([name, tensor]) => [name, tensor.values as Float32Array]),
    );
    const got = Model.load(compile(model).file).run(values);
    const tensors = Object.entries(feeds).map(([name, { dims }]) => [name, { data: values[name]!, dims }] as const);
    for (const [name, data] of Object.entries(await runOnnxRuntime(model, Object.fromEntries(tensors))))
      expectNear(got[name]!.data, data, 1e-5);
  }
});

describe('what is no form of them is refused', () => {
  const refusalOf = (opType: OpType, form: Form, change = (model: ReturnType<typeof modelOf>) => model): string => {
    try {
      compile(change(modelOf(opType, form)));
      return 'nothing';
    } catch (error) {
      return String(error);
    }
  };

  test.for<[string, Form, RegExp]>([
    [
      'a function',
      { attributes: { activations: ['Gelu', 'Tanh', 'Tanh'] } },
      /expected activations to be of .*, found Gelu/,
    ],
    ['how many', { attributes: { activations: ['Sigmoid', 'Tanh'] } }, /expected 3 activations, found 2/],
    ['a direction', { attributes: { direction: 'sideways' } }, /expected direction to be .*, found sideways/],
    ['a layout', { attributes: { layout: 2n } }, /expected layout to be 0 or 1, found 2/],
  ])('%s', ([, form, message]) => expect(refusalOf('LSTM', form)).toMatch(message));

  test('a size that the weights have not', () => {
    const refusal = refusalOf('LSTM', { attributes: { hidden_size: 5n } }, (model) => {
      // Shapes that the model says would be found wrong before.
      for (const { type } of model.graph!.output) if (type?.value.case === 'tensorType') delete type.value.value.shape;
      return model;
    });
    expect(refusal).toMatch(/expected hidden_size to be that of input 2, 6, found 5/);
  });

  test('weights of another size', () => {
    const refusal = refusalOf('LSTM', { given: ['B'] }, (model) => {
      const bias = model.graph!.initializer.find(({ name }) => name === 'B')!;
      bias.dims = [1n, 24n];
      bias.rawData = bias.rawData.subarray(0, 96);
      return model;
    });
    expect(refusal).toMatch(/LSTM of opset 22: expected input 3 to be 1 x 48, found 1 x 24/);
  });
});

describe('DynamicQuantizeLSTM of com.microsoft', () => {
  const [steps, batch, hidden] = [6, 2, 8];

  function quantized(isWeightKnown = true) {
    const bytes = (dims: number[]): Weight => {
      const length = dims.reduce((product, count) => product * count, 1);
      return { dims, values: Uint8Array.from({ length }, () => Math.floor(random() * 256)), type: 'uint8' };
    };
    const scales: Weight = { dims: [2], values: Float32Array.of(0.006, 0.005) };
    const points: Weight = { dims: [2], values: Uint8Array.of(128, 120), type: 'uint8' };
    const weights = {
      W: bytes([2, width, 4 * hidden]),
      R: bytes([2, hidden, 4 * hidden]),
      B: { dims: [2, 8 * hidden], values: numbers([2, 8 * hidden]) },
      ...{ scales, points },
    };
    const names = ['X', 'W', 'R', 'B', '', '', '', '', 'scales', 'points', 'scales', 'points'];
    const attributes = { ...both, hidden_size: BigInt(hidden) };
    const { W, ...others } = weights;
    return testModel({
      inputs: { X: [steps, batch, width], ...(isWeightKnown ? {} : { W: W.dims }) },
      outputs: { Y: [steps, 2, batch, hidden], Y_h: [2, batch, hidden] },
      nodes: [makeNode('DynamicQuantizeLSTM', names, ['Y', 'Y_h'], { attributes, domain: 'com.microsoft' })],
      weights: isWeightKnown ? weights : others,
      types: { W: 'uint8' },
      opsets: { 'com.microsoft': 1 },
    });
  }

  test('is an LSTM of floats', async () => {
    const model = quantized();
    const values = numbers([steps, batch, width]);
    const expected = evaluate(model, { X: { type: 'float', dims: [steps, batch, width], values } });
    const got = Model.load(compile(model).file).run({ X: values });
    for (const name of ['Y', 'Y_h']) expectNear(got[name]!.data, [...(expected[name]!.values as Float32Array)], 5e-6);
    if (!hasOnnxRuntime) return;
    const peer = await runOnnxRuntime(model, { X: { data: values, dims: [steps, batch, width] } });
    // It rounds the input and each state to bytes.
    for (const name of ['Y', 'Y_h']) expectNear(got[name]!.data, peer[name]!, 0.02);
  });

  test('is refused where its weights are not known', () => {
    expect(() => compile(quantized(false))).toThrow(/com\.microsoft\.DynamicQuantizeLSTM of opset 1: /);
  });
});

test('two layers of both directions, as the exporter of PyTorch writes them, are two products and two layers', () => {
  const [steps, hidden] = [6, 4];
  const layer = (i: number, inputs: number): Record<string, Weight> => ({
    [`W${i}`]: { dims: [2, 4 * hidden, inputs], values: numbers([2, 4 * hidden, inputs]) },
    [`R${i}`]: { dims: [2, 4 * hidden, hidden], values: numbers([2, 4 * hidden, hidden]) },
    [`B${i}`]: { dims: [2, 8 * hidden], values: numbers([2, 8 * hidden]) },
  });
  const attributes = { ...both, hidden_size: BigInt(hidden) };
  const states: Weight = { dims: [2, 3, hidden], values: new Float32Array(2 * 3 * hidden) };
  const whole = (...values: number[]): Weight => ({
    dims: [values.length],
    values: BigInt64Array.from(values, BigInt),
    type: 'int64',
  });
  const model = testModel({
    inputs: { x: [3, steps, width] },
    outputs: { y: [3, steps, 2 * hidden], last: [4, 3, hidden] },
    nodes: [
      makeNode('Transpose', ['x'], ['turned'], { attributes: { perm: [1n, 0n, 2n] } }),
      makeNode('LSTM', ['turned', 'W0', 'R0', 'B0', '', 'zeros', 'zeros'], ['y0', 'h0', 'c0'], { attributes }),
      makeNode('Transpose', ['y0'], ['t0'], { attributes: { perm: [0n, 2n, 1n, 3n] } }),
      makeNode('Reshape', ['t0', 'rows'], ['x1']),
      makeNode('LSTM', ['x1', 'W1', 'R1', 'B1', '', 'zeros', 'zeros'], ['y1', 'h1', 'c1'], { attributes }),
      makeNode('Transpose', ['y1'], ['t1'], { attributes: { perm: [0n, 2n, 1n, 3n] } }),
      makeNode('Reshape', ['t1', 'rows'], ['r1']),
      makeNode('Transpose', ['r1'], ['y'], { attributes: { perm: [1n, 0n, 2n] } }),
      makeNode('Concat', ['h0', 'h1'], ['last'], { attributes: { axis: 0n } }),
    ],
    weights: { ...layer(0, width), ...layer(1, 2 * hidden), zeros: states, rows: whole(0, 0, -1) },
  });
  const { file, program } = compile(model);
  const values = numbers([3, steps, width]);
  const expected = evaluate(model, { x: { type: 'float', dims: [3, steps, width], values } });
  const got = Model.load(file).run({ x: values });
  for (const name of ['y', 'last']) expectNear(got[name]!.data, [...(expected[name]!.values as Float32Array)], 5e-6);
  const kernels = program.instructions.map(({ kernel }) => kernel);
  const products = kernels.filter((kernel) => /^(matmul|recurrent)/.test(kernel));
  expect(products).toEqual(['matmulPacked', 'recurrentLayer', 'matmulPacked', 'recurrentLayer']);
});

test('float16 is computed in float', () => {
  const halves = (dims: readonly number[]) => {
    const floats = numbers(dims);
    const values = new Uint16Array(floats.length);
    typescriptKernels.f32ToF16(floats, values);
    return { dims, values, type: 'float16' as const };
  };
  const model = testModel({
    inputs: { X: [4, 2, width] },
    outputs: { Y_h: [1, 2, 6] },
    nodes: [makeNode('GRU', ['X', 'W', 'R', 'B'], ['', 'Y_h'], { attributes: { hidden_size: 6n } })],
    weights: { W: halves([1, 18, width]), R: halves([1, 18, 6]), B: halves([1, 36]) },
    types: { X: 'float16', Y_h: 'float16' },
    opset: 22,
  });
  const x = halves([4, 2, width]);

  const { type, values } = evaluate(model, { X: x }).Y_h!;
  const got = Model.load(compile(model).file).run({ X: x.values });

  expect(type).toBe('float16');
  const asFloats = (bits: Uint16Array): Float32Array => typescriptKernels.f16ToF32(bits, new Float32Array(bits.length));
  expectNear(asFloats(got.Y_h!.data as Uint16Array), asFloats(values as Uint16Array), 1e-3);
});
