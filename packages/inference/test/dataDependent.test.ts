// Rules of operators whose results are as long as data says: run with the length that the evaluator finds, beside what they count.
import { encodeModelFile } from '@kinglet/kernels/plan';
import { type AttributeValue, makeNode, type NodeProto } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../src/build/randomNumbers.ts';
import { fixedExtent } from '../src/compile/extent.ts';
import { Lowering, type OutputType } from '../src/compile/lowering.ts';
import { planContents } from '../src/compile/planContents.ts';
import type { Operand, Program } from '../src/compile/program.ts';
import { ProgramBuilder } from '../src/compile/programBuilder.ts';
import { evaluate } from '../src/evaluate/index.ts';
import { type Tensor, tensorOf } from '../src/evaluate/tensor.ts';
import { Model } from '../src/index.ts';
import {
  lowerCompress,
  lowerNonMaxSuppression,
  lowerNonZero,
  lowerUnique,
  type MeasuringRule,
} from '../src/lower/dataDependent.ts';
import { type BackendCase, backendIsMissing, nodeCases } from './backend/cases.ts';
import { findDifference } from './backend/compareTensors.ts';
import { hasOnnxRuntime, runOnnxRuntime } from './onnxRuntime.ts';
import { testModel } from './testModel.ts';

const rules: Readonly<Record<string, MeasuringRule>> = {
  Compress: lowerCompress,
  NonMaxSuppression: lowerNonMaxSuppression,
  NonZero: lowerNonZero,
  Unique: lowerUnique,
};
type Tensors = Readonly<Record<string, Tensor>>;

/** What the rule's instructions answer where `wanted` has the length, and what they count. */
function run(node: NodeProto, inputs: Tensors, wanted: Tensors): { readonly found: Tensors; readonly count: number } {
  const builder = new ProgramBuilder();
  const known = node.opType === 'NonMaxSuppression' ? node.input.slice(2) : [];
  for (const [name, { type, dims, values }] of Object.entries(inputs)) {
    const shape = dims.map(fixedExtent);
    if (known.includes(name)) builder.define({ name, type, shape, constant: values, places: new Map() });
    else builder.addInput(name, type, shape);
  }
  const types = new Map<string, OutputType>(
    Object.entries(wanted).map(([name, { type, dims }]) => [name, { type, shape: dims.map(fixedExtent) }]),
  );
  let counted: Operand | undefined;
  rules[node.opType]!(new Lowering(node, 22, builder, types), (count) => {
    counted = count;
    return fixedExtent(lengthOf(node, wanted));
  });
  const shape = [fixedExtent(1)];
  builder.define({ name: 'count', type: 'double', shape, places: new Map([['plain', counted!]]) });
  const program = builder.finish([...Object.keys(wanted), 'count'], undefined);
  const infosOf = (tensors: Program['inputs']) => tensors.map(({ name, type }) => ({ name, type }));
  const contents = planContents(program, {
    ...{ name: 'counted', batch: null, inputs: infosOf(program.inputs), outputs: infosOf(program.outputs) },
    ...{ nodes: [''], instructions: program.instructions.map(() => 0) },
    kernels: program.instructions.map(({ kernel }) => kernel),
  });
  const model = Model.load(encodeModelFile(contents));
  const given = program.inputs.map(({ name }) => [name, inputs[name]!.values] as const);
  const { count, ...made } = model.run(Object.fromEntries(given));
  const found = Object.entries(made).map(
    ([name, { shape: dims, data }]) => [name, { type: wanted[name]!.type, dims, values: data }] as const,
  );
  return { found: Object.fromEntries(found), count: Number(count!.data[0]) };
}

function lengthOf({ opType, output, attribute }: NodeProto, wanted: Tensors): number {
  const [first] = output as [string];
  const { dims } = wanted[first]!;
  if (opType === 'NonZero') return dims[1]!;
  const axis = Number(attribute.find(({ name }) => name === 'axis')?.i ?? 0n);
  return dims.at(axis)!;
}

