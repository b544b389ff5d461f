// What arenas, vectors and matrices need of the kernels under the quickjs engine, which has no WebAssembly.
import * as native from 'kinglet:kernels';
import type { ActiveCoreKernels } from './activeKernels.ts';
import { type ArenaBacking, type ArenaOptions, BaseArena } from './arena.ts';
import { attentionFunction, type MultiHeadAttention } from './attention.ts';
import { checkCacheSizes } from './cacheSizes.ts';
import { checkTableHash } from './checkTableHash.ts';
import { type Convolution, convolutionFunctions } from './convolution.ts';
import { type DeterministicKernels, deterministicKernels } from './deterministic.ts';
import { eigenFunction, type SymmetricEigenFunction } from './eigen.ts';
import { rangeError } from './errors.ts';
import { symmetricEigenInto } from './generated/wideExports.ts';
import { type BaseMatrix, type MatrixFactory, matrixFactory } from './matrix.ts';
import { type BaseNibbleMatrix, type NibbleMatrixFactory, nibbleMatrixFactory } from './nibbles.ts';
import { threadsOf } from './threads.ts';
import { type BaseVector, type VectorFactory, vectorFactory } from './vector.ts';

checkTableHash(native.tableHash, 'the bootstrap');

const kernels: ActiveCoreKernels = {
  ...native,
  hashes: () => undefined,
  loadError: () => undefined,
  // Bootstraps keep what fits the processor.
  streamFrom: () => undefined,
  prefetchDistance: () => undefined,
  configureCache: (sizes) => void checkCacheSizes(sizes),
  ...threadsOf(undefined),
  /** Bytes that begin their buffer, as those of an asset do, stay where they are. */
  modelMemory(source) {
    const isWhole = typeof source !== 'number' && source.length === source.buffer.byteLength;
    const bytes = typeof source === 'number' ? new Uint8Array(source) : isWhole ? source : source.slice();
    return { bytes, open: () => native.openModel(bytes.buffer) };
  },
  mapModel: () => undefined,
  mapFile: () => undefined,
  makeBacking,
  withIsa(isa) {
    if (isa === native.isa()) return kernels;
    throw rangeError('KINGLET_KERNELS_ISA', `expected isa to be ${native.isa()}, the bootstrap's own, got ${isa}`);
  },
};

/** Offset 0 stands for an operand that is left out. */
const firstTensor = 64;

/** A call costs the same with plain arrays here: an arena is for plans, and for one memory. */
function makeBacking(bytes: number): ArenaBacking {
  const buffer = new ArrayBuffer(bytes);
  return {
    buffer,
    base: firstTensor,
    kernels: undefined,
    preparePlan: ({ words }) => ({ run: native.plan(buffer, words) }),
  };
}

export class Arena extends BaseArena {
  constructor(options?: ArenaOptions) {
    super(makeBacking, options);
  }
}

export const convolution: Convolution = /* @__PURE__ */ convolutionFunctions(kernels);
export const multiHeadAttention: MultiHeadAttention = /* @__PURE__ */ attentionFunction(kernels);
export const symmetricEigen: SymmetricEigenFunction = /* @__PURE__ */ eigenFunction({ symmetricEigenInto });

export const Vector: VectorFactory = /* @__PURE__ */ vectorFactory(kernels);
export type Vector = BaseVector;

export const Matrix: MatrixFactory = /* @__PURE__ */ matrixFactory(kernels);
export type Matrix = BaseMatrix;

export const configureCache: ActiveCoreKernels['configureCache'] = kernels.configureCache;
export const configureThreads: ActiveCoreKernels['configureThreads'] = kernels.configureThreads;
export const deterministic: DeterministicKernels = /* @__PURE__ */ deterministicKernels(kernels);
export const mapFile: ActiveCoreKernels['mapFile'] = kernels.mapFile;
export const mapModel: ActiveCoreKernels['mapModel'] = kernels.mapModel;
export const modelMemory: ActiveCoreKernels['modelMemory'] = kernels.modelMemory;
export const NibbleMatrix: NibbleMatrixFactory = /* @__PURE__ */ nibbleMatrixFactory(kernels);
export type NibbleMatrix = BaseNibbleMatrix;

export const prefetchDistance: ActiveCoreKernels['prefetchDistance'] = kernels.prefetchDistance;
export const streamFrom: ActiveCoreKernels['streamFrom'] = kernels.streamFrom;
export const threads: ActiveCoreKernels['threads'] = kernels.threads;
