// Attributes with another name, another type, another default, or none any more.
import { findAttribute, floatAttribute, stringAttribute } from '../../attributes.ts';
import { type ElementType, storageOf } from '../../elementTypes.ts';
import type { NodeProto } from '../../generated/onnx_pb.ts';
import type { Change, UpgradeStep } from '../upgradeStep.ts';
import type { Changes } from './index.ts';

/** What opset 1 to 5 had for memory that is used again. */
const consuming = (
  'Abs Ceil Elu Exp Floor HardSigmoid InstanceNormalization LeakyRelu Log Max Mean Min Neg Reciprocal Relu ' +
  'Selu Sigmoid Sqrt Sum Tanh'
).split(' ');

export const attributeChanges: Changes = {
  ...Object.fromEntries(consuming.map((name) => [name, { 6: dropped('consumed_inputs') }])),
  Cast: { 6: castByNumber },
  Concat: { 4: withDefaults({ axis: 1n }) },
  GRU: { 7: dropped('output_sequence') },
  GlobalLpPool: { 2: wholePower },
  GridSample: { 20: gridSample },
  LSTM: { 7: dropped('output_sequence') },
  LpPool: { 2: wholePower },
  PRelu: { 6: dropped('consumed_inputs'), 7: slopeOfChannels },
  Pad: { 2: padsForPaddings },
  RNN: { 7: dropped('output_sequence') },
  Reshape: { 5: reshape },
  RoiAlign: { 16: withDefaults({ coordinate_transformation_mode: 'output_half_pixel' }) },
  // Opset 6 has more digits of both.
  Selu: { 6: selu },
  Split: { 2: splitByInput },
  Tile: { 6: refused('the repeats of one axis have no equivalent') },
  Scan: { 9: refused('its batches and the lengths of its sequences have no equivalent') },
  Scatter: { 11: scatterElements },
  GroupNormalization: { 21: refused('a scale for each group became one for each channel') },
};

function dropped(...names: readonly string[]): Change {
  return (step) => {
    step.drop(...names);
    return [step.node];
  };
}

/** What was the default is said. */
function withDefaults(defaults: Readonly<Record<string, bigint | string>>): Change {
  return (step) => {
    const missing = Object.entries(defaults).filter(([name]) => !step.has(name));
    return [step.with(Object.fromEntries(missing))];
  };
}

function refused(reason: string): Change {
  return (step) => {
    throw step.refuse(reason);
  };
}

function castByNumber(step: UpgradeStep): readonly NodeProto[] {
  const name = stringAttribute(step.node, 'to', '').toLowerCase() as ElementType;
  if (!Object.hasOwn(storageOf, name)) throw step.refuse(`there is no type ${JSON.stringify(name)}`);
  return [step.with({ to: BigInt(storageOf[name].code) })];
}

function wholePower(step: UpgradeStep): readonly NodeProto[] {
  const p = floatAttribute(step.node, 'p', 2);
  if (!Number.isInteger(p)) throw step.refuse(`its power ${p} is no whole number`);
  return [step.with({ p: BigInt(p) })];
}

function gridSample(step: UpgradeStep): readonly NodeProto[] {
  const mode = stringAttribute(step.node, 'mode', 'bilinear');
  const names: Readonly<Record<string, string>> = { bilinear: 'linear', bicubic: 'cubic' };
  return [step.with({ mode: names[mode] ?? mode })];
}

function padsForPaddings(step: UpgradeStep): readonly NodeProto[] {
  const pads = step.integers('paddings') ?? [];
  step.drop('paddings');
  return [step.with({ pads })];
}

function reshape(step: UpgradeStep): readonly NodeProto[] {
  const shape = step.integers('shape') ?? [];
  step.drop('shape', 'consumed_inputs');
  return [step.setIntegers(1, 'shape', shape), step.node];
}

function selu(step: UpgradeStep): readonly NodeProto[] {
  const [alpha, gamma] = [floatAttribute(step.node, 'alpha', 1.6732), floatAttribute(step.node, 'gamma', 1.0507)];
  step.drop('consumed_inputs');
  return [step.with({ alpha, gamma })];
}

// Opset 1 took lengths both ways; as an input they are what opset 13 takes.
function splitByInput(step: UpgradeStep): readonly NodeProto[] {
  if (step.node.input[1] && findAttribute(step.node, 'split'))
    throw step.refuse('it says the lengths of its parts twice');
  return [step.node];
}

function scatterElements(step: UpgradeStep): readonly NodeProto[] {
  step.node.opType = 'ScatterElements';
  return [step.node];
}

/** Until opset 7 a slope was of a channel; from then on it is broadcast as elements are. */
function slopeOfChannels(step: UpgradeStep): readonly NodeProto[] {
  const slope = step.type(1)?.shape;
  if (slope?.length === 1 && slope[0] === 1) return [step.node];
  const axes = Array.from({ length: step.rank(0) - 2 }, (_, i) => i + 1);
  if (step.rank(1) !== 1 || axes.length === 0) return [step.node];
  return step.unsqueezed(1, 'slope', axes);
}
