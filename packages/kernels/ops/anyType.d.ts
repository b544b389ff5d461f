import type { Operation } from '../ops.ts';
export declare const anyType: readonly Operation[];
//# sourceMappingURL=anyType.d.ts.map
