// Sums of products of symbols, as people write them.
import type { TensorMetadata } from '../metadata.ts';
import type { TensorInfo } from '../tensorInfo.ts';
import type { DynamicPlan, PlanTensor, Sum } from './dynamicPlan.ts';

/** Inputs or outputs as people see them. */
export function describeTensors(
  tensors: readonly PlanTensor[],
  metadata: readonly TensorMetadata[],
  plan: DynamicPlan,
): TensorInfo[] {
  return tensors.map(({ shape }, i) => ({ ...metadata[i]!, shape: shape.map((sum) => describeSum(sum, plan)) }));
}

/** A number where no symbol is in it, else `batch`, `past + sequence`, `2*N - 1`. */
export function describeSum(sum: Sum, { symbols, terms }: DynamicPlan): number | string {
  const parts: string[] = [];
  for (let i = 1; i < sum.length; i += 2) {
    const product = terms[sum[i + 1]!]!.map((symbol) => symbols[symbol]!.name).join('*') || '1';
    parts.push(sum[i] === 1 ? product : sum[i] === -1 ? `-${product}` : `${sum[i]}*${product}`);
  }
  if (parts.length === 0) return sum[0]!;
  if (sum[0] !== 0) parts.push(String(sum[0]));
  return parts.join(' + ').replaceAll(' + -', ' - ');
}
