import type { Operation } from '../ops.ts';
export declare const doubles: readonly Operation[];
//# sourceMappingURL=doubles.d.ts.map
