// Steps that compute elements of any type from others: by the kernels of float where there are some.
import {
  binaryOperations,
  compareOperations,
  type Kernels,
  reduceOperations,
  unaryOperations,
} from '@kinglet/kernels/plan';
import type { ElementType } from '@kinglet/onnx';
import { type Extent, fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import {
  type BinaryOperation,
  type CompareOperation,
  type Elements,
  isShortFloat,
  newElements,
  type ReduceOperation,
  typeNumber,
  type UnaryOperation,
} from './elements.ts';
import type { FloatKernel } from './elementwise.ts';
import { expandTo, transpose } from './moves.ts';

/** As Cast converts them; the same where they are of that type. */
export function convert(node: Lowering, x: Elements, type: ElementType): Elements {
  if (x.type === type) return x;
  const made = newElements(node, type, x.shape);
  const vector = type === 'float' ? toFloat[x.type] : undefined;
  if (vector) {
    const one = fixedExtent(1);
    node.emit(
      vector as 'dequantizeI8',
      x.operand,
      one,
      one,
      x.operand.length,
      node.filled(1, 1),
      undefined,
      made.operand,
    );
    return made;
  }
  if (x.type === 'float16' && type === 'float') node.emit('f16ToF32', x.operand, made.operand);
  else if (x.type === 'float' && type === 'float16') node.emit('f32ToF16', x.operand, made.operand);
  else emitConversion(node, x, made);
  return made;
}

function emitConversion(node: Lowering, x: Elements, made: Elements): void {
  const [from, to] = [typeNumber(node, x.type), typeNumber(node, made.type)];
  node.emit('convertAny', x.operand, from, x.operand.length, to, made.operand);
}

/** Kernels that multiply by a scale, here 1, many elements at a time. */
const toFloat: Partial<Record<ElementType, keyof Kernels>> = {
  int16: 'dequantizeI16',
  int32: 'dequantizeI32',
  int8: 'dequantizeI8',
  uint8: 'dequantizeU8',
};

export function unaryOf(node: Lowering, operation: UnaryOperation, x: Elements): Elements {
  const made = newElements(node, x.type, x.shape);
  const [code, type] = [unaryOperations.indexOf(operation), typeNumber(node, x.type)];
  node.emit('unaryAny', x.operand, code, type, x.operand.length, made.operand);
  return made;
}

/** Both repeated to a shape first. */
export function binaryOf(
  node: Lowering,
  operation: BinaryOperation,
  a: Elements,
  b: Elements,
  shape: readonly Extent[] = a.shape,
): Elements {
  const [x, y] = [expandTo(node, a, shape), expandTo(node, b, shape)];
  const made = newElements(node, a.type, shape);
  const kernel = a.type === 'float' ? floatKernels[operation] : undefined;
  if (kernel) node.emit(kernel, x.operand, y.operand, made.operand);
  else emitBinary(node, operation, a.type, x.operand, y.operand, made.operand);
  return made;
}

/** One operation on as many elements as `out` has, which may be `a`. */
export function emitBinary(
  node: Lowering,
  operation: BinaryOperation,
  elementType: ElementType,
  a: Operand,
  b: Operand,
  out: Operand,
): void {
  const [code, type] = [binaryOperations.indexOf(operation), typeNumber(node, elementType)];
  node.emit('binaryAny', a, b, code, type, out.length, out);
}

/** Booleans: whether it holds for each pair of elements. */
export function compareOf(
  node: Lowering,
  operation: CompareOperation,
  a: Elements,
  b: Elements = a,
  shape: readonly Extent[] = a.shape,
): Elements {
  const [x, y] = [expandTo(node, a, shape), expandTo(node, b, shape)];
  const made = newElements(node, 'bool', shape);
  // Strings have numbers, which are equal where they are.
  const isOfNumbers = a.type === 'string' && (operation === 'equal' || operation === 'notEqual');
  const [code, type] = [compareOperations.indexOf(operation), typeNumber(node, isOfNumbers ? 'int32' : a.type)];
  node.emit('compareAny', x.operand, y.operand, code, type, made.operand.length, made.operand);
  return made;
}

/** Elements of `a` where the condition holds, else of `b`. */
export function selectOf(
  node: Lowering,
  condition: Elements,
  a: Elements,
  b: Elements,
  shape: readonly Extent[] = a.shape,
): Elements {
  const [c, x, y] = [condition, a, b].map((operand) => expandTo(node, operand, shape).operand);
  const made = newElements(node, a.type, shape);
  node.emit('selectAny', c, x, y, made.operand.buffer.elementBytes, made.operand);
  return made;
}

/** Reduced along axes, which are left with one element each. */
export function reduceOf(node: Lowering, operation: ReduceOperation, x: Elements, axes: readonly number[]): Elements {
  const kept = x.shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]));
  const sorted = axes.toSorted((a, b) => a - b);
  const first = sorted[0] ?? x.shape.length;
  const isRun = sorted.every((axis, i) => axis === first + i);
  const turned = isRun ? x : transpose(node, x, [...kept, ...sorted]);
  const lengths = (from: number, to?: number): Extent => sizeOfExtents(turned.shape.slice(from, to));
  const [outer, inner] = isRun
    ? [lengths(0, first), lengths(first + sorted.length)]
    : [lengths(0, kept.length), fixedExtent(1)];
  const length = sizeOfExtents(sorted.map((axis) => x.shape[axis]!));
  const made = newElements(
    node,
    x.type,
    x.shape.map((extent, axis) => (axes.includes(axis) ? fixedExtent(1) : extent)),
  );
  const [code, type] = [reduceOperations.indexOf(operation), typeNumber(node, x.type)];
  node.emit('reduceAny', turned.operand, outer, length, inner, code, type, made.operand);
  return made;
}

/** Powers of float, both operands repeated to a shape first. */
export function powersOf(node: Lowering, a: Elements, b: Elements, shape: readonly Extent[]): Elements {
  const [x, y] = [a, b].map((operand) => expandTo(node, convert(node, operand, 'float'), shape).operand);
  const made = newElements(node, 'float', shape);
  node.emit('pow', x, y, made.operand);
  return made;
}

/** A function of float; floats of 16 bits are converted to it and back. */
export function floatOf(node: Lowering, kernel: FloatKernel, x: Elements): Elements {
  return throughFloat(node, x, (a, out) => node.emit(kernel as 'exp', a, out));
}

/** The same by instructions that write `out` from `a`. */
export function throughFloat(node: Lowering, x: Elements, emit: (a: Operand, out: Operand) => void): Elements {
  if (x.type !== 'float' && !isShortFloat(x.type))
    throw node.refuse(`expected elements of float, float16 or bfloat16, found ${x.type}`);
  const a = convert(node, x, 'float');
  const made = newElements(node, 'float', x.shape);
  emit(a.operand, made.operand);
  return convert(node, made, x.type);
}

const floatKernels: Partial<Record<BinaryOperation, 'add' | 'div' | 'maximum' | 'minimum' | 'mul' | 'sub'>> = {
  add: 'add',
  div: 'div',
  max: 'maximum',
  min: 'minimum',
  mul: 'mul',
  sub: 'sub',
};
