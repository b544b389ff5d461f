import type { Operation } from '../ops.ts';
export declare const math: readonly Operation[];
//# sourceMappingURL=math.d.ts.map
