import type { Operation } from '../ops.ts';
export declare const blockwise: readonly Operation[];
//# sourceMappingURL=blockwise.d.ts.map
