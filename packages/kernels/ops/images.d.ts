import type { Operation } from '../ops.ts';
export declare const images: readonly Operation[];
//# sourceMappingURL=images.d.ts.map
