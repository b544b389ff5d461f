// Convolutions of bytes: ConvInteger and QLinearConv.
import { type Extent, fixedExtent, multiplyExtents, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { type ByteFilters, byteFiltersOf, byteImagesOf, byteResultOf, packedOf } from './byteFilters.ts';
import { lowerDepthwiseBytes } from './depthwiseBytes.ts';
import { repeatedRow, scalesOf, zeroPointOf } from './zeroPoints.ts';

/** Sums of products in int32. */
export function lowerConvInteger(node: Lowering): void {
  emitSums(node, byteFiltersOf(node, 1, 3), node.result(0, 'channelsLast'));
}

function emitSums(node: Lowering, filters: ByteFilters, out: Operand): void {
  const kernel = imageType(node) === 'uint8' ? 'conv2dIntegerU8' : 'conv2dInteger';
  node.emit(
    kernel as 'conv2dInteger',
    ...byteImagesOf(node, filters, 2),
    ...packedOf(filters),
    ...([filters.zeroPoints, out] as const),
    ...byteResultOf(node, filters),
  );
}

/**
 * `DequantizedConv` of the domain `kinglet`: x, its scale and zero point, filters, their scales and zero points, a bias of
 * float. The convolution in float.
 */
export function lowerDequantizedConv(node: Lowering): void {
  const filters = byteFiltersOf(node, 3, 5);
  const { outputs } = filters;
  const out = node.result(0, 'channelsLast');
  const [sums, floats] = [node.scratch(4, out.length), node.scratch(4, out.length)];
  emitSums(node, filters, sums);
  const one = fixedExtent(1);
  node.emit('dequantizeI32', sums, one, one, out.length, node.filled(1, 1), undefined, floats);
  const { batch, area } = imagesExtents(node);
  const [scales, bias] = [scalesOf(node, 1, 4, outputs), node.operand(6)];
  const [mean, variance] = [node.filled(0, outputs), node.filled(1, outputs)];
  node.emit('batchNorm', floats, multiplyExtents(batch, area), outputs, mean, variance, scales, bias, 0, out);
}

function imagesExtents(node: Lowering) {
  const [batch, , ...area] = node.output().shape as [Extent, Extent, ...Extent[]];
  return { batch, area: sizeOfExtents(area) };
}

/** Bytes in, bytes out. */
export function lowerQLinearConv(node: Lowering): void {
  const type = imageType(node);
  if (node.output().type !== type)
    throw node.refuse(`expected a result of ${type} as x is, found ${node.output().type}`);
  if (lowerDepthwiseBytes(node, type)) return;
  const filters = byteFiltersOf(node, 3, 5);
  const kernel = type === 'uint8' ? 'conv2dRequantizeU8' : 'conv2dRequantize';
  const { outputs, join } = filters;
  const multipliers = repeatedRow(node, scalesOf(node, 1, 4, outputs, 6), join.results);
  node.emit(
    kernel as 'conv2dRequantize',
    ...byteImagesOf(node, filters, 2),
    ...packedOf(filters),
    ...([
      filters.zeroPoints,
      repeatedRow(node, node.operand(8), join.results),
      multipliers,
      zeroPointOf(node, 7),
      node.result(0, 'channelsLast'),
    ] as const),
    ...byteResultOf(node, filters),
  );
}

function imageType(node: Lowering): 'int8' | 'uint8' {
  const { type } = node.input(0);
  if (type === 'int8' || type === 'uint8') return type;
  throw node.refuse(`expected input 0 to be of int8 or uint8, found ${type}`);
}
