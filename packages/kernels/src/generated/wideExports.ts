// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkedCall } from '../checkedCall.ts';
import { typescriptMath } from '../typescriptMath.ts';
import type { Kernels } from './kernels.ts';
import * as checks from './wideChecks.ts';

/** out[i] = a[i] - trunc(a[i]): what is behind the point, with the sign of a[i] or +0; NaN for infinities. */
export const fract: Kernels['fract'] = /* @__PURE__ */ checkedCall(checks.fract, typescriptMath.fract);
