import type { Operation } from '../ops.ts';
export declare const recurrent: readonly Operation[];
//# sourceMappingURL=recurrent.d.ts.map
