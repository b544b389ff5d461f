// Plans whose tables are others than a compiler writes: refused with a code, whatever they say.
import { encodeModelFile } from '@kinglet/kernels/plan';
import { makeNode } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { testModel } from '../../test/testModel.ts';
import { lowerModel, planMetadata } from '../compile/compile.ts';
import { planContents } from '../compile/planContents.ts';
import { Model } from '../index.ts';
import type { DynamicPlan } from './dynamicPlan.ts';

const { graph, program } = lowerModel(
  testModel({
    inputs: { x: ['n', 'm'] },
    outputs: { y: undefined },
    types: { y: 'int64' },
    nodes: [
      makeNode('Shape', ['x'], ['shape']),
      makeNode('NonZero', ['x'], ['places']),
      makeNode('Concat', ['shape', 'none'], ['y'], { attributes: { axis: 0n } }),
    ],
    weights: { none: { type: 'int64', dims: [1], values: BigInt64Array.of(7n) } },
  }),
  {},
);
const contents = planContents(program, planMetadata(graph, program));
const { dynamic: plan } = contents.metadata as { readonly dynamic: DynamicPlan };

/** A run of the plan with some of it changed. */
function run(change: Partial<DynamicPlan>): Record<string, { readonly shape: readonly number[] }> {
  const metadata = { ...(contents.metadata as object), dynamic: { ...plan, ...change } };
  const model = Model.load(encodeModelFile({ ...contents, metadata }));
  return model.run({ x: { data: new Float32Array(6), shape: [2, 3] } });
}

test('a plan as it is runs', () => expect(run({})).toMatchObject({ y: { shape: [3] } }));

const [input] = plan.inputs;
const first = plan.symbols.findIndex(({ name }) => name === 'n');
test.each<[string, Partial<DynamicPlan>]>([
  ['an input that is larger than its memory', { inputs: [{ ...input!, shape: [...input!.shape, [1e9]] }] }],
  ['more numbers than memory', { lengths: [{ buffer: 0, type: 'int64', start: [0], step: [1], count: [1e15] }] }],
  ['a buffer that is none', { inputs: [{ ...input!, buffer: 1000 }] }],
  ['a symbol that is made of itself', { symbols: plan.symbols.with(first, { name: 'n', of: [0, 1, 0], by: [1] }) }],
  ['a step that is none', { steps: [{ run: 1000 }] }],
])('%s', (_, change) => {
  expect(() => run(change)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^KINGLET_INFERENCE_(FILE|INPUT)$/) }),
  );
});
