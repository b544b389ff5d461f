// Resize of images whose lengths only a run knows: by the kernels that work places out themselves.
import { divideExtents, type Extent, equalExtents, isFixed, multiplyExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { elementsOf } from './elements.ts';

/**
 * Images of two axes by `resizeNearest`, where these become a whole number of times as long, and by `resizeBilinear`, whose pixels have
 * their places in the middle; whether it is one of these. Others have weights, which are worked out when the model is compiled.
 */
export function resizeGrowing(node: Lowering): boolean {
  const [before, after] = [node.input(0).shape, node.output().shape];
  const isImage = before.length === 4 && [0, 1].every((axis) => equalExtents(before[axis]!, after[axis]!));
  if (!isImage || !before.some((length, axis) => axis >= 2 && !isFixed(length))) return false;
  const kernel = kernelOf(node, before, after);
  if (!kernel) return false;
  const [batch, channels, height, width] = before as [Extent, Extent, Extent, Extent];
  const isLast = node.input(0).places.has('channelsLast');
  const layout = isLast ? 'channelsLast' : 'plain';
  const x = isLast ? node.required(0, layout) : elementsOf(node, 0).operand;
  const [planes, each] = isLast ? [batch, channels] : [multiplyExtents(batch, channels), one];
  node.emit(kernel, x, planes, height, width, each, node.result(0, layout), after[2]!, after[3]!);
  return true;
}

const one: Extent = { fixed: 1, perItem: 0 };

function kernelOf(
  node: Lowering,
  before: readonly Extent[],
  after: readonly Extent[],
): 'resizeBilinear' | 'resizeNearest' | undefined {
  const isOld = node.opset < 11;
  const coordinates = isOld ? 'asymmetric' : node.text('coordinate_transformation_mode', 'half_pixel');
  const isWhole = [2, 3].every((axis) => isMultiple(after[axis]!, before[axis]!));
  if (node.int('antialias', 0) === 1) return undefined;
  if (node.text('mode', 'nearest') === 'linear')
    return coordinates === 'half_pixel' && (isWhole || isBySizes(node)) ? 'resizeBilinear' : undefined;
  const rounding = isOld ? 'floor' : node.text('nearest_mode', 'round_prefer_floor');
  // Of place i both are floor(i / times): there are no halves to round.
  const isHolder = coordinates === 'asymmetric' ? rounding === 'floor' : rounding.startsWith('round_prefer');
  const isKnown = coordinates === 'asymmetric' || coordinates === 'half_pixel';
  return node.text('mode', 'nearest') === 'nearest' && isKnown && isHolder && isWhole ? 'resizeNearest' : undefined;
}

function isMultiple(after: Extent, before: Extent): boolean {
  const times = divideExtents(after, before);
  return times !== undefined && isFixed(times) && times.fixed >= 1;
}

/** Lengths by sizes are to those before as the scale says, exactly. */
function isBySizes(node: Lowering): boolean {
  return node.has(3) && node.text('keep_aspect_ratio_policy', 'stretch') === 'stretch';
}
