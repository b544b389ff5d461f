// Operators that behave otherwise while a model is trained: only inference is upgraded.
import { findAttribute, floatAttribute, intAttribute } from '../../attributes.ts';
import { storageOf } from '../../elementTypes.ts';
import type { NodeProto } from '../../generated/onnx_pb.ts';
import { makeNode } from '../../make.ts';
import type { UpgradeStep } from '../upgradeStep.ts';
import type { Changes } from './index.ts';

export const trainingChanges: Changes = {
  BatchNormalization: { 6: consumed, 7: inferring, 9: perChannel, 14: oneOutput },
  Dropout: { 6: consumed, 7: inferring, 10: maskOfBooleans, 12: ratioAsInput },
};

function consumed(step: UpgradeStep): readonly NodeProto[] {
  step.drop('consumed_inputs');
  return [step.node];
}

function inferring(step: UpgradeStep): readonly NodeProto[] {
  if (intAttribute(step.node, 'is_test', 0) === 0) throw step.refuse('it trains: is_test is 0');
  step.drop('is_test');
  return [step.node];
}

function perChannel(step: UpgradeStep): readonly NodeProto[] {
  if (intAttribute(step.node, 'spatial', 1) === 0)
    throw step.refuse('it has statistics for each element: spatial is 0');
  step.drop('spatial');
  return [step.node];
}

function oneOutput(step: UpgradeStep): readonly NodeProto[] {
  if (step.node.output.slice(1).some(Boolean)) throw step.refuse('it trains: statistics are outputs');
  step.node.output.length = 1;
  return [step.node];
}

/** The mask was of the data's type. */
function maskOfBooleans(step: UpgradeStep): readonly NodeProto[] {
  const [, mask] = step.node.output;
  if (!mask) return [step.node];
  const type = step.type(0)?.elementType;
  if (!type) throw step.refuse('the type of its input, which its mask had, is not known');
  const booleans = step.newName('booleans');
  step.node.output[1] = booleans;
  const to = BigInt(storageOf[type].code);
  return [step.node, makeNode('Cast', [booleans], [mask], { attributes: { to } })];
}

function ratioAsInput(step: UpgradeStep): readonly NodeProto[] {
  if (!findAttribute(step.node, 'ratio')) return [step.node];
  const ratio = Float32Array.of(floatAttribute(step.node, 'ratio', 0.5));
  step.drop('ratio');
  return [step.setConstant(1, 'ratio', 'float', [], ratio), step.node];
}
