// Normalisations of lines along axes that are composed of steps: LpNormalization, MeanVarianceNormalization, Hardmax,
// LogSoftmax.
import { fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { binaryOf, compareOf, convert, reduceOf, selectOf, unaryOf } from './compute.ts';
import { expOf, logOf } from './doubles.ts';
import { axisFrom, constantElements, type Elements, elementsOf, finish, scalarElement, withShape } from './elements.ts';
import { checkCount, mostElements } from './limits.ts';
import { argReduceOf } from './reductions.ts';

/** LpNormalization: lines of zeros stay what they are. */
export function lowerLpNormalization(node: Lowering): void {
  const x = elementsOf(node, 0);
  const p = node.int('p', 2);
  if (p !== 1 && p !== 2) throw node.refuse(`expected p to be 1 or 2, found ${p}`);
  const axis = axisFrom(node, node.int('axis', -1), x.shape.length);
  const norm = reduceOf(node, p === 1 ? 'l1' : 'l2', x, [axis]);
  const isZero = compareOf(node, 'equal', norm, scalarElement(node, x.type, 0));
  const divisor = selectOf(node, isZero, scalarElement(node, x.type, 1), norm, norm.shape);
  finish(node, binaryOf(node, 'div', x, divisor));
}

/** MeanVarianceNormalization: (x - mean) / (deviation + 1e-9), as its body in ONNX has it. */
export function lowerMeanVarianceNormalization(node: Lowering): void {
  const x = elementsOf(node, 0);
  const axes = node.ints('axes', [0, 2, 3]).map((axis) => axisFrom(node, axis, x.shape.length));
  const rest = binaryOf(node, 'sub', x, reduceOf(node, 'mean', x, axes));
  const variance = reduceOf(node, 'mean', binaryOf(node, 'mul', rest, rest), axes);
  const deviation = unaryOf(node, 'sqrt', variance);
  finish(node, binaryOf(node, 'div', rest, binaryOf(node, 'add', deviation, scalarElement(node, x.type, 1e-9))));
}

/** Hardmax: 1 for the first of the largest of a line, 0 for the others. */
export function lowerHardmax(node: Lowering): void {
  const { x, axis } = linesOf(node);
  const length = checkCount(
    node,
    node.fixed(x.shape[axis]!, 'the length of the axis'),
    mostElements,
    'elements of a line',
  );
  const found = argReduceOf(node, x, axis, true, false);
  const places = constantElements(
    node,
    'int64',
    x.shape.map((_, i) => (i === axis ? length : 1)),
    Array.from({ length }, (_, i) => i),
  );
  finish(node, convert(node, compareOf(node, 'equal', places, found, x.shape), x.type));
}

/** LogSoftmax: x less the largest, less the logarithm of the sum of what its powers are then. */
export function lowerLogSoftmax(node: Lowering): void {
  const { x, axis } = linesOf(node);
  const rest = binaryOf(node, 'sub', x, reduceOf(node, 'max', x, [axis]));
  const sum = reduceOf(node, 'sum', expOf(node, rest), [axis]);
  finish(node, binaryOf(node, 'sub', rest, logOf(node, sum)));
}

/** Lines along one axis since opset 13; before, everything from an axis on is one. */
function linesOf(node: Lowering): { readonly x: Elements; readonly axis: number } {
  const x = elementsOf(node, 0);
  const isOld = node.opset < 13;
  if (x.shape.length === 0) return { x: withShape(x, [fixedExtent(1)]), axis: 0 };
  const axis = axisFrom(node, node.int('axis', isOld ? 1 : -1), x.shape.length);
  if (!isOld) return { x, axis };
  const halves = [x.shape.slice(0, axis), x.shape.slice(axis)].map(sizeOfExtents);
  return { x: withShape(x, halves), axis: 1 };
}
