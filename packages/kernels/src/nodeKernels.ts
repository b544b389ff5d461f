// Entry for Node: the addon of this machine, found by node-gyp-build in prebuilds/, and WebAssembly beside it.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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

const packageDir = dirname(import.meta.dirname);
const wasmFiles: Readonly<Record<WasmIsa, string>> = { wasm: 'kernels.wasm', wasm_relaxed: 'kernels-relaxed.wasm' };

function load(): Addon {
  const nodeGypBuild = createRequire(import.meta.url)('node-gyp-build') as (dir: string) => Addon;
  return nodeGypBuild(packageDir);
}

function loadWasm(isa: WasmIsa): Uint8Array | undefined {
  const file = join(packageDir, 'prebuilds', wasmFiles[isa]);
  return existsSync(file) ? readFileSync(file) : undefined;
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
