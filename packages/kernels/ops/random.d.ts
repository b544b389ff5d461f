import type { Operation } from '../ops.ts';
export declare const random: readonly Operation[];
//# sourceMappingURL=random.d.ts.map
