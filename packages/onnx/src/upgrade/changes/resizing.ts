// Upsample, and Resize, which took its place in opset 10 and got a choice of positions in opset 11.
import { floatAttribute, floatsAttribute, stringAttribute } from '../../attributes.ts';
import type { NodeProto } from '../../generated/onnx_pb.ts';
import type { UpgradeStep } from '../upgradeStep.ts';
import type { Changes } from './index.ts';

export const resizeChanges: Changes = {
  Resize: { 11: positionsOfResize, 13: oneOfScalesAndSizes },
  Upsample: { 7: scalesOfAxes, 9: scalesAsInput, 10: resize },
};

function scalesOfAxes(step: UpgradeStep): readonly NodeProto[] {
  const scales = [1, 1, ...['height_scale', 'width_scale'].map((name) => floatAttribute(step.node, name, 1))];
  step.drop('height_scale', 'width_scale');
  return [step.with({ scales, mode: modeOf(step) })];
}

function scalesAsInput(step: UpgradeStep): readonly NodeProto[] {
  const scales = floatsAttribute(step.node, 'scales') ?? [];
  step.drop('scales');
  return [step.setConstant(1, 'scales', 'float', [scales.length], Float32Array.from(scales)), step.node];
}

function resize(step: UpgradeStep): readonly NodeProto[] {
  step.node.opType = 'Resize';
  return [step.with({ mode: modeOf(step) })];
}

/**
 * Opset 10 does not say where elements come from; all do the same, but for the nearest element of what becomes shorter by
 * no whole number: ONNX's reference cuts positions off, ONNX Runtime rounds them up.
 */
function positionsOfResize(step: UpgradeStep): readonly NodeProto[] {
  const [x, scales] = step.node.input as [string, string];
  const open = step.numbers(1).find((scale) => scale < 1 && !Number.isInteger(Math.fround(1 / scale)));
  if (open !== undefined && modeOf(step) === 'nearest')
    throw step.refuse(`opset 10 does not say which element is the nearest when the scale is ${open}`);
  step.node.input = [x, '', scales];
  return [step.with({ coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' })];
}

// Both were there, and the one that does not count was empty.
function oneOfScalesAndSizes(step: UpgradeStep): readonly NodeProto[] {
  const mode = stringAttribute(step.node, 'coordinate_transformation_mode', 'half_pixel');
  if (mode === 'tf_half_pixel_for_nn') throw step.refuse(`the positions ${mode} have no equivalent`);
  const unused = step.type(3)?.shape?.[0] === 0 ? 3 : 2;
  if (step.node.input[3]) step.setInput(unused, '');
  return [step.node];
}

function modeOf(step: UpgradeStep): string {
  const mode = stringAttribute(step.node, 'mode', 'nearest');
  return mode === 'bilinear' ? 'linear' : mode;
}
