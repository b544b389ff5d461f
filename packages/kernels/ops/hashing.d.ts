import type { Operation } from '../ops.ts';
export declare const hashing: readonly Operation[];
//# sourceMappingURL=hashing.d.ts.map
