import type { Operation } from '../ops.ts';
export declare const reductions: readonly Operation[];
//# sourceMappingURL=reductions.d.ts.map
