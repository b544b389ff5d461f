// Normalisation of images with their channels last.
import { fixedExtent, multiplyExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { imagesOf } from '../compile/programBuilder.ts';

/** With mean and variance of before: those of the batch at hand are for training. */
export function lowerBatchNormalization(node: Lowering): void {
  node.checkFloat(0, 1, 2, 3, 4);
  if (node.int('training_mode', 0) === 1 || (node.opset >= 7 && node.proto.output.slice(1).some(Boolean)))
    throw node.refuse('expected training_mode 0 and one output: plans do not train');
  if (node.opset < 9 && node.int('spatial', 1) === 0) throw node.refuse('expected spatial 1: one mean per channel');
  const value = node.input(0);
  const { batch, channels, area } = imagesOf(
    value.shape.length === 1 ? { shape: [...value.shape, fixedExtent(1)] } : value,
  );
  node.checkSize(channels, 1, 2, 3, 4);
  const layout = value.shape.length < 3 ? 'plain' : 'channelsLast';
  node.emit(
    'batchNorm',
    node.required(0, layout),
    multiplyExtents(batch, area),
    channels,
    node.required(3),
    node.required(4),
    node.required(1),
    node.required(2),
    node.float('epsilon', 1e-5),
    node.result(0, layout),
  );
}

export function lowerInstanceNormalization(node: Lowering): void {
  node.checkFloat(0, 1, 2);
  const channels = node.fixed(imagesOf(node.input(0)).channels, 'channels');
  normalizeGroups(node, channels, node.required(1), node.required(2));
}

/** With a factor and a bias for each channel, as opset 21 has it; the form before is no operator of any opset any more. */
export function lowerGroupNormalization(node: Lowering): void {
  node.checkFloat(0, 1, 2);
  const channels = node.fixed(imagesOf(node.input(0)).channels, 'channels');
  const groups = node.int('num_groups', 1);
  if (groups < 1 || channels % groups) throw node.refuse(`expected num_groups to divide ${channels}, found ${groups}`);
  normalizeGroups(node, groups, node.required(1), node.required(2));
}

function normalizeGroups(node: Lowering, groups: number, gamma: Operand, beta: Operand): void {
  const { batch, channels, area } = imagesOf(node.input(0));
  node.checkSize(channels, 1, 2);
  node.emit(
    'groupNorm',
    node.required(0, 'channelsLast'),
    batch,
    area,
    groups,
    node.fixed(channels, 'channels') / groups,
    gamma,
    beta,
    node.float('epsilon', 1e-5),
    node.result(0, 'channelsLast'),
  );
}
