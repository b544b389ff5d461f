// The addon and the WebAssembly modules as the tests find them: built by build.mjs.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Addon, typescriptIsa } from '../src/activeKernels.ts';
import { type WasmIsa, wasmIsas } from '../src/wasm.ts';

const packageDir = dirname(import.meta.dirname);

export const loadAddon = (): Addon => createRequire(import.meta.url)('node-gyp-build')(packageDir) as Addon;

export function loadWasm(isa: WasmIsa): Uint8Array | undefined {
  const file = join(packageDir, 'prebuilds', isa === 'wasm' ? 'kernels.wasm' : 'kernels-relaxed.wasm');
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** The tiers of the addon, of WebAssembly, and TypeScript: those that are there. */
export function testableIsas(): string[] {
  return [...addonIsas(), ...wasmIsas.filter((isa) => loadWasm(isa)), typescriptIsa];
}

function addonIsas(): string[] {
  try {
    return loadAddon().isas();
  } catch {
    return []; // loadError() of the package says why
  }
}
