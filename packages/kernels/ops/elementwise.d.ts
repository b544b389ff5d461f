import type { Operation } from '../ops.ts';
export declare const elementwise: readonly Operation[];
//# sourceMappingURL=elementwise.d.ts.map
