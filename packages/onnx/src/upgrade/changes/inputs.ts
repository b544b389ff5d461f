// Attributes that became inputs.
import { floatAttribute, intAttribute } from '../../attributes.ts';
import { storageOf } from '../../elementTypes.ts';
import type { NodeProto } from '../../generated/onnx_pb.ts';
import { makeNode } from '../../make.ts';
import type { Change, UpgradeStep } from '../upgradeStep.ts';
import type { Changes } from './index.ts';

const reductions18 = [
  ...['ReduceL1', 'ReduceL2', 'ReduceLogSum', 'ReduceLogSumExp', 'ReduceMax'],
  ...['ReduceMean', 'ReduceMin', 'ReduceProd', 'ReduceSumSquare'],
];

export const inputChanges: Changes = {
  ...Object.fromEntries(reductions18.map((name) => [name, { 18: integers('axes') }])),
  Clip: { 11: clip },
  DFT: { 20: dft },
  Pad: { 11: pad },
  ReduceSum: { 13: integers('axes') },
  Slice: { 10: slice },
  Split: { 13: integers('split'), 18: split },
  Squeeze: { 13: integers('axes') },
  TopK: { 10: topK },
  Unsqueeze: { 13: integers('axes') },
};

/** An attribute of integers becomes the second input, if it is there. */
function integers(attribute: string): Change {
  return (step) => {
    const values = step.integers(attribute);
    step.drop(attribute);
    return values ? [step.setIntegers(1, attribute, values), step.node] : [step.node];
  };
}

function clip(step: UpgradeStep): readonly NodeProto[] {
  const made = ['min', 'max'].flatMap((bound, i) =>
    step.has(bound) ? numberInput(step, i + 1, bound, floatAttribute(step.node, bound, 0)) : [],
  );
  step.drop('min', 'max');
  return [...made, step.node];
}

// Zero is what padding is filled with when nothing is said.
function pad(step: UpgradeStep): readonly NodeProto[] {
  const pads = step.setIntegers(1, 'pads', step.integers('pads') ?? []);
  const value = floatAttribute(step.node, 'value', 0);
  const filled = value === 0 ? [] : numberInput(step, 2, 'value', value);
  step.drop('pads', 'value');
  return [pads, ...filled, step.node];
}

function slice(step: UpgradeStep): readonly NodeProto[] {
  const made = ['starts', 'ends', 'axes'].flatMap((name, i) => {
    const values = step.integers(name);
    return values ? step.setIntegers(i + 1, name, values) : [];
  });
  step.drop('starts', 'ends', 'axes');
  return [...made, step.node];
}

// From opset 18 on the number of parts is said, unless their lengths are.
function split(step: UpgradeStep): readonly NodeProto[] {
  const { node } = step;
  return node.input[1] ? [node] : [step.with({ num_outputs: BigInt(node.output.length) })];
}

function topK(step: UpgradeStep): readonly NodeProto[] {
  const k = intAttribute(step.node, 'k', 0);
  step.drop('k');
  return [step.setIntegers(1, 'k', [BigInt(k)]), step.node];
}

function dft(step: UpgradeStep): readonly NodeProto[] {
  const axis = BigInt64Array.of(BigInt(intAttribute(step.node, 'axis', 1)));
  step.drop('axis');
  return [step.setConstant(2, 'axis', 'int64', [], axis), step.node];
}

/** A number of the type that the first input has. */
function numberInput(step: UpgradeStep, input: number, role: string, value: number): readonly NodeProto[] {
  const type = step.type(0)?.elementType;
  if (!type) throw step.refuse(`the type of its input, which ${role} must have, is not known`);
  if (type === 'double') return [step.setConstant(input, role, type, [], Float64Array.of(value))];
  const constant = step.setConstant(input, role, 'float', [], Float32Array.of(value));
  if (type === 'float') return [constant];
  const cast = step.newName(`${role}_cast`);
  step.setInput(input, cast);
  return [constant, makeNode('Cast', constant.output, [cast], { attributes: { to: BigInt(storageOf[type].code) } })];
}
