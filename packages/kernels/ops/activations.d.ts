import type { Operation } from '../ops.ts';
export declare const activations: readonly Operation[];
//# sourceMappingURL=activations.d.ts.map
