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

/** What a program has whose lengths are decided when it runs. */
export interface DynamicProgram {
  readonly lengths: readonly ProgramLengths[];
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
