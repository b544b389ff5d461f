import type { Operation } from '../ops.ts';
export declare const trees: readonly Operation[];
//# sourceMappingURL=trees.d.ts.map
