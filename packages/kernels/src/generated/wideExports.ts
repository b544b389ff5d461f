// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkedCall } from '../checkedCall.ts';
import { typescriptDeterministic } from '../typescriptDeterministic.ts';
import { typescriptMath } from '../typescriptMath.ts';
import type { Kernels } from './kernels.ts';
import * as checks from './wideChecks.ts';

/** Sum of (a[i] - centre)^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicDeviations: Kernels['deterministicDeviations'] = /* @__PURE__ */ checkedCall(checks.deterministicDeviations, typescriptDeterministic.deterministicDeviations);
/** Sum of a[i] * b[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicDot: Kernels['deterministicDot'] = /* @__PURE__ */ checkedCall(checks.deterministicDot, typescriptDeterministic.deterministicDot);
/** Sum of abs(a[i]). Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicNormL1: Kernels['deterministicNormL1'] = /* @__PURE__ */ checkedCall(checks.deterministicNormL1, typescriptDeterministic.deterministicNormL1);
/** Sum of (a[i] - b[i])^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicSquaredEuclidean: Kernels['deterministicSquaredEuclidean'] = /* @__PURE__ */ checkedCall(checks.deterministicSquaredEuclidean, typescriptDeterministic.deterministicSquaredEuclidean);
/** Sum of a[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicSum: Kernels['deterministicSum'] = /* @__PURE__ */ checkedCall(checks.deterministicSum, typescriptDeterministic.deterministicSum);
/** Sum of a[i]^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicSumOfSquares: Kernels['deterministicSumOfSquares'] = /* @__PURE__ */ checkedCall(checks.deterministicSumOfSquares, typescriptDeterministic.deterministicSumOfSquares);
/** out[i] = a[i] - trunc(a[i]): what is behind the point, with the sign of a[i] or +0; NaN for infinities. */
export const fract: Kernels['fract'] = /* @__PURE__ */ checkedCall(checks.fract, typescriptMath.fract);
