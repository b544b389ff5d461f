// Activation functions, on elements in whatever layout they lie in.
import { fixedExtent, partOfExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { binaryOf } from './compute.ts';
import { elementsOf, finish, scalarElement } from './elements.ts';
import { layoutOf } from './elementwise.ts';
import { noEpilogue } from './epilogue.ts';
import { filtersOf, packedDepthwise } from './pack.ts';

/** Operand and result of an activation, in one layout. */
function ends(node: Lowering): readonly [a: Operand, out: Operand] {
  node.checkFloat(0);
  const layout = layoutOf([node.input(0)]);
  return [node.required(0, layout), node.result(0, layout)];
}

export function lowerLeakyRelu(node: Lowering): void {
  const [a, out] = ends(node);
  node.emit('leakyRelu', a, node.float('alpha', 0.01), out);
}

export function lowerElu(node: Lowering): void {
  const [a, out] = ends(node);
  node.emit('elu', a, node.float('alpha', 1), out);
}

/** gamma * (alpha * (exp(x) - 1) where x <= 0, else x). */
export function lowerSelu(node: Lowering): void {
  const [a, out] = ends(node);
  node.emit('elu', a, node.float('alpha', 1.6732632423543772), out);
  node.emit('scale', out, node.float('gamma', 1.0507009873554805), out);
}

export function lowerHardSigmoid(node: Lowering): void {
  const [a, out] = ends(node);
  node.emit('hardSigmoid', a, node.float('alpha', 0.2), node.float('beta', 0.5), out);
}

/** x where it is not below 0, else slope * x: one slope, one for each channel, or slopes of any shape that NumPy broadcasts. */
export function lowerPRelu(node: Lowering): void {
  node.checkFloat(0, 1);
  const { shape } = node.input(0);
  const slope = node.input(1);
  const count = slope.shape.reduce((product, extent) => product * node.fixed(extent, 'slopes'), 1);
  const known = node.knownFloats(1);
  if (known && count === 1) {
    const [a, out] = ends(node);
    node.emit('leakyRelu', a, known[0]!, out);
    return;
  }
  const channels = shape[1];
  const axis = slope.shape.findIndex((extent) => extent.fixed !== 1);
  const isForChannels = shape.length > 2 && slope.shape.length - axis === shape.length - 1 && count === channels?.fixed;
  if (!isForChannels && !(shape.length === 2 && count === channels?.fixed && axis === slope.shape.length - 1)) {
    slopeElements(node);
    return;
  }
  slopeChannels(node, count);
}

/** max(x, 0) + slope * min(x, 0), with slopes that NumPy broadcasts. */
function slopeElements(node: Lowering): void {
  const [x, slope] = [elementsOf(node, 0), elementsOf(node, 1)];
  const zero = scalarElement(node, x.type, 0);
  const below = binaryOf(node, 'mul', binaryOf(node, 'min', x, zero), slope, x.shape);
  finish(node, binaryOf(node, 'add', binaryOf(node, 'max', x, zero), below));
}

/** relu(x) + slope * min(x, 0), the product being a convolution of each channel with one number. */
function slopeChannels(node: Lowering, channels: number): void {
  const a = node.required(0, 'channelsLast');
  const out = node.result(0, 'channelsLast');
  const [below, sloped] = [node.scratch(4, a.length), node.scratch(4, a.length)];
  const pixels = partOfExtent(a.length, channels);
  const factors = packedDepthwise(node, filtersOf(node, 1), channels, [1, 1]);
  node.emit('clamp', a, Number.NEGATIVE_INFINITY, 0, below);
  const one = fixedExtent(1);
  node.emit(
    'depthwiseConv2d',
    ...([below, one, pixels, one, channels, factors, 1, 1, undefined, sloped, pixels, one] as const),
    ...([1, 1, 1, 1, 0, 0] as const),
    ...noEpilogue,
  );
  node.emit('relu', a, out);
  node.emit('add', out, sloped, out);
}

/** Clip of float by limits that are known: attributes before opset 11, then inputs. */
export function lowerClamp(node: Lowering): void {
  const [a, out] = ends(node);
  node.emit('clamp', a, ...limitsOf(node), out);
}

function limitsOf(node: Lowering): readonly [low: number, high: number] {
  if (node.opset < 11)
    return [node.float('min', Number.NEGATIVE_INFINITY), node.float('max', Number.POSITIVE_INFINITY)];
  const low = node.constantInput(1)?.[0] ?? Number.NEGATIVE_INFINITY;
  const high = node.constantInput(2)?.[0] ?? Number.POSITIVE_INFINITY;
  return [Number(low), Number(high)];
}
