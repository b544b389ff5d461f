// The part of a plan's file that lengths are worked out from.
import type { ModelHead } from '@kinglet/kernels/plan';
import { InferenceError } from '../errors.ts';
import { checkDynamicPlan } from './checkDynamicPlan.ts';
import type { DynamicPlan } from './dynamicPlan.ts';

export interface DynamicFile {
  readonly plan: DynamicPlan;
  /** Words, then relocations: a copy. */
  readonly tables: Int32Array;
  readonly byteLength: number;
}

/**
 * Undefined for a plan whose lengths one batch decides. Throws InferenceError KINGLET_INFERENCE_FILE for tables that are not what a compiler
 * writes: what they make of lengths is checked by the kernels.
 */
export function dynamicFileOf(head: ModelHead, bytes: Uint8Array): DynamicFile | undefined {
  const metadata = head.metadata as { readonly dynamic?: DynamicPlan } | null;
  const plan = typeof metadata === 'object' ? metadata?.dynamic : undefined;
  if (plan === undefined) return undefined;
  const count = Number(plan?.words) + Number(plan?.relocations);
  if (!(Number.isInteger(count) && count >= 0 && head.constantsAt + 4 * count <= bytes.length)) throw damaged();
  const tables = new Int32Array(count);
  new Uint8Array(tables.buffer).set(bytes.subarray(head.constantsAt, head.constantsAt + 4 * count));
  if (!checkDynamicPlan(plan, tables)) throw damaged();
  return { plan, tables, byteLength: bytes.length };
}

function damaged(): InferenceError {
  return new InferenceError(
    'KINGLET_INFERENCE_FILE',
    'expected tables of lengths as the compiler writes them, found others; compile the model again',
  );
}
