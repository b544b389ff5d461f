import { create } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import { setAttribute } from './attributes.ts';
import { checkModel, findProblems } from './checkModel.ts';
import { FunctionProtoSchema, type ModelProto } from './generated/onnx_pb.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo } from './make.ts';
import { makeTensor } from './tensor.ts';
import { tensorType } from './valueType.ts';

test('a model that is right has no problems', () => {
  expect(findProblems(encoderModel())).toEqual([]);
});

const wrong: [string, (model: ModelProto) => void, string, RegExp][] = [
  ['no graph', (model) => delete model.graph, 'MALFORMED', /expected a model with a graph/],
  ['IR version', (model) => set(model, 'irVersion', 999n), 'VERSION', /IR version 1 to \d+, found 999/],
  ['newer opset', (model) => set(model.opsetImport[0]!, 'version', 999n), 'VERSION', /opset 1 to \d+ of ai.onnx/],
  ['no opset', (model) => set(model, 'opsetImport', []), 'VERSION', /import/],
  ['unknown operator', (model) => set(nodeOf(model), 'opType', 'Gathr'), 'OPERATOR', /no operator Gathr in opset 21/],
  ['operator of later opsets', (model) => set(model.opsetImport[0]!, 'version', 11n), 'OPERATOR', /no operator/],
  ['unknown domain', (model) => set(nodeOf(model), 'domain', 'elsewhere'), 'VERSION', /import the domain "elsewhere"/],
  ['too many inputs', (model) => nodeOf(model).input.push('x'), 'OPERATOR', /expected 2 inputs, found 3/],
  [
    'input left out',
    (model) => nodeOf(model).input.splice(0, 1, ''),
    'OPERATOR',
    /input data, which cannot be left out/,
  ],
  ['attribute', (model) => setAttribute(nodeOf(model), 'axes', 1n), 'ATTRIBUTE', /no attribute axes/],
  [
    'type of attribute',
    (model) => setAttribute(nodeOf(model), 'axis', 1.5),
    'ATTRIBUTE',
    /axis to be INT, found FLOAT/,
  ],
  ['name made twice', (model) => set(nodeOf(model), 'output', ['x']), 'NAME', /"x" is made twice/],
  ['name read too early', (model) => model.graph!.node.reverse(), 'NAME', /which a later node makes/],
  [
    'name that nothing makes',
    (model) => nodeOf(model).input.splice(1, 1, 'nowhere'),
    'NAME',
    /"nowhere", which nothing makes/,
  ],
  [
    'output that nothing makes',
    (model) => set(model.graph!.output[0]!, 'name', 'nowhere'),
    'NAME',
    /output "nowhere" .* is missing/,
  ],
  ['input without a type', (model) => delete model.graph!.input[0]!.type, 'TYPE', /input "tokens" to have a type/],
  ['cycle', (model) => set(nodeOf(model), 'input', ['words', 'encoded']), 'CYCLE', /expected no cycles/],
  ['tensor', (model) => set(model.graph!.initializer[0]!, 'dims', [3n]), 'TENSOR', /"words".* take 12 bytes, found/],
  ['element type', (model) => set(model.graph!.initializer[0]!, 'dataType', 77), 'TENSOR', /found number 77/],
  ['shape', (model) => set(nodeOf(model, 20), 'input', ['words', 'up']), 'SHAPE', /./],
];

describe('what is wrong is told with a code', () => {
  test.each(wrong)('%s', (_, spoil, code, message) => {
    const model = encoderModel();
    spoil(model);

    const problems = findProblems(model);

    const told = problems.map((problem) => `${problem.code} ${problem.message}`);
    expect(told).toContainEqual(expect.stringMatching(new RegExp(`^KINGLET_ONNX_${code} .*${message.source}`)));
    expect(() => checkModel(model)).toThrow();
  });

  test('and with the name of the node', () => {
    const model = encoderModel();
    nodeOf(model).opType = 'Gathr';

    expect(findProblems(model)[0]).toMatchObject({
      node: '"embed" (Gathr)',
      message: /^node "embed" \(Gathr\): there/,
    });
  });

  test('a required attribute', () => {
    expect(codesOf(makeNode('Cast', ['x'], ['y']))).toEqual(['KINGLET_ONNX_ATTRIBUTE']);
  });

  test('an operator that is gone', () => {
    expect(codesOf(makeNode('Upsample', ['x', 'x'], ['y']))).toEqual(['KINGLET_ONNX_OPERATOR']);
  });

  test('what is wrong in a branch', () => {
    const branch = makeGraph({ nodes: [makeNode('Nothing', ['x'], ['b'])], inputs: [], outputs: [] });
    const node = makeNode('If', ['c'], ['y'], { attributes: { then_branch: branch, else_branch: branch } });

    expect(new Set(codesOf(node))).toEqual(new Set(['KINGLET_ONNX_OPERATOR', 'KINGLET_ONNX_NAME']));
  });

  test('what is wrong in a branch inside a function', () => {
    const branch = makeGraph({ nodes: [makeNode('Nothing', ['nowhere'], ['b'])], inputs: [], outputs: [] });
    const node = [makeNode('If', ['c'], ['y'], { attributes: { then_branch: branch, else_branch: branch } })];
    const opsetImport = [{ domain: 'ai.onnx', version: 21n }];
    const fn = create(FunctionProtoSchema, { name: 'f', domain: 'd', input: ['c'], output: ['y'], node, opsetImport });
    const model = makeModel(makeGraph({ nodes: [], inputs: [], outputs: [] }), { functions: [fn] });

    expect(findProblems(model).map(({ code }) => code)).toEqual(
      Array(2).fill(['KINGLET_ONNX_NAME', 'KINGLET_ONNX_OPERATOR']).flat(),
    );
  });

  test('an initializer without an input, before IR version 4', () => {
    const initializers = [makeTensor('w', 'float', [1], Float32Array.of(1))];
    const model = makeModel(makeGraph({ nodes: [], inputs: [], outputs: [], initializers }), { irVersion: 3 });

    expect(findProblems(model).map(({ code }) => code)).toEqual(['KINGLET_ONNX_NAME']);
  });
});

function codesOf(node: ReturnType<typeof makeNode>): string[] {
  const inputs = [makeValueInfo('x', tensorType('float', [1]))];
  return findProblems(makeModel(makeGraph({ nodes: [node], inputs, outputs: [] }))).map(({ code }) => code);
}

function nodeOf(model: ModelProto, index = 0) {
  return model.graph!.node[index]!;
}

function set<Target extends object, Key extends keyof Target>(target: Target, key: Key, value: Target[Key]): void {
  target[key] = value;
}