function expectRight(node: NodeProto, inputs: Tensors, wanted: Tensors): void {
  const { found, count } = run(node, inputs, wanted);

  expect(count).toBe(lengthOf(node, wanted));
  expect(findDifference(wanted, found)).toBeUndefined();
}

describe.skipIf(backendIsMissing)("ONNX's own cases", () => {
  const cases = (backendIsMissing ? [] : [...nodeCases()]).filter(({ operators }) =>
    operators.every((name) => rules[name]),
  );

  test('there are some of each', () => expect(cases.length).toBeGreaterThanOrEqual(21));

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_: string, { model, data }: BackendCase) => {
    expectRight(model.graph!.node[0]!, data!.inputs, data!.outputs);
  });
});

const random = randomNumbers(17);
const floats = (dims: readonly number[], of: () => number): Tensor =>
  tensorOf('float', dims, Array.from({ length: dims.reduce((size, length) => size * length, 1) }, of));
const few = (): number => Math.floor(random() * 3) - 1;

describe.each<[string, readonly number[], Readonly<Record<string, AttributeValue>>]>([
  ['NonZero', [3, 4, 5], {}],
  ['Unique', [40], {}],
  ['Unique', [5, 7], { sorted: 0n }],
  ['Unique', [9, 2, 2], { axis: 0n }],
  ['Unique', [2, 30], { axis: 1n, sorted: 0n }],
  ['Unique', [1, 3], { axis: 0n }],
])('%s of %j %o', (opType, dims, attributes) => {
  test('finds what the evaluator finds', () => {
    const outputs = opType === 'Unique' ? ['y', 'indices', 'inverse', 'counts'] : ['y'];
    const node = makeNode(opType, ['x'], outputs, { attributes });
    const x = floats(dims, few);
    const types = {
      y: opType === 'Unique' ? 'float' : 'int64',
      indices: 'int64',
      inverse: 'int64',
      counts: 'int64',
    } as const;
    const model = testModel({
      inputs: { x: dims },
      outputs: Object.fromEntries(outputs.map((name) => [name, undefined])),
      nodes: [node],
      types,
    });

    expectRight(node, { x }, evaluate(model, { x }));
  });
});

test.skipIf(!hasOnnxRuntime)(
  'NonMaxSuppression chooses the boxes that ONNX Runtime chooses, in its order',
  async () => {
    for (const [isCentred, least] of [
      [0n, 0.2],
      [1n, undefined],
    ] as const) {
      const [batch, classes, n] = [2, 3, 200];
      const names = ['boxes', 'scores', 'most', 'overlap', ...(least === undefined ? [] : ['least'])];
      const node = makeNode('NonMaxSuppression', names, ['y'], { attributes: { center_point_box: isCentred } });
      const scalars = {
        most: tensorOf('int64', [1], [20]),
        overlap: tensorOf('float', [1], [0.3]),
        ...(least === undefined ? {} : { least: tensorOf('float', [1], [least]) }),
      };
      const model = testModel({
        inputs: { boxes: [batch, n, 4], scores: [batch, classes, n] },
        outputs: { y: ['count', 3] },
        types: { y: 'int64' },
        nodes: [node],
        weights: Object.fromEntries(
          Object.entries(scalars).map(([name, { dims, values, type }]) => [
            name,
            { dims, values, type: type as 'float' },
          ]),
        ),
      });
      const boxes = floats([batch, n, 4], () => Math.round(random() * 40) / 4);
      // Many scores are equal.
      const scores = floats([batch, classes, n], () => Math.round(random() * 50) / 50);
      const feeds = {
        boxes: { data: boxes.values as Float32Array, dims: boxes.dims },
        scores: { data: scores.values as Float32Array, dims: scores.dims },
      };

      const { y } = await runOnnxRuntime(model, feeds);

      const values = y as unknown as BigInt64Array;
      expect(values.length).toBeGreaterThan(100);
      expectRight(node, { boxes, scores, ...scalars }, { y: { type: 'int64', dims: [values.length / 3, 3], values } });
    }
  },
);
