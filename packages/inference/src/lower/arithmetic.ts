// Arithmetic, comparisons, logic and bits, element by element, with NumPy's broadcasting, for every type.
import { rareFunctions } from '@kinglet/kernels/plan';
import type { Lowering, LoweringRule } from '../compile/lowering.ts';
import { lowerClamp } from './activations.ts';
import { type BinaryKernel, broadcast } from './broadcast.ts';
import { binaryOf, compareOf, convert, powersOf, selectOf, throughFloat, unaryOf } from './compute.ts';
import { expOf, logOf } from './doubles.ts';
import {
  type BinaryOperation,
  type CompareOperation,
  type Elements,
  elementsOf,
  finish,
  isFloatType,
  type RareFunction,
  scalarElement,
  type UnaryOperation,
} from './elements.ts';
import { type FloatKernel, unary } from './elementwise.ts';
import { integerPowersOf } from './integerPowers.ts';

/** A rule for two operands: of float by its own kernel, of other types by the one for any. */
export function binary(operation: BinaryOperation, kernel?: BinaryKernel): LoweringRule {
  return (node) => {
    if (kernel && node.output().type === 'float' && node.inputCount === 2) broadcast(kernel)(node);
    else finish(node, binaryOf(node, operation, elementsOf(node, 0), elementsOf(node, 1), node.output().shape));
  };
}

/** A rule for any number of operands, taken two by two. */
export function nary(operation: BinaryOperation, kernel: BinaryKernel): LoweringRule {
  return (node) => {
    if (node.inputCount === 2) binary(operation, kernel)(node);
    else finish(node, folded(node, operation));
  };
}

function folded(node: Lowering, operation: BinaryOperation): Elements {
  const { shape } = node.output();
  const first = elementsOf(node, 0);
  if (node.inputCount === 1) return first;
  let made = binaryOf(node, operation, first, elementsOf(node, 1), shape);
  for (let i = 2; i < node.inputCount; i++) made = binaryOf(node, operation, made, elementsOf(node, i), shape);
  return made;
}

/** Mean of any number of operands. */
export function lowerMean(node: Lowering): void {
  const sum = folded(node, 'add');
  finish(node, binaryOf(node, 'div', sum, scalarElement(node, sum.type, node.inputCount)));
}

/** A rule for one operand: of float by its own kernel, of other types by the one for any. */
export function unaryAny(operation: UnaryOperation, kernel?: FloatKernel): LoweringRule {
  return (node) => {
    if (kernel && node.input(0).type === 'float') unary(kernel)(node);
    else finish(node, unaryOf(node, operation, elementsOf(node, 0)));
  };
}

/** A rule for Exp or Log, which doubles have too. */
export function exponential(kernel: 'exp' | 'log'): LoweringRule {
  return (node) => {
    if (node.input(0).type === 'double') finish(node, (kernel === 'exp' ? expOf : logOf)(node, elementsOf(node, 0)));
    else unary(kernel)(node);
  };
}

/** A rule for a function of float that few models have. */
export function rare(
  operation: RareFunction,
  alpha?: readonly [string, number],
  beta?: readonly [string, number],
): LoweringRule {
  return (node) => {
    const [first, second] = [alpha, beta].map((attribute) => (attribute ? node.float(...attribute) : 0));
    const made = throughFloat(node, elementsOf(node, 0), (a, out) =>
      node.emit('unaryRare', a, first as number, second as number, rareFunctions.indexOf(operation), out),
    );
    finish(node, made);
  };
}

/** A rule for a comparison, whose answers are booleans. */
export function compare(operation: CompareOperation): LoweringRule {
  return (node) =>
    finish(node, compareOf(node, operation, elementsOf(node, 0), elementsOf(node, 1), node.output().shape));
}

/** IsNaN: what is not equal to itself. */
export function lowerIsNaN(node: Lowering): void {
  finish(node, compareOf(node, 'notEqual', elementsOf(node, 0)));
}

/** IsInf of the signs that are asked for. */
export function lowerIsInf(node: Lowering): void {
  const x = elementsOf(node, 0);
  const [isNegative, isPositive] = [node.int('detect_negative', 1) === 1, node.int('detect_positive', 1) === 1];
  if (!isNegative && !isPositive) {
    finish(node, compareOf(node, 'less', x, x));
    return;
  }
  const both = isNegative && isPositive;
  finish(node, compareOf(node, both ? 'isInfinity' : isNegative ? 'isNegativeInfinity' : 'isPositiveInfinity', x));
}

export function lowerBitShift(node: Lowering): void {
  const direction = node.text('direction', '');
  if (direction !== 'LEFT' && direction !== 'RIGHT')
    throw node.refuse(`expected direction to be LEFT or RIGHT, found ${JSON.stringify(direction)}`);
  binary(direction === 'LEFT' ? 'shl' : 'shr')(node);
}

/** Mod: with the sign of the divisor, or as C's fmod. */
export function lowerMod(node: Lowering): void {
  binary(node.int('fmod', 0) === 1 ? 'fmod' : 'mod')(node);
}

/** Relu of integers and doubles. */
export function lowerRelu(node: Lowering): void {
  const { type } = node.input(0);
  if (type === 'float') unary('relu')(node);
  else finish(node, binaryOf(node, 'max', elementsOf(node, 0), scalarElement(node, type, 0)));
}

/**
 * Clip: limits that are attributes before opset 11, then inputs that a run may give; the upper one wins where the lower is
 * above it.
 */
export function lowerClip(node: Lowering): void {
  if (node.input(0).type === 'float' && [1, 2].every((i) => !node.has(i) || node.input(i).constant)) {
    lowerClamp(node);
    return;
  }
  let made = elementsOf(node, 0);
  const [low, high] = [limitOf(node, 1, 'min'), limitOf(node, 2, 'max')];
  if (low) made = binaryOf(node, 'max', made, low);
  if (high) made = binaryOf(node, 'min', made, high);
  finish(node, made);
}

function limitOf(node: Lowering, index: number, name: string): Elements | undefined {
  if (node.opset >= 11) return node.has(index) ? elementsOf(node, index) : undefined;
  const isGiven = node.proto.attribute.some((attribute) => attribute.name === name);
  return isGiven ? scalarElement(node, node.input(0).type, node.float(name, 0)) : undefined;
}

/**
 * Pow: the type is the base's. Integers to the power of integers are exact, to the power of floats as exact as doubles.
 */
export function lowerPow(node: Lowering): void {
  const [base, exponent] = [node.input(0), node.input(1)];
  if (base.type === 'float' && exponent.type === 'float') {
    broadcast('pow')(node);
    return;
  }
  const { shape } = node.output();
  const [a, b] = [elementsOf(node, 0), elementsOf(node, 1)];
  const isWhole = !isFloatType(b.type);
  if (isWhole && (!isFloatType(a.type) || a.type === 'double')) {
    finish(node, binaryOf(node, 'powInteger', a, convert(node, b, a.type), shape));
    return;
  }
  if (a.type === 'double') throw node.refuse('expected an exponent of integers where the base is of double');
  if (isFloatType(a.type)) finish(node, convert(node, powersOf(node, a, b, shape), a.type));
  else finish(node, integerPowersOf(node, a, b, shape));
}

/** Where: elements of the second input where the first holds, else of the third. */
export function lowerWhere(node: Lowering): void {
  const [condition, a, b] = [elementsOf(node, 0), elementsOf(node, 1), elementsOf(node, 2)];
  finish(node, selectOf(node, condition, a, b, node.output().shape));
}
