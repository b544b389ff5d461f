import type { Operation } from '../ops.ts';
export declare const quantize: readonly Operation[];
//# sourceMappingURL=quantize.d.ts.map
