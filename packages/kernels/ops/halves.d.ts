import type { Operation } from '../ops.ts';
export declare const halves: readonly Operation[];
//# sourceMappingURL=halves.d.ts.map
