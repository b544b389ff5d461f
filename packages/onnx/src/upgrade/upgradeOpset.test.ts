import { expect, test } from 'vitest';
import { tensorAttribute } from '../attributes.ts';
import { findProblems } from '../checkModel.ts';
import { writeModel } from '../encoding.ts';
import type { ModelProto, NodeProto } from '../generated/onnx_pb.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo, type NodeOptions } from '../make.ts';
import { makeTensor, tensorValues } from '../tensor.ts';
import { tensorType } from '../valueType.ts';
import { upgradeOpset } from './upgradeOpset.ts';

test('a chain of changes is followed: Upsample of opset 7 is Resize with positions of its own', () => {
  const model = oneNode('Upsample', 7, { attributes: { scales: [1, 1, 2, 2], mode: 'nearest' } });

  const [scales, resize] = upgradeOpset(model, 21).graph!.node as [NodeProto, NodeProto];

  expect([scales.opType, resize.opType]).toEqual(['Constant', 'Resize']);
  expect(resize.input).toEqual(['x', '', scales.output[0]]);
  expect(attributesOf(resize)).toEqual(['mode', 'coordinate_transformation_mode', 'nearest_mode']);
});

test('Softmax keeps its axis where it was the last, and flattens where it was not', () => {
  const last = upgradeOpset(oneNode('Softmax', 9, { attributes: { axis: 3n } }), 13);
  const inner = upgradeOpset(oneNode('Softmax', 9, { attributes: { axis: 1n } }), 13);

  expect(operatorsOf(last)).toEqual(['Softmax']);
  expect(operatorsOf(inner)).toEqual(['Shape', 'Flatten', 'Softmax', 'Reshape']);
});

test('what the second input of an old Add began at becomes axes of length 1', () => {
  const model = oneNode('Add', 6, { attributes: { axis: 1n, broadcast: 1n } }, [3]);

  const upgraded = upgradeOpset(model, 21);

  expect(operatorsOf(upgraded)).toEqual(['Constant', 'Unsqueeze', 'Add']);
  expect(findProblems(upgraded)).toEqual([]);
});

test('the end of a slice keeps all its digits', () => {
  const most = 2n ** 63n - 1n;
  const model = oneNode('Slice', 9, { attributes: { starts: [-(2n ** 63n)], ends: [most], axes: [3n] } });

  const constants = upgradeOpset(model, 21).graph!.node.slice(0, 3);

  expect(constants.map((node) => tensorValues(tensorAttribute(node, 'value')!)[0])).toEqual([-(2n ** 63n), most, 3n]);
});

test('of the scales and sizes of Resize the one that is not empty stays', () => {
  const resized = (sizes: readonly bigint[]) => {
    const model = oneNode('Resize', 11, {}, [4], ['x', '', 'b', 'sizes']);
    model.graph!.initializer.push(makeTensor('sizes', 'int64', [sizes.length], BigInt64Array.from(sizes)));
    return upgradeOpset(model, 21).graph!.node[0]!.input;
  };

  expect(resized([1n, 3n, 8n, 8n])).toEqual(['x', '', '', 'sizes']);
  expect(resized([])).toEqual(['x', '', 'b', '']);
});

test('graphs inside nodes are upgraded too', () => {
  const bool = makeValueInfo('condition', tensorType('bool', []));
  const branch = (axis: bigint) =>
    makeGraph({
      nodes: [makeNode('Unsqueeze', ['x'], ['y'], { attributes: { axes: [axis] } })],
      inputs: [],
      outputs: [makeValueInfo('y', tensorType('float', undefined))],
    });
  const node = makeNode('If', ['condition'], ['z'], {
    attributes: { then_branch: branch(0n), else_branch: branch(1n) },
  });
  const inputs = [bool, makeValueInfo('x', tensorType('float', [2, 2]))];
  const outputs = [makeValueInfo('z', tensorType('float', undefined))];
  const model = makeModel(makeGraph({ nodes: [node], inputs, outputs }), { opsets: { '': 11 } });

  const upgraded = upgradeOpset(model, 21);

  expect(upgraded.graph!.node[0]!.attribute.map(({ g }) => g!.node.map(({ opType }) => opType))).toEqual([
    ['Constant', 'Unsqueeze'],
    ['Constant', 'Unsqueeze'],
  ]);
  expect(findProblems(upgraded)).toEqual([]);
});

