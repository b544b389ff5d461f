// A plan before it has places: buffers, and instructions that read and write them.
import { type ConstantBytes, type Kernels, putConstant } from '@kinglet/kernels/plan';
import type { Extent } from './extent.ts';

export type KernelName = keyof Kernels;

/** What lays floats out as kernels read them: any engine's makes the same bytes. */
export type Packing = Pick<Kernels, 'packColumns' | 'packDepthwise' | 'packFilters' | 'packRows'>;

/** Memory that a plan uses. */
export interface Buffer {
  readonly elementBytes: number;
  /** In elements. */
  readonly length: Extent;
  /** Known when the plan is made: part of its file. */
  readonly constant?: ConstantBytes;
  /** An input or an output: it keeps its place from the beginning to the end. */
  isPinned: boolean;
}

/** Elements of a buffer: all of them or a part. */
export interface Operand {
  readonly buffer: Buffer;
  /** The first one. */
  readonly at: Extent;
  readonly length: Extent;
}

/** Integers that lengths decide: written before the first instruction. */
export interface ProgramLengths {
  readonly operand: Operand;
  readonly type: string;
  readonly numbers: LengthNumbers;
}

/** Numbers one by one; or `count` from `start` on, `step` apart. */
export type LengthNumbers =
  | readonly Extent[]
  | { readonly start: Extent; readonly step: Extent; readonly count: Extent };

/** A number that must not be negative. */
export interface LengthDemand {
  readonly notNegative: Extent;
  /** Why, for messages: the node. */
  readonly node: string;
}

/** What runs when: a list of these. */
export type ProgramStep =
  /** Instructions, the first one and that behind the last. */
  | { readonly run: readonly [from: number, to: number] }
  /** A symbol becomes what one element of memory says; memory is laid out for `most`. */
  | { readonly measure: string; readonly element: ProgramElement; readonly most: Extent }
  | { readonly set: string; readonly to: Extent; readonly most: Extent }
  /** The first of two lists where the element is not 0, else the second. */
  | { readonly choose: ProgramElement; readonly branches: readonly [readonly ProgramStep[], readonly ProgramStep[]] }
  | ProgramLoop;

/** One element of memory, and its type. */
export interface ProgramElement {
  readonly operand: Operand;
  readonly type: string;
}

/** Steps that run again while the turns are fewer than `most` and the condition is not 0. */
export interface ProgramLoop {
  readonly loop: readonly ProgramStep[];
  /** Its instructions. */
  readonly range: readonly [from: number, to: number];
  /** The symbol of how many turns are over, in each. */
  readonly turn: string;
  /** The symbol of how many there were, after the loop. */
  readonly turns: string;
  readonly most: Extent;
  readonly condition: ProgramElement | undefined;
  readonly counter: ProgramElement | undefined;
  readonly node: string;
  /** Whether more turns than `most` are an error, and not the end. */
  readonly isLimited: boolean;
}

/** What a program has whose lengths are decided when it runs. */
export interface DynamicProgram {
  readonly lengths: readonly ProgramLengths[];
  readonly steps: readonly ProgramStep[];
  /** What lengths must be for the program to be right. */
  readonly demands: readonly LengthDemand[];
  /** Why it is not a plan for one batch. */
  readonly reason: string;
}

/** In the order of the kernel's arguments; undefined for one that is left out. */
export type InstructionArgument = Operand | Extent | number | undefined;

export interface Instruction {
  readonly kernel: KernelName;
  readonly args: readonly InstructionArgument[];
  /** The node that it is part of. */
  readonly node: string;
}

/** An input or output of the model. */
export interface ProgramTensor {
  readonly name: string;
  /** ONNX's name of the elements' type. */
  readonly type: string;
  readonly shape: readonly Extent[];
  readonly operand: Operand;
}

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly inputs: readonly ProgramTensor[];
  readonly outputs: readonly ProgramTensor[];
  /** The name of the length that batches change; undefined for a model without one. */
  readonly batch: string | undefined;
  /** Undefined: nothing but one batch changes lengths. */
  readonly dynamic?: DynamicProgram | undefined;
  /** The texts that elements of strings are positions of. */
  readonly vocabulary: readonly string[];
}

/** The elements of a constant of int32. */
export function integersOf({ buffer, at, length }: Operand): Int32Array {
  const constant = buffer.constant!;
  const bytes = constant instanceof Uint8Array ? constant : new Uint8Array(constant.length);
  if (bytes !== constant) putConstant(bytes as Uint8Array<ArrayBuffer>, constant);
  return new Int32Array(bytes.buffer, bytes.byteOffset + 4 * at.fixed, length.fixed);
}

export function isOperand(argument: InstructionArgument): argument is Operand {
  return typeof argument === 'object' && 'buffer' in argument;
}

/** Of all constants, each once. */
export function constantBytesOf({ instructions }: Program): number {
  const buffers = new Set(instructions.flatMap(({ args }) => args.filter(isOperand).map(({ buffer }) => buffer)));
  const constants = [...buffers].filter(({ constant }) => constant);
  return constants.reduce((sum, { elementBytes, length }) => sum + elementBytes * length.fixed, 0);
}
