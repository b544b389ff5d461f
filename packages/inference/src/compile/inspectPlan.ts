// What a plan's file holds, for people: nothing runs.
import { decodeModelFile, type Extent, type ModelFile, modelMagic } from '@kinglet/kernels/plan';
import { describeTensors } from '../dynamic/describeSum.ts';
import { type DynamicFile, dynamicFileOf } from '../dynamic/dynamicFile.ts';
import { givenSymbols, type MemoryExample, memoryExamples } from '../dynamic/planMemory.ts';
import { InferenceError } from '../errors.ts';
import { metadataOf, type PlanMetadata } from '../metadata.ts';
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
  /** Memory of a session: `fixed`, and `perItem` for each item of a batch. Of a plan whose lengths a run decides: that of the first of `examples`. */
  readonly arenaBytes: Extent;
  /** Of a plan whose lengths a run decides. */
  readonly dynamic?: DynamicSummary;
}

export interface DynamicSummary {
  /** Why it is no plan for one batch. */
  readonly reason: string;
  /** Names of the lengths that `Model.bind` takes. */
  readonly lengths: readonly string[];
  /** Memory of a session for some lengths. */
  readonly examples: readonly MemoryExample[];
}

/** Whether bytes begin as plans of any version do. */
export function isPlan(bytes: Uint8Array): boolean {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= Uint32Array.BYTES_PER_ELEMENT && numbers.getUint32(0, true) === modelMagic;
}

/** Looks into a plan. Throws InferenceError KINGLET_INFERENCE_FILE for what is no plan of this version. */
export function inspectPlan(file: Uint8Array): PlanSummary {
  const [model, dynamic] = decode(file);
  const { name, batch, inputs, outputs, instructions, nodes, kernels } = metadataOf(model);
  const described = dynamic
    ? describeDynamic(dynamic, inputs, outputs)
    : {
        inputs: tensorInfosOf(model.inputs, inputs, batch),
        outputs: tensorInfosOf(model.outputs, outputs, batch),
        constantBytes: model.constants.length,
        arenaBytes: model.arenaBytes,
      };
  return {
    ...{ name, batch, ...described },
    instructions: kernels.map((kernel, i) => ({ kernel, node: nodes[instructions[i]!]! })),
    fileBytes: file.length,
  };
}

type Described = Pick<PlanSummary, 'arenaBytes' | 'dynamic' | 'constantBytes' | 'inputs' | 'outputs'>;

function describeDynamic(
  { plan, byteLength, constantsAt }: DynamicFile & { readonly constantsAt: number },
  inputs: PlanMetadata['inputs'],
  outputs: PlanMetadata['outputs'],
): Described {
  const examples = memoryExamples(plan);
  return {
    inputs: describeTensors(plan.inputs, inputs, plan),
    outputs: describeTensors(plan.outputs, outputs, plan),
    constantBytes: byteLength - constantsAt - Int32Array.BYTES_PER_ELEMENT * (plan.words + plan.relocations),
    arenaBytes: { fixed: examples[0]!.arenaBytes, perItem: 0 },
    dynamic: { reason: plan.reason, lengths: givenSymbols(plan), examples },
  };
}

function decode(file: Uint8Array): [ModelFile, (DynamicFile & { readonly constantsAt: number }) | undefined] {
  try {
    const model = decodeModelFile(file);
    const constantsAt = file.length - model.constants.length;
    const dynamic = dynamicFileOf({ ...model, constantsAt }, file);
    return [model, dynamic && { ...dynamic, constantsAt }];
  } catch (cause) {
    throw new InferenceError('KINGLET_INFERENCE_FILE', (cause as Error).message, { cause });
  }
}
