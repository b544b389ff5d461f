import type { Operation } from '../ops.ts';
export declare const words: readonly Operation[];
//# sourceMappingURL=words.d.ts.map