test('the model given stays as it is, and weights of IR version 3 are no inputs any more', () => {
  const model = oneNode('Add', 7, {}, [4]);
  model.irVersion = 3n;
  model.graph!.input.push(makeValueInfo('b', tensorType('float', [4])));
  const before = writeModel(model);

  const upgraded = upgradeOpset(model, 21);

  expect(writeModel(model)).toEqual(before);
  expect(upgraded.graph!.input.map(({ name }) => name)).toEqual(['x']);
  expect([upgraded.irVersion, upgraded.opsetImport[0]!.version]).toEqual([10n, 21n]);
});

test.each([
  ['BatchNormalization', 7, { spatial: 0n }, 'spatial is 0'],
  ['Dropout', 6, {}, 'is_test is 0'],
  ['Resize', 11, { coordinate_transformation_mode: 'tf_half_pixel_for_nn' }, 'tf_half_pixel_for_nn'],
] as const)('%s of opset %i is refused with node, opsets and reason', (opType, opset, attributes, reason) => {
  const inputs =
    opType === 'BatchNormalization' ? ['x', 'b', 'b', 'b', 'b'] : opType === 'Resize' ? ['x', 'b', 'b'] : ['x'];
  const model = oneNode(opType, opset, { attributes }, [opType === 'Resize' ? 4 : 3], inputs);

  expect(() => upgradeOpset(model, 21)).toThrow(
    expect.objectContaining({
      code: 'KINGLET_ONNX_VERSION',
      message: expect.stringMatching(
        new RegExp(`^node .*\\(${opType}\\): expected to upgrade ${opType} from opset ${opset} to 21, but .*${reason}`),
      ),
    }),
  );
});

test('which element is nearest is refused where opset 10 does not say it', () => {
  const resize = (scale: number) => {
    const model = oneNode('Resize', 10, { attributes: { mode: 'nearest' } }, [4]);
    model.graph!.initializer = [makeTensor('b', 'float', [4], Float32Array.of(1, 1, scale, scale))];
    return upgradeOpset(model, 21);
  };

  expect(operatorsOf(resize(0.5))).toEqual(['Resize']);
  expect(() => resize(0.6)).toThrow(/opset 10 does not say which element is the nearest when the scale is 0\.6/);
});

test.each([0, 1.5, 1000])('opset %d is no opset to upgrade to', (version) => {
  expect(() => upgradeOpset(oneNode('Relu', 13), version)).toThrow(
    expect.objectContaining({ code: 'KINGLET_ONNX_VERSION' }),
  );
});

/** One node that reads x of [1, 3, 4, 4] and, if it has a second input, the constant b. */
function oneNode(
  opType: string,
  opset: number,
  options: NodeOptions = {},
  dims?: readonly number[],
  input = dims ? ['x', 'b'] : ['x'],
): ModelProto {
  const length = (dims ?? []).reduce((product, count) => product * count, 1);
  const graph = makeGraph({
    nodes: [makeNode(opType, input, ['y'], options)],
    inputs: [makeValueInfo('x', tensorType('float', [1, 3, 4, 4]))],
    outputs: [makeValueInfo('y', tensorType('float', undefined))],
    initializers: dims ? [makeTensor('b', 'float', dims, new Float32Array(length).fill(1))] : [],
  });
  return makeModel(graph, { opsets: { '': opset } });
}

function operatorsOf({ graph }: ModelProto): string[] {
  return graph!.node.map(({ opType }) => opType);
}

function attributesOf({ attribute }: NodeProto): string[] {
  return attribute.map(({ name }) => name);
}
