// Engine `node`: the handler as a module, the loop beside it, and the addons that it loads.
import type { Made } from './build.ts';
import { type Bundle, bundleLoop } from './bundle.ts';
import type { Arch } from './elf.ts';
import { findKernelsAddon, kernelsAddonName } from './kernelsAddon.ts';

/** @throws BundlerError KINGLET_BUNDLER_ARCH when there is no addon for `arch` */
export async function makeNode(made: Bundle, arch: Arch, minify: boolean): Promise<Made> {
  const encoder = new TextEncoder();
  const kernels = findKernelsAddon(made.inputs, arch);
  const files = Object.entries(made.files).map(([name, bytes]) => ({ name, bytes, mode: 0o644 }));
  return {
    engine: 'node',
    ...(made.engineReason ? { engineReason: made.engineReason } : {}),
    entries: [
      { name: 'index.mjs', bytes: encoder.encode(await bundleLoop(minify)), mode: 0o644 },
      { name: 'handler.mjs', bytes: encoder.encode(made.code), mode: 0o644 },
      ...(kernels ? [{ name: kernelsAddonName, bytes: kernels, mode: 0o644 }] : []),
      ...files,
    ],
    expected: {},
    warnings: made.warnings,
    inputs: made.inputs,
    map: made.map,
  };
}
