import type { Operation } from '../ops.ts';
export declare const byteChannels: readonly Operation[];
//# sourceMappingURL=byteChannels.d.ts.map
