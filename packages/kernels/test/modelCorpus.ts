// Model files for the fuzzer to begin with: each operation in a plan of its own, with operands that are right.
import { coreOf, type Kernel, kernelsOf } from '../generate/kernelNames.ts';
import { operations } from '../ops.ts';
import { dimensionsOf, isArrayKind, isLeftOut } from '../src/callShape.ts';
import { callShapes } from '../src/generated/callShapes.ts';
import { constantsPlace, encodeMetadata, encodeModelFile, fileBytes, type ModelFile } from '../src/modelFile.ts';
import { type NumericArray, type Operand, randomOperands } from './randomCalls.ts';

/** By the operation's name: those that plans have. */
export function modelCorpus(): Map<string, Uint8Array> {
  return new Map(kernelsOf(coreOf(operations)).map((kernel) => [kernel.script, fileOf(kernel)]));
}

const alignment = 64;
const metadata = { name: 'fuzz' };

/**
 * What is read is constants where the operands come in, the arena where they go out; the first array grows with the batch by
 * nothing, so that there is a relocation to be changed.
 */
function fileOf(kernel: Kernel): Uint8Array {
  const shape = callShapes[kernel.script as keyof typeof callShapes];
  const operands = randomOperands(kernel, { seed: 7, sizes: [3, 4, 5, 2], isAliased: false, isTame: true });
  const written = (i: number): boolean => !'iI'.includes(shape.kinds[i]!);
  const constants = layOut(operands, (i) => !written(i));
  const arena = layOut(operands, written);
  const resultAt = arena.bytes;
  const counts = { words: 0, relocations: 1, tensors: 1, metadataBytes: encodeMetadata(metadata).length };
  const encode = (constantsAt: number, end: number): number[] => [
    shape.code,
    ...operands.flatMap((operand, i) => {
      const kind = shape.kinds[i]!;
      if (kind === 's') return [...new Uint32Array(Float64Array.of(operand as number).buffer)];
      if (!isArrayKind(kind)) return [];
      if (isLeftOut(kind, operand)) return [0];
      return [written(i) ? end + arena.places[i]! : constantsAt + constants.places[i]!];
    }),
    ...dimensionsOf(shape, operands),
    ...(shape.isNumber ? [end + resultAt] : []),
  ];
  const constantsAt = constantsPlace({ ...counts, words: encode(0, 0).length });
  const end = fileBytes(constantsAt, constants.bytes);
  const model: ModelFile = {
    words: Uint32Array.from(encode(constantsAt, end)),
    instructionCount: 1,
    relocations: [{ word: 1, perItem: 0 }],
    inputs: [],
    outputs: [{ at: { fixed: end, perItem: 0 }, elementBytes: 1, shape: [{ fixed: resultAt, perItem: 0 }] }],
    metadata,
    constants: constants.fill(),
    arenaBytes: { fixed: resultAt + alignment, perItem: 0 },
  };
  return encodeModelFile(model);
}

interface Layout {
  /** Of the operands that belong to it, by their position. */
  readonly places: Readonly<Record<number, number>>;
  readonly bytes: number;
  fill(): Uint8Array;
}

function layOut(operands: readonly Operand[], belongs: (i: number) => boolean): Layout {
  const places: Record<number, number> = {};
  let bytes = 0;
  for (const [i, operand] of operands.entries()) {
    if (typeof operand === 'number' || !belongs(i)) continue;
    places[i] = bytes;
    bytes += Math.ceil(operand.byteLength / alignment) * alignment;
  }
  const fill = (): Uint8Array => {
    const all = new Uint8Array(bytes);
    for (const [i, place] of Object.entries(places)) all.set(bytesOf(operands[Number(i)] as NumericArray), place);
    return all;
  };
  return { places, bytes, fill };
}

function bytesOf({ buffer, byteOffset, byteLength }: NumericArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
