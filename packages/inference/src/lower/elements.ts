// Elements of any type, row by row: what rules that are composed of steps hand from one to the next.
import {
  type AnyElementType,
  type binaryOperations,
  type compareOperations,
  elementTypes,
  type rareFunctions,
  type reduceOperations,
  type scatterReductions,
  type unaryOperations,
} from '@kinglet/kernels/plan';
import type { ElementType } from '@kinglet/onnx';
import { elementBytesOf } from '../compile/elementBytes.ts';
import { type Extent, fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { tensorOf } from '../evaluate/tensor.ts';

export type BinaryOperation = (typeof binaryOperations)[number];
export type CompareOperation = (typeof compareOperations)[number];
export type RareFunction = (typeof rareFunctions)[number];
export type ReduceOperation = (typeof reduceOperations)[number];
export type ScatterReduction = (typeof scatterReductions)[number];
export type UnaryOperation = (typeof unaryOperations)[number];

/** Elements in memory. */
export interface Elements {
  readonly operand: Operand;
  readonly type: ElementType;
  readonly shape: readonly Extent[];
}

/** An input that must be there. */
export function elementsOf(node: Lowering, index: number): Elements {
  const { type, shape } = node.input(index);
  return { operand: node.required(index), type, shape };
}

/** Memory that a rule fills. */
export function newElements(node: Lowering, type: ElementType, shape: readonly Extent[]): Elements {
  return { operand: node.scratch(elementBytesOf(type), sizeOfExtents(shape)), type, shape };
}

/** Elements that are known. */
export function constantElements(
  node: Lowering,
  type: ElementType,
  dims: readonly number[],
  numbers: ArrayLike<number>,
): Elements {
  const shape = dims.map(fixedExtent);
  return { operand: node.constant(tensorOf(type, dims, numbers).values), type, shape };
}

/** One element, of no axes. */
export function scalarElement(node: Lowering, type: ElementType, value: number): Elements {
  return constantElements(node, type, [], [value]);
}

/** The same elements in another shape. */
export function withShape({ operand, type }: Elements, shape: readonly Extent[]): Elements {
  return { operand, type, shape };
}

/** Makes an output of elements that were computed. */
export function finish(node: Lowering, { operand }: Elements, index = 0): void {
  node.alias(operand, index);
}

/** The number by which kernels for any type know it. */
export function typeNumber(node: Lowering, type: ElementType): number {
  const number = elementTypes.indexOf(type as AnyElementType);
  if (number >= 0) return number;
  throw node.refuse(`expected elements of one of ${elementTypes.join(', ')}, found ${type}`);
}

/** Floats of 16 bits: what float computes is exact enough for them. */
export function isShortFloat(type: ElementType): boolean {
  return type === 'float16' || type === 'bfloat16';
}

export function isFloatType(type: ElementType): boolean {
  return type === 'float' || type === 'double' || isShortFloat(type);
}

/** An axis counted from the first. */
export function axisFrom(node: Lowering, axis: number, rank: number): number {
  if (Number.isInteger(axis) && axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  throw node.refuse(`expected an axis from ${-rank} to ${rank - 1}, found ${axis}`);
}

/** The elements of an input that must be a constant, as numbers; undefined for one that is left out. */
export function constantNumbers(node: Lowering, index: number): number[] | undefined {
  const values = node.constantInput(index);
  return values && Array.from(values as ArrayLike<bigint | number>, Number);
}
