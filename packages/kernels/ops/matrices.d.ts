import type { Operation } from '../ops.ts';
export declare const matrices: readonly Operation[];
//# sourceMappingURL=matrices.d.ts.map
