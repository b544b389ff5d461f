// Entry for a bundle that runs in Node: the addon is the file that the bundler put beside it, WebAssembly is in the bundle.
import { createRequire } from 'node:module';
import { brotliDecompressSync } from 'node:zlib';
import * as wasm from '#kernels-wasm';
import { type ActiveKernels, type Addon, activateKernels } from './activeKernels.ts';
import { type ArenaOptions, BaseArena } from './arena.ts';
import { attentionFunction, type MultiHeadAttention } from './attention.ts';
import { type Convolution, convolutionFunctions } from './convolution.ts';
import { type DeterministicKernels, deterministicKernels } from './deterministic.ts';
import { eigenFunction, type SymmetricEigenFunction } from './eigen.ts';
import { type BaseMatrix, type MatrixFactory, matrixFactory } from './matrix.ts';
import { type BaseNibbleMatrix, type NibbleMatrixFactory, nibbleMatrixFactory } from './nibbles.ts';
import { type BaseVector, type VectorFactory, vectorFactory } from './vector.ts';
import type { WasmIsa } from './wasm.ts';

const load = (): Addon => createRequire(import.meta.url)('./kinglet-kernels.node') as Addon;

function loadWasm(isa: WasmIsa): Uint8Array | undefined {
  const text = isa === 'wasm' ? wasm.plain : wasm.relaxed;
  return text === undefined ? undefined : brotliDecompressSync(Buffer.from(text, 'base64'));
}

export const kernels: ActiveKernels = activateKernels(load, process.env.KINGLET_ISA, loadWasm);

export class Arena extends BaseArena {
  constructor(options?: ArenaOptions) {
    super(kernels.makeBacking, options);
  }
}

export const convolution: Convolution = /* @__PURE__ */ convolutionFunctions(kernels);
export const multiHeadAttention: MultiHeadAttention = /* @__PURE__ */ attentionFunction(kernels);
export const symmetricEigen: SymmetricEigenFunction = /* @__PURE__ */ eigenFunction(kernels);

export const Vector: VectorFactory = /* @__PURE__ */ vectorFactory(kernels);
export type Vector = BaseVector;

export const Matrix: MatrixFactory = /* @__PURE__ */ matrixFactory(kernels);
export type Matrix = BaseMatrix;

export const configureCache: ActiveKernels['configureCache'] = kernels.configureCache;
export const configureThreads: ActiveKernels['configureThreads'] = kernels.configureThreads;
export const deterministic: DeterministicKernels = /* @__PURE__ */ deterministicKernels(kernels);
export const mapFile: ActiveKernels['mapFile'] = kernels.mapFile;
export const mapModel: ActiveKernels['mapModel'] = kernels.mapModel;
export const modelMemory: ActiveKernels['modelMemory'] = kernels.modelMemory;
export const NibbleMatrix: NibbleMatrixFactory = /* @__PURE__ */ nibbleMatrixFactory(kernels);
export type NibbleMatrix = BaseNibbleMatrix;

export const prefetchDistance: ActiveKernels['prefetchDistance'] = kernels.prefetchDistance;
export const streamFrom: ActiveKernels['streamFrom'] = kernels.streamFrom;
export const threads: ActiveKernels['threads'] = kernels.threads;
