// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkedCall } from '../checkedCall.ts';
import { typescriptMath } from '../typescriptMath.ts';
import { typescriptHashing } from '../typescriptHashing.ts';
import { typescriptRandom } from '../typescriptRandom.ts';
import type { Kernels } from './kernels.ts';
import * as checks from './wideChecks.ts';

/** out[i] = a[i] - trunc(a[i]): what is behind the point, with the sign of a[i] or +0; NaN for infinities. */
export const fract: Kernels['fract'] = /* @__PURE__ */ checkedCall(checks.fract, typescriptMath.fract);
/** XXH32 of the four bytes of each key, lowest first: no two keys have the same. For tables and filters, not against attackers. */
export const hashKeys: Kernels['hashKeys'] = /* @__PURE__ */ checkedCall(checks.hashKeys, typescriptHashing.hashKeys);
/** XXH32 of each row. For tables and filters, not against attackers. */
export const hashRows: Kernels['hashRows'] = /* @__PURE__ */ checkedCall(checks.hashRows, typescriptHashing.hashRows);
/** Numbers of the exponential distribution of mean 1, up to 21.5: -log of uniform ones. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export const randomExponential: Kernels['randomExponential'] = /* @__PURE__ */ checkedCall(checks.randomExponential, typescriptRandom.randomExponential);
/** Whole numbers of [low, low + count), which wrap at 32 bits: low + floor(x * count / 2^32), so that their probabilities differ by 2^-32 at most. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export const randomIntegers: Kernels['randomIntegers'] = /* @__PURE__ */ checkedCall(checks.randomIntegers, typescriptRandom.randomIntegers);
/** Numbers of the standard normal distribution, up to 6.6, by Box and Muller's transform of pairs. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export const randomNormal: Kernels['randomNormal'] = /* @__PURE__ */ checkedCall(checks.randomNormal, typescriptRandom.randomNormal);
/** Numbers of [0, 1), multiples of 2^-24. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export const randomUniform: Kernels['randomUniform'] = /* @__PURE__ */ checkedCall(checks.randomUniform, typescriptRandom.randomUniform);
