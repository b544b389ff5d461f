// A program as the bytes of a model file.
import {
  type Allocate,
  type ConstantBytes,
  constantsPlace,
  encodeMetadata,
  encodeModelFile,
  fileBytes,
  type ModelTensor,
} from '@kinglet/kernels/plan';
import { InferenceError } from '../errors.ts';
import type { PlanMetadata } from '../metadata.ts';
import { encodeInstructions, type WordSink } from './encodeInstructions.ts';
import { addExtents, describeExtent, type Extent, fixedExtent, isFixed, scaleExtent } from './extent.ts';
import { planArena } from './planArena.ts';
import { type Buffer, isOperand, type Operand, type Program, type ProgramTensor } from './program.ts';

/**
 * The bytes of `model.plan`, in what `allocate` gives. Throws InferenceError KINGLET_INFERENCE_SHAPE for 4 GiB or more, file and memory together, and
 * with the node's name for lengths that do not grow from 0 on.
 */
export function writeProgram(
  program: Program,
  metadata: PlanMetadata,
  allocate: Allocate | undefined,
): Uint8Array<ArrayBuffer> {
  const arena = planArena(program);
  const constants = collectConstants(program);
  const encode = (constantsAt: number): Encoded => {
    const end = constantsAt + constants.byteLength;
    checkBytes(end + arena.bytes.fixed + arena.bytes.perItem);
    const addressOf = ({ buffer, at }: Operand): Extent => {
      const constant = constants.places.get(buffer);
      const start =
        constant === undefined
          ? addExtents(arena.places.get(buffer)!, fixedExtent(end))
          : fixedExtent(constantsAt + constant);
      return addExtents(start, scaleExtent(at, buffer.elementBytes));
    };
    const instructions = new BatchWords(addressOf);
    encodeInstructions(program.instructions, instructions);
    return { instructions, addressOf };
  };
  // Places do not change how many words there are, which say where constants begin.
  const { words, relocations } = encode(0).instructions;
  const counts = {
    words: words.length,
    relocations: relocations.length,
    tensors: program.inputs.length + program.outputs.length,
    metadataBytes: encodeMetadata(metadata).length,
  };
  const encoded = encode(constantsPlace(counts));
  const tensorOf = ({ operand, shape }: ProgramTensor): ModelTensor => ({
    at: encoded.addressOf(operand),
    elementBytes: operand.buffer.elementBytes,
    shape,
  });
  const contents = {
    words: Uint32Array.from(encoded.instructions.words),
    instructionCount: program.instructions.length,
    relocations: encoded.instructions.relocations,
    inputs: program.inputs.map(tensorOf),
    outputs: program.outputs.map(tensorOf),
    metadata,
    constants: constants.parts,
    arenaBytes: arena.bytes,
  };
  return encodeModelFile(contents, allocate);
}

interface Encoded {
  readonly instructions: BatchWords;
  readonly addressOf: (operand: Operand) => Extent;
}

/** Places are 32 bits. */
export function checkBytes(bytes: number): void {
  if (bytes < 2 ** 32) return;
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected a plan of less than 4 GiB, found one of ${bytes} bytes`,
  );
}

export interface Constants {
  readonly parts: readonly ConstantBytes[];
  /** Of all, as `encodeModelFile` lays them out. */
  readonly byteLength: number;
  /** Of each, counted from the first. */
  readonly places: ReadonlyMap<Buffer, number>;
}

/** All constants one after another, the same buffer once. */
export function collectConstants(program: Program): Constants {
  const parts: ConstantBytes[] = [];
  const places = new Map<Buffer, number>();
  let byteLength = 0;
  for (const { args } of program.instructions)
    for (const argument of args) {
      if (!isOperand(argument) || !argument.buffer.constant || places.has(argument.buffer)) continue;
      places.set(argument.buffer, byteLength);
      parts.push(argument.buffer.constant);
      byteLength = fileBytes(byteLength, argument.buffer.constant.length);
    }
  return { parts, byteLength, places };
}

/** The words for a batch of no items, and what each item adds. */
class BatchWords implements WordSink {
  readonly words: number[] = [];
  readonly relocations: { readonly word: number; readonly perItem: number }[] = [];
  readonly #addressOf: (operand: Operand) => Extent;

  constructor(addressOf: (operand: Operand) => Extent) {
    this.#addressOf = addressOf;
  }

  get length(): number {
    return this.words.length;
  }

  put(...words: readonly number[]): void {
    this.words.push(...words);
  }

  set(at: number, word: number): void {
    this.words[at] = word;
  }

  putLength(length: Extent, node: string): void {
    checkGrowth(length, node);
    if (!isFixed(length)) this.relocations.push({ word: this.length, perItem: length.perItem });
    this.words.push(length.fixed);
  }

  putPlace(operand: Operand, node: string): void {
    this.putLength(this.#addressOf(operand), node);
  }
}

/** Words and what is added to them have no sign: a length of `N - 2` would be none for one item. */
function checkGrowth(extent: Extent, node: string): void {
  if (isFixed(extent) || (extent.fixed >= 0 && extent.perItem > 0)) return;
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected lengths and steps that batches only make longer, found ${describeExtent(extent)}; fix the length with the option \`batch\` or \`inputShapes\``,
    { node },
  );
}
