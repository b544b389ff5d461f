import type { Operation } from '../ops.ts';
export declare const vision: readonly Operation[];
//# sourceMappingURL=vision.d.ts.map
