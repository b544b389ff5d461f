// QuantizeLinear and DequantizeLinear in forms that have no kernels: blocks, and other types.
import type { ElementType } from '@kinglet/onnx';
import { fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { rangeOf } from '../evaluate/tensor.ts';
import { binaryOf, convert, floatOf } from './compute.ts';
import { axisFrom, type Elements, elementsOf, finish, scalarElement, withShape } from './elements.ts';
import { checkCount, mostElements } from './limits.ts';
import { expandTo } from './moves.ts';
import { takeAlong } from './regions.ts';
import { castOf, isTabled, widened } from './smallTypes.ts';

/** (x - zero point) * scale. */
export function dequantizeAny(node: Lowering): void {
  const x = convert(node, widened(node, elementsOf(node, 0)), 'float');
  const scale = convert(node, spread(node, elementsOf(node, 1), x), 'float');
  const shifted = node.has(2) ? binaryOf(node, 'sub', x, zeroPointFor(node, x)) : x;
  finish(node, convert(node, binaryOf(node, 'mul', shifted, scale, x.shape), node.output().type));
}

/** x / scale to the nearest that the type holds; of integers plus a zero point. */
export function quantizeAny(node: Lowering): void {
  const x = convert(node, elementsOf(node, 0), 'float');
  const scale = convert(node, spread(node, elementsOf(node, 1), x), 'float');
  const scaled = binaryOf(node, 'div', x, scale, x.shape);
  const { type } = node.output();
  if (isTabled(type)) {
    finish(node, castOf(node, scaled, type));
    return;
  }
  const rounded = floatOf(node, 'round', scaled);
  const shifted = node.has(2) ? binaryOf(node, 'add', rounded, zeroPointFor(node, x)) : rounded;
  finish(node, castOf(node, limited(node, shifted, type), type));
}

function zeroPointFor(node: Lowering, x: Elements): Elements {
  return convert(node, widened(node, spread(node, elementsOf(node, 2), x)), 'float');
}

/** Within the type, which is of 16 bits or fewer: float has its limits. */
function limited(node: Lowering, x: Elements, type: ElementType): Elements {
  const [least, most] = rangeOf(type).map(Number) as [number, number];
  if (most === 0 || most > 0xffff) throw node.refuse(`expected a type of 16 bits or fewer, found ${type}`);
  const above = binaryOf(node, 'max', x, scalarElement(node, 'float', least));
  return binaryOf(node, 'min', above, scalarElement(node, 'float', most));
}

/** One for all, one for each length of an axis, or one for each block along it: as NumPy broadcasts it to `x`. */
function spread(node: Lowering, scales: Elements, { shape }: Elements): Elements {
  const count = scales.shape.reduce((product, extent) => product * node.fixed(extent, 'scales'), 1);
  if (count === 1) return withShape(scales, []);
  const axis = axisFrom(node, node.int('axis', 1), shape.length);
  const length = node.fixed(shape[axis]!, 'the axis that has scales');
  if (scales.shape.length === 1 && count === length)
    return withShape(
      scales,
      shape.map((_, i) => fixedExtent(i === axis ? length : 1)),
    );
  const block = node.int('block_size', 0);
  if (block < 1 || scales.shape.length !== shape.length)
    throw node.refuse('expected one scale, one for each length of an axis, or one for each block');
  const blocks = [...scales.shape.slice(0, axis + 1), fixedExtent(1), ...scales.shape.slice(axis + 1)];
  const repeated = expandTo(node, withShape(scales, blocks), blocks.with(axis + 1, fixedExtent(block)));
  const whole = scales.shape[axis]!.fixed * block;
  const flat = withShape(repeated, scales.shape.with(axis, fixedExtent(whole)));
  if (whole === length) return flat;
  checkCount(node, length, mostElements, 'elements along an axis with blocks');
  if (whole < length)
    throw node.refuse(`expected blocks for all ${length} lengths of the axis, found some for ${whole}`);
  return takeAlong(
    node,
    flat,
    axis,
    Array.from({ length }, (_, i) => i),
  );
}
