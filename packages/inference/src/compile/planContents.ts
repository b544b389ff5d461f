// What a model file holds of a program.
import { constantsPlace, encodeMetadata, type ModelContents, type ModelTensor } from '@kinglet/kernels/plan';
import { InferenceError } from '../errors.ts';
import type { PlanMetadata } from '../metadata.ts';
import { checkBytes, collectConstants } from './collectConstants.ts';
import { dynamicContents } from './dynamicContents.ts';
import { encodeInstructions, InstructionWords } from './encodeInstructions.ts';
import { addExtents, describeExtent, type Extent, fixedExtent, isFixed, scaleExtent } from './extent.ts';
import { planArena } from './planArena.ts';
import type { Operand, Program, ProgramTensor } from './program.ts';

/**
 * What `model.plan` holds. Throws InferenceError KINGLET_INFERENCE_SHAPE for 4 GiB or more, and with the node's name for lengths of a batch
 * that do not grow from 0 on.
 */
export function planContents(program: Program, metadata: PlanMetadata): ModelContents {
  return program.dynamic ? dynamicContents(program, metadata) : batchContents(program, metadata);
}

function batchContents(program: Program, metadata: PlanMetadata): ModelContents {
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
  return {
    words: Uint32Array.from(encoded.instructions.words),
    instructionCount: program.instructions.length,
    relocations: encoded.instructions.relocations,
    inputs: program.inputs.map(tensorOf),
    outputs: program.outputs.map(tensorOf),
    metadata,
    constants: constants.parts,
    arenaBytes: arena.bytes,
  };
}

interface Encoded {
  readonly instructions: BatchWords;
  readonly addressOf: (operand: Operand) => Extent;
}

/** The words for a batch of no items, and what each item adds. */
class BatchWords extends InstructionWords {
  readonly relocations: { readonly word: number; readonly perItem: number }[] = [];
  readonly #addressOf: (operand: Operand) => Extent;

  constructor(addressOf: (operand: Operand) => Extent) {
    super();
    this.#addressOf = addressOf;
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
