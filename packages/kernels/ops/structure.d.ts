import type { Operation } from '../ops.ts';
export declare const structure: readonly Operation[];
//# sourceMappingURL=structure.d.ts.map
