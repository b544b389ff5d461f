// Until opset 13 these took all axes from one on as a single one.
import { intAttribute } from '../../attributes.ts';
import type { NodeProto } from '../../generated/onnx_pb.ts';
import { makeNode } from '../../make.ts';
import type { UpgradeStep } from '../upgradeStep.ts';
import type { Changes } from './index.ts';

export const softmaxChanges: Changes = {
  Hardmax: { 13: alongAxis },
  LogSoftmax: { 13: alongAxis },
  Softmax: { 13: alongAxis },
};

function alongAxis(step: UpgradeStep): readonly NodeProto[] {
  const axis = intAttribute(step.node, 'axis', 1);
  const shape = step.type(0)?.shape;
  if (shape && isOneAxis(shape, axis)) return [step.with({ axis: BigInt(axis) })];
  return flattened(step, axis);
}

function isOneAxis(shape: readonly unknown[], axis: number): boolean {
  const first = axis < 0 ? axis + shape.length : axis;
  return first < shape.length && shape.slice(first + 1).every((length) => length === 1);
}

/** Two axes, and afterwards the shape that there was. */
function flattened(step: UpgradeStep, axis: number): readonly NodeProto[] {
  const [x, y] = [step.node.input[0]!, step.node.output[0]!];
  const [shape, flat, done] = ['shape', 'flat', 'done'].map((role) => step.newName(role)) as [string, string, string];
  step.setInput(0, flat);
  const node = step.with({ axis: 1n });
  node.output[0] = done;
  return [
    makeNode('Shape', [x], [shape]),
    makeNode('Flatten', [x], [flat], { attributes: { axis: BigInt(axis) } }),
    node,
    makeNode('Reshape', [done, shape], [y]),
  ];
}
