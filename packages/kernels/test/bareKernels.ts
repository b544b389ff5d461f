// The kernels of a tier by themselves: a call of few elements is one of native code too.
import { typescriptIsa } from '../src/activeKernels.ts';
import type { Kernels } from '../src/generated/kernels.ts';
import { typescriptKernels } from '../src/typescriptKernels.ts';
import { compileWasm } from '../src/wasm.ts';
import { wasmKernels } from '../src/wasmKernels.ts';
import { loadAddon, loadWasm } from './load.ts';

export function bareKernels(isa: string): Kernels {
  if (isa === typescriptIsa) return typescriptKernels;
  const wasm = isa.startsWith('wasm') ? compileWasm(loadWasm, isa) : undefined;
  return wasm ? wasmKernels(wasm, typescriptKernels) : loadAddon().select(isa);
}
