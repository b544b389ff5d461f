import type { Operation } from '../ops.ts';
export declare const normalization: readonly Operation[];
//# sourceMappingURL=normalization.d.ts.map
