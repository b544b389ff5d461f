import type { Operation } from '../ops.ts';
export declare const rare: readonly Operation[];
//# sourceMappingURL=rare.d.ts.map
