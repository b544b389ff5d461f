import type { Argument, Operation } from '../ops.ts';
/** How a window moves over an image: output pixel (y, x) starts at (y * strideY - padTop, x * strideX - padLeft). */
export declare const windowSizes: readonly Argument[];
export declare const imageSizes: readonly Argument[];
export declare const outSizes: readonly Argument[];
export declare const convolution: readonly Operation[];
//# sourceMappingURL=convolution.d.ts.map
