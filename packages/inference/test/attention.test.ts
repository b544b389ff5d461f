// Attention and rotary embeddings through plans with batches of any size, beside the reference evaluator.
import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { randomNumbers, randomWeights } from '../src/build/randomNumbers.ts';
import { compile } from '../src/compile/index.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { Model } from '../src/index.ts';
import { expectNear } from './compareOutputs.ts';
import { testModel } from './testModel.ts';

type ShapeOf = readonly (number | string)[];

interface Case {
  readonly inputs: Readonly<Record<string, ShapeOf>>;
  /** Of the node, in order; '' for one that is left out. */
  readonly order: readonly string[];
  readonly attributes?: Readonly<Record<string, bigint | number>>;
  readonly outputs: Readonly<Record<string, ShapeOf>>;
}

const random = randomNumbers(41);
const apart: ShapeOf = ['N', 4, 5, 6];
const beside: ShapeOf = ['N', 5, 24];
const heads = { q_num_heads: 4n, kv_num_heads: 4n };
const three = { q: beside, k: beside, v: beside };
const four = { q: apart, k: apart, v: apart };

/** The kernels of a plan that answers batches of three as the evaluator does. */
function kernelsOf(opType: string, { inputs, order, attributes = {}, outputs }: Case): string[] {
  const model = testModel({
    inputs,
    outputs,
    nodes: [makeNode(opType, order, Object.keys(outputs), { attributes })],
    opset: 23,
  });
  const tensors = Object.entries(inputs).map(([name, shape]) => {
    const dims = shape.map((length) => (typeof length === 'string' ? 3 : length));
    const count = dims.reduce((product, length) => product * length, 1);
    return [name, { type: 'float' as const, dims, values: randomWeights(random, count, 1) }] as const;
  });
  const { file, program } = compile(model);

  const got = Model.load(file).run(Object.fromEntries(tensors.map(([name, { values }]) => [name, values])));

  for (const [name, { dims, values }] of Object.entries(evaluate(model, Object.fromEntries(tensors)))) {
    expect(got[name]!.shape).toEqual(dims);
    expectNear(got[name]!.data, Array.from(values as Float32Array), 1e-5);
  }
  return program.instructions.map(({ kernel }) => kernel);
}

test.for<[string, Case]>([
  ['heads beside each other', { inputs: three, order: ['q', 'k', 'v'], attributes: heads, outputs: { y: beside } }],
  ['heads apart', { inputs: four, order: ['q', 'k', 'v'], outputs: { y: apart } }],
  [
    'keys that queries share',
    {
      inputs: { q: beside, k: ['N', 5, 12], v: ['N', 5, 8] },
      order: ['q', 'k', 'v'],
      attributes: { q_num_heads: 4n, kv_num_heads: 2n, scale: 0.3 },
      outputs: { y: ['N', 5, 16] },
    },
  ],
  [
    'a mask of each item',
    { inputs: { ...three, m: ['N', 1, 5, 5] }, order: ['q', 'k', 'v', 'm'], attributes: heads, outputs: { y: beside } },
  ],
  ['a mask of keys', { inputs: { ...four, m: ['N', 1, 1, 5] }, order: ['q', 'k', 'v', 'm'], outputs: { y: apart } }],
  ['a mask of each head', { inputs: { ...four, m: [4, 5, 5] }, order: ['q', 'k', 'v', 'm'], outputs: { y: apart } }],
  [
    'causal, with a mask for all',
    {
      inputs: { ...four, m: [5, 5] },
      order: ['q', 'k', 'v', 'm'],
      attributes: { is_causal: 1n },
      outputs: { y: apart },
    },
  ],
  [
    'keys and values of before',
    {
      inputs: { ...three, pk: ['N', 4, 2, 6], pv: ['N', 4, 2, 6] },
      order: ['q', 'k', 'v', '', 'pk', 'pv'],
      attributes: { ...heads, is_causal: 1n },
      outputs: { y: beside, keys: ['N', 4, 7, 6], values: ['N', 4, 7, 6] },
    },
  ],
  [
    'a mask of each head, heads beside each other',
    { inputs: { ...three, m: ['N', 4, 5, 5] }, order: ['q', 'k', 'v', 'm'], attributes: heads, outputs: { y: beside } },
  ],
])('one kernel attends: %s', ([, of]) => {
  const kernels = kernelsOf('Attention', of);

  expect(kernels).toContain('attention');
  expect(kernels).not.toContain('softmaxRows');
});

test.for<[string, Case]>([
  ['softcap', { inputs: four, order: ['q', 'k', 'v'], attributes: { softcap: 2 }, outputs: { y: apart } }],
  ['a mask that is too short', { inputs: { ...four, m: [5, 3] }, order: ['q', 'k', 'v', 'm'], outputs: { y: apart } }],
  [
    'fewer queries than keys, causal',
    {
      inputs: { q: ['N', 4, 2, 6], k: apart, v: apart },
      order: ['q', 'k', 'v'],
      attributes: { is_causal: 1n },
      outputs: { y: ['N', 4, 2, 6] },
    },
  ],
])('step by step: %s', ([, of]) => {
  const kernels = kernelsOf('Attention', of);

  expect(kernels).toContain('softmaxRows');
  expect(kernels).not.toContain('attention');
});

test.for<[string, Case]>([
  [
    'heads apart',
    { inputs: { x: apart, cos: ['N', 5, 3], sin: ['N', 5, 3] }, order: ['x', 'cos', 'sin'], outputs: { y: apart } },
  ],
  [
    'neighbours, heads beside each other',
    {
      inputs: { x: beside, cos: ['N', 5, 3], sin: ['N', 5, 3] },
      order: ['x', 'cos', 'sin'],
      attributes: { num_heads: 4n, interleaved: 1n },
      outputs: { y: beside },
    },
  ],
  [
    'a part of each head',
    {
      inputs: { x: apart, cos: ['N', 5, 2], sin: ['N', 5, 2] },
      order: ['x', 'cos', 'sin'],
      attributes: { rotary_embedding_dim: 4n },
      outputs: { y: apart },
    },
  ],
])('rotary embeddings: %s', ([, of]) => {
  expect(kernelsOf('RotaryEmbedding', of)).toContain('rotaryEmbedding');
});

test.for<[string, Case, string]>([
  [
    'heads that do not divide',
    {
      inputs: three,
      order: ['q', 'k', 'v'],
      attributes: { q_num_heads: 5n, kv_num_heads: 5n },
      outputs: { y: ['N', 5, 20] },
    },
    'Attention of opset 23: expected widths that 5 heads of queries and 5 of keys divide',
  ],
  [
    'keys of another width',
    {
      inputs: { q: beside, k: ['N', 5, 20], v: beside },
      order: ['q', 'k', 'v'],
      attributes: heads,
      outputs: { y: beside },
    },
    'Attention of opset 23: expected K to have 4 heads of width 6',
  ],
])('is refused, and the node named: %s', ([, { inputs, order, attributes, outputs }, message]) => {
  const nodes = [makeNode('Attention', order, ['y'], { name: 'attend', attributes: attributes ?? {} })];

  expect(() => compile(testModel({ inputs, outputs, nodes, opset: 23 }))).toThrow(
    expect.objectContaining({
      code: 'KINGLET_INFERENCE_OPERATOR',
      message: expect.stringContaining(message) as string,
      node: '"attend" (Attention)',
    }),
  );
});
