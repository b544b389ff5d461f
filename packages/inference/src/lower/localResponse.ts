// LRN: each element over a power of the sum of squares of the channels around it.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { multiplyExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { imagesOf } from '../compile/programBuilder.ts';
import { noEpilogue } from './epilogue.ts';
import { checkCount, mostElements } from './limits.ts';
import { panelsLength } from './pack.ts';

/** x / (bias + alpha / size * sum of squares)^beta, the sum being over `size` channels with x's in their middle. */
export function lowerLrn(node: Lowering): void {
  node.checkFloat(0);
  const x = node.required(0, 'channelsLast');
  const [base, factor] = [node.scratch(4, x.length), node.scratch(4, x.length)];
  node.emit('mul', x, x, factor);
  sumChannels(node, factor, base);
  emitNegativePower(node, base, node.float('beta', 0.75), factor);
  node.emit('mul', x, factor, node.result(0, 'channelsLast'));
}

/** bias + alpha / size * sums: pixels are rows of an image of one channel, along which one filter goes. */
function sumChannels(node: Lowering, squares: Operand, out: Operand): void {
  const { batch, channels, area } = imagesOf(node.input(0));
  const pixels = multiplyExtents(batch, area);
  if (node.int('size', 1) < 1) throw node.refuse(`expected a size of 1 or more, found ${node.int('size', 1)}`);
  const size = checkCount(node, node.int('size', 1), mostElements, 'channels');
  const filter = new Float32Array(size).fill(node.float('alpha', 1e-4) / size);
  const packed = typescriptKernels.packFilters(filter, 1, 1, 1, 1, size, new Float32Array(panelsLength(1, size)));
  const before = Math.floor((size - 1) / 2);
  node.emit(
    ...(['conv2d', squares, 1, pixels, channels, 1, 1, 1, node.constant(packed), 1, size] as const),
    ...([node.filled(node.float('bias', 1), 1), undefined, out, pixels, channels] as const),
    ...([1, 1, 1, 1, 0, before, ...noEpilogue] as const),
  );
}

/** out = base^-beta; `base` is used up. */
function emitNegativePower(node: Lowering, base: Operand, beta: number, out: Operand): void {
  if (beta === 0.75) {
    node.emit('rsqrt', base, out);
    node.emit('sqrt', out, base);
    node.emit('mul', out, base, out);
  } else if (beta === 0.5) {
    node.emit('rsqrt', base, out);
  } else if (beta === 1) {
    node.emit('recip', base, out);
  } else {
    node.emit('log', base, out);
    node.emit('scale', out, -beta, out);
    node.emit('exp', out, out);
  }
}
