import type { Operation } from '../ops.ts';
export declare const strided: readonly Operation[];
//# sourceMappingURL=strided.d.ts.map
