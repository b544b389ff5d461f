// What the parts of a model that `configureKernels` names are made of.
import type { Kernels } from './generated/kernels.ts';

/** The name of an operation, `dot` or `dotF16`. */
export type OperationName = keyof Kernels;

/** Group -> part -> operations. The fused attention is one kernel, which the tier of its scores serves. */
export const kernelParts: Readonly<Record<string, Readonly<Record<string, readonly OperationName[]>>>> = {
  attention: {
    qkDot: ['dot', 'dotF16', 'dotI8', 'dotU8', 'dotMany', 'dotManyF16', 'dotManyI8', 'dotManyU8', 'attention'],
    softmax: ['softmax', 'softmaxRows', 'logSoftmax'],
    values: ['axpy', 'vecmat', 'gather', 'embeddingLookup'],
  },
  feedForward: {
    linear: ['matmul', 'matmulPacked', 'dotPacked', 'matmulInteger', 'matmulIntegerU8', 'matmulDequantize'],
    activations: ['relu', 'sigmoid', 'silu', 'swiGlu', 'gelu', 'geluTanh', 'tanh', 'exp', 'addRelu'],
  },
};

/** Of the values, those that `values: 'gather'` means. */
export const gathers: readonly OperationName[] = ['gather', 'embeddingLookup'];
