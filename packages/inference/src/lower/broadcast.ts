// Operations of two operands of float with NumPy's broadcasting.
import { type Extent, equalShapes, isFixed, withoutLeadingOnes } from '../compile/extent.ts';
import type { Lowering, LoweringRule } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { rowsOf, type Value } from '../compile/programBuilder.ts';
import { layoutOf } from './elementwise.ts';
import { expand } from './expand.ts';
import { expandConstant } from './expandConstant.ts';

/** The operations that have a kernel for two operands of one shape. */
export type BinaryKernel = 'add' | 'div' | 'maximum' | 'minimum' | 'mul' | 'pow' | 'sub';

/** A rule for two operands of shapes that NumPy broadcasts. */
export function broadcast(kernel: BinaryKernel): LoweringRule {
  return (node) => {
    const [a, b] = [node.input(0), node.input(1)];
    node.checkFloat(0, 1);
    const { shape } = node.output();
    if (equalShapes(a.shape, shape) && equalShapes(b.shape, shape)) {
      const layout = layoutOf([a, b]);
      node.emit(kernel, node.required(0, layout), node.required(1, layout), node.result(0, layout));
      return;
    }
    if (kernel === 'pow' && lowerPower(node)) return;
    if (equalShapes(a.shape, shape) && lowerScalar(node, kernel)) return;
    if (equalShapes(a.shape, shape) && lowerRow(node, kernel, 0, 1)) return;
    if (equalShapes(b.shape, shape) && lowerRow(node, kernel, 1, 0)) return;
    const [x, y] = [expand(node, a, shape), expand(node, b, shape)];
    node.emit(kernel, x, y, node.result());
  };
}

/** Powers that cheaper kernels make: x^2, x^3, their roots and reciprocals. */
function lowerPower(node: Lowering): boolean {
  const exponent = scalarOf(node.input(1));
  if (exponent === undefined || !equalShapes(node.input(0).shape, node.output().shape)) return false;
  const x = node.required(0);
  if (exponent === 1) node.alias(x);
  else if (exponent === 2) node.emit('mul', x, x, node.result());
  else if (exponent === 3) {
    const square = node.scratch(4, x.length);
    node.emit('mul', x, x, square);
    node.emit('mul', square, x, node.result());
  } else if (exponent === 0.5) node.emit('sqrt', x, node.result());
  else if (exponent === -0.5) node.emit('rsqrt', x, node.result());
  else if (exponent === -1) node.emit('recip', x, node.result());
  else return false;
  return true;
}

/** x * s and x / s for a constant s whose reciprocal is exact or not: one rounding more is within float's own. */
function lowerScalar(node: Lowering, kernel: BinaryKernel): boolean {
  const s = scalarOf(node.input(1));
  if (s === undefined || (kernel !== 'mul' && kernel !== 'div')) return false;
  const factor = kernel === 'mul' ? s : 1 / s;
  if (!Number.isFinite(factor)) return false;
  node.emit('scale', node.required(0), factor, node.result());
  return true;
}

/** One operand is a row that every row of the other meets: batchNorm without its statistics does that. */
function lowerRow(node: Lowering, kernel: BinaryKernel, of: number, by: number): boolean {
  const { shape } = node.output();
  const row = rowOf(node, node.input(by), shape);
  if (!row) return false;
  const { rows, columns } = rowsOf(shape, row.axes);
  if (!isFixed(columns) || columns.fixed > mostColumns) return false;
  const affine = affineOf(node, kernel, row.operand, of === 1);
  if (!affine) return false;
  const ones = node.filled(1, columns.fixed);
  const { mean = node.filled(0, columns.fixed), gamma, beta, isReciprocal } = affine;
  const a = isReciprocal ? node.scratch(4, node.required(of).length) : node.required(of);
  if (isReciprocal) node.emit('recip', node.required(of), a);
  node.emit('batchNorm', a, rows, columns, mean, ones, gamma, beta, 0, node.result());
  return true;
}

/** Rows of more elements are not worth the constants that stand for their statistics. */
const mostColumns = 1 << 14;

/** The terms of (a - mean) * gamma + beta. */
interface Affine {
  readonly mean?: Operand;
  readonly gamma?: Operand;
  readonly beta?: Operand;
  readonly isReciprocal?: boolean;
}

function affineOf(node: Lowering, kernel: BinaryKernel, row: Operand, isTurned: boolean): Affine | undefined {
  switch (kernel) {
    case 'add':
      return { beta: row };
    case 'mul':
      return { gamma: row };
    case 'sub':
      return isTurned ? { gamma: node.filled(-1, row.length.fixed), beta: row } : { mean: row };
    case 'div': {
      if (isTurned) return { gamma: row, isReciprocal: true };
      const gamma = node.scratch(4, row.length);
      node.emit('recip', row, gamma);
      return { gamma };
    }
    default:
      return undefined;
  }
}

/** A value whose elements repeat for the leading axes of a shape, and how many trailing axes it has of it. */
function rowOf(
  node: Lowering,
  value: Value,
  shape: readonly Extent[],
): { readonly operand: Operand; readonly axes: number } | undefined {
  const own = withoutLeadingOnes(value.shape);
  if (own.length > 0 && equalShapes(own, shape.slice(shape.length - own.length)))
    return { operand: node.place(value), axes: own.length };
  const expanded = value.constant instanceof Float32Array && expandConstant(value.constant, own, shape);
  return expanded ? { operand: node.constant(expanded.values), axes: expanded.axes } : undefined;
}

/** The one element of a constant. */
export function scalarOf({ constant }: Value): number | undefined {
  return constant?.length === 1 ? Number(constant[0]) : undefined;
}
