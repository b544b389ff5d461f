// Sums of products of symbols, as people write them.
import type { DynamicPlan, Sum } from './dynamicPlan.ts';

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
