// Operators of two tensors, which were broadcast as they said themselves until opset 7.
import { intAttribute } from '../../attributes.ts';
import type { NodeProto } from '../../generated/onnx_pb.ts';
import type { UpgradeStep } from '../upgradeStep.ts';
import type { Changes } from './index.ts';

const elementwise = 'Add And Div Equal Greater Less Mul Or Pow Sub Xor'.split(' ');

export const broadcastChanges: Changes = {
  ...Object.fromEntries(elementwise.map((name) => [name, { 7: broadcast }])),
  // Its C was broadcast towards the last axes, as it is now, or not at all.
  Gemm: { 7: gemm },
};

/** The second tensor's axes began at `axis` of the first one's, or ended where those end. */
function broadcast(step: UpgradeStep): readonly NodeProto[] {
  const hasAxis = step.has('axis') && intAttribute(step.node, 'broadcast', 0) !== 0;
  const axis = intAttribute(step.node, 'axis', 0);
  step.drop('axis', 'broadcast', 'consumed_inputs');
  if (!hasAxis) return [step.node];
  const [left, right] = [step.rank(0), step.rank(1)];
  const behind = left - right - (axis < 0 ? axis + left : axis);
  if (behind < 0) throw step.refuse(`its second input has ${right} axes, which do not fit behind axis ${axis}`);
  if (behind === 0 || right === 0) return [step.node];
  return step.unsqueezed(
    1,
    'aligned',
    Array.from({ length: behind }, (_, i) => right + i),
  );
}

function gemm(step: UpgradeStep): readonly NodeProto[] {
  step.drop('broadcast');
  return [step.node];
}
