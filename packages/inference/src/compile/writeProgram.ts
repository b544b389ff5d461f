// A program as the bytes of a model file.
import {
  type Allocate,
  type ConstantBytes,
  callShapes,
  constantsPlace,
  encodeMetadata,
  encodeModelFile,
  fileBytes,
  isArrayKind,
  type ModelContents,
  type ModelTensor,
} from '@kinglet/kernels/plan';
import { InferenceError } from '../errors.ts';
import type { PlanMetadata } from '../metadata.ts';
import { addExtents, describeExtent, type Extent, fixedExtent, isFixed, scaleExtent } from './extent.ts';
import { planArena } from './planArena.ts';
import { type Buffer, type Instruction, isOperand, type Operand, type Program, type ProgramTensor } from './program.ts';

/**
 * The bytes of `model.plan`, in what `allocate` gives. Throws InferenceError KINGLET_INFERENCE_SHAPE for 4 GiB or more, file and memory together, and
 * with the node's name for lengths that do not grow from 0 on.
 */
export function writeProgram(
  program: Program,
  metadata: PlanMetadata,
  allocate: Allocate | undefined,
): Uint8Array<ArrayBuffer> {
  return encodeModelFile(contentsOf(program, metadata), allocate);
}

/** What `model.plan` holds. Throws as `writeProgram`. */
export function contentsOf(program: Program, metadata: PlanMetadata): ModelContents {
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
    return { ...encodeInstructions(program.instructions, addressOf), addressOf };
  };
  // Places do not change how many words there are, which say where constants begin.
  const { words, relocations } = encode(0);
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
  return {
    words: Uint32Array.from(encoded.words),
    instructionCount: program.instructions.length,
    relocations: encoded.relocations,
    inputs: program.inputs.map(tensorOf),
    outputs: program.outputs.map(tensorOf),
    metadata,
    constants: constants.parts,
    arenaBytes: arena.bytes,
  };
}

interface Words {
  readonly words: number[];
  readonly relocations: { readonly word: number; readonly perItem: number }[];
}

interface Encoded extends Words {
  readonly addressOf: (operand: Operand) => Extent;
}

/** Places are 32 bits. */
function checkBytes(bytes: number): void {
  if (bytes < 2 ** 32) return;
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected a plan of less than 4 GiB, its memory included, found one of ${bytes} bytes: quantize its weights, or keep ` +
      'those of 16 bits so (shortWeights: halves)',
  );
}

interface Constants {
  readonly parts: readonly ConstantBytes[];
  /** Of all, as `encodeModelFile` lays them out. */
  readonly byteLength: number;
  /** Of each, counted from the first. */
  readonly places: ReadonlyMap<Buffer, number>;
}

/** All constants one after another, the same buffer once. */
function collectConstants(program: Program): Constants {
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

/** Of the bits of an instruction's first word that say which scalars are read from memory. */
const inMemoryShift = 24;

/** The words of src/c/exec.h in @kinglet/kernels. */
function encodeInstructions(instructions: readonly Instruction[], addressOf: (operand: Operand) => Extent): Words {
  const words: number[] = [];
  const relocations: Words['relocations'] = [];
  const push = (extent: Extent, node: string): void => {
    checkGrowth(extent, node);
    if (!isFixed(extent)) relocations.push({ word: words.length, perItem: extent.perItem });
    words.push(extent.fixed);
  };
  for (const { kernel, args, node } of instructions) {
    const { code, kinds, dimensions } = callShapes[kernel];
    const head = words.length;
    words.push(code);
    let scalars = 0;
    for (const [i, argument] of args.entries()) {
      const kind = kinds[i];
      if (kind === 's') {
        if (isOperand(argument)) {
          words[head] = (words[head]! | (1 << (inMemoryShift + scalars))) >>> 0;
          push(addressOf(argument), node);
          words.push(0);
        } else words.push(...new Uint32Array(Float64Array.of(argument as number).buffer));
        scalars++;
      } else if (isArrayKind(kind)) push(isOperand(argument) ? addressOf(argument) : fixedExtent(0), node);
    }
    for (const i of dimensions) push(lengthOf(args[i]), node);
  }
  return { words, relocations };
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

/** A size argument itself, or the length of an array. */
function lengthOf(argument: Instruction['args'][number]): Extent {
  if (typeof argument === 'number') return fixedExtent(argument);
  if (argument === undefined) return fixedExtent(0);
  return isOperand(argument) ? argument.length : argument;
}
