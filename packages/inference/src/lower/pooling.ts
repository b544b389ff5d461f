// Pools, on images with their channels last.
import type { Lowering } from '../compile/lowering.ts';
import { imageOf, windowsOf } from './windows.ts';

export function lowerMaxPool(node: Lowering): void {
  if (node.proto.output[1]) throw node.refuse('expected no second output: indices are not kept');
  const { x, moves, kernel, batch, channels, image, out } = partsOf(node);
  node.emit('maxPool2d', x, batch, ...image, channels, node.result(0, 'channelsLast'), ...out, ...kernel, ...moves);
}

export function lowerAveragePool(node: Lowering): void {
  const { x, moves, kernel, batch, channels, image, out } = partsOf(node);
  const counts = node.int('count_include_pad', 0);
  node.emit(
    'averagePool2d',
    x,
    batch,
    ...image,
    channels,
    node.result(0, 'channelsLast'),
    ...out,
    ...kernel,
    ...moves,
    counts,
  );
}

/** One window, the whole image. */
export function lowerGlobalAveragePool(node: Lowering): void {
  const { shape } = node.input(0);
  const x = node.required(0, 'channelsLast');
  const [height, width] = imageOf(node, shape);
  const kernel = [node.fixed(height, 'the image'), node.fixed(width, 'the image')] as const;
  const out = node.result(0, 'channelsLast');
  node.emit('averagePool2d', x, shape[0]!, height, width, shape[1]!, out, 1, 1, ...kernel, 1, 1, 1, 1, 0, 0, 0);
}

function partsOf(node: Lowering) {
  const { shape } = node.input(0);
  const { kernel, moves } = windowsOf(node, node.ints('kernel_shape', []));
  return {
    x: node.required(0, 'channelsLast'),
    kernel,
    moves,
    batch: shape[0]!,
    channels: shape[1]!,
    image: imageOf(node, shape),
    out: imageOf(node, node.output().shape),
  };
}
