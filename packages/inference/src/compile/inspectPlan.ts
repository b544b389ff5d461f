// What a plan's file holds, for people: nothing runs.
import { decodeModelFile, type Extent, type ModelFile, modelMagic } from '@kinglet/kernels/plan';
import { InferenceError } from '../errors.ts';
import { metadataOf } from '../metadata.ts';
import { type TensorInfo, tensorInfosOf } from '../tensorInfo.ts';

/** One call of a kernel. */
export interface PlanInstruction {
  readonly kernel: string;
  /** The node that it is part of. */
  readonly node: string;
}

export interface PlanSummary {
  /** The graph's name. */
  readonly name: string;
  /** The name of the length that batches change; null for a model without one. */
  readonly batch: string | null;
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  readonly instructions: readonly PlanInstruction[];
  readonly fileBytes: number;
  /** Weights and other constants, as they are packed. */
  readonly constantBytes: number;
  /** Memory of a session: `fixed`, and `perItem` for each item of a batch. */
  readonly arenaBytes: Extent;
}

/** Whether bytes begin as plans of any version do. */
export function isPlan(bytes: Uint8Array): boolean {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= Uint32Array.BYTES_PER_ELEMENT && numbers.getUint32(0, true) === modelMagic;
}

/** Looks into a plan. Throws InferenceError KINGLET_INFERENCE_FILE for what is no plan of this version. */
export function inspectPlan(file: Uint8Array): PlanSummary {
  const model = decode(file);
  const { name, batch, inputs, outputs, instructions, nodes, kernels } = metadataOf(model);
  return {
    name,
    batch,
    inputs: tensorInfosOf(model.inputs, inputs, batch),
    outputs: tensorInfosOf(model.outputs, outputs, batch),
    instructions: kernels.map((kernel, i) => ({ kernel, node: nodes[instructions[i]!]! })),
    fileBytes: file.length,
    constantBytes: model.constants.length,
    arenaBytes: model.arenaBytes,
  };
}

function decode(file: Uint8Array): ModelFile {
  try {
    return decodeModelFile(file);
  } catch (cause) {
    throw new InferenceError('KINGLET_INFERENCE_FILE', (cause as Error).message, { cause });
  }
}
