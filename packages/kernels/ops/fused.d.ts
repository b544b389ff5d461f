import type { Operation } from '../ops.ts';
export declare const fused: readonly Operation[];
//# sourceMappingURL=fused.d.ts.map
