import type { Operation } from '../ops.ts';
export declare const ints: readonly Operation[];
//# sourceMappingURL=ints.d.ts.map
