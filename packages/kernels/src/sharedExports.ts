// What the entries of all engines export alike: types, and what needs no kernels.
export type { ArenaOptions, Region, RegionAllocator, Tensor, TensorConstructor } from './arena.ts';
export type { AttentionOptions, MultiHeadAttention } from './attention.ts';
export type { CacheSizes } from './cacheSizes.ts';
export type {
  AveragePoolingOptions,
  Convolution,
  ConvolutionOptions,
  PackedFilters,
  PoolingOptions,
} from './convolution.ts';
export type { DeterministicKernels } from './deterministic.ts';
export type { EigenOptions, SymmetricEigen, SymmetricEigenFunction } from './eigen.ts';
export { isKernelsError, type KernelsError, type KernelsErrorCode } from './errors.ts';
export type { FusedActivation } from './fusedActivation.ts';
export type { Kernels } from './generated/kernels.ts';
export type { MappedFile, RowScores } from './mappedFile.ts';
export type { MatrixFactory } from './matrix.ts';
export type { NormOptions, RmsNormOptions } from './matrixRows.ts';
export type { ModelMemory, OpenOptions, SegmentHandle, SessionHandle, StartSession } from './models.ts';
export type { NibbleMatrixFactory, NibbleProductOptions, NibbleWeights } from './nibbles.ts';
export { type Plan, type PlanNumber, type Recorder, record } from './plan.ts';
export type { EpilogueOptions, ProductOptions } from './productOptions.ts';
export type { ShapedArray } from './shapedArray.ts';
export type { VectorFactory, VectorLike, VectorOptions } from './vector.ts';
export type { WindowOptions } from './windows.ts';
