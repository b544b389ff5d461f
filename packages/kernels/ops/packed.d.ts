import type { Operation } from '../ops.ts';
export declare const packed: readonly Operation[];
//# sourceMappingURL=packed.d.ts.map
