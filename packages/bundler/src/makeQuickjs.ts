// Engine `quickjs`: bytecode behind a prebuilt bootstrap.
import { appendBytecode, compileBytecode, encodeSourceMap } from '@kinglet/bootstrap';
import type { BuildOptions, Made } from './build.ts';
import type { Bundle } from './bundle.ts';
import { BundlerError } from './bundlerError.ts';
import type { Arch } from './elf.ts';
import { readBootstrap } from './readBootstrap.ts';

/** @throws BundlerError KINGLET_BUNDLER_ARCH, KINGLET_BUNDLER_SYNTAX */
export async function makeQuickjs(
  { code, map, flavour = 'core', warnings, inputs }: Bundle,
  arch: Arch,
  { optimize = 'speed', sourceMap = optimize === 'speed' }: BuildOptions,
): Promise<Made> {
  const bootstrap = readBootstrap(arch, flavour);
  const bytecode = await compile(code, optimize !== 'speed' && !sourceMap);
  const places = sourceMap ? encodeSourceMap(map, moduleName) : undefined;
  return {
    engine: 'quickjs',
    flavour,
    entries: [{ name: 'bootstrap', bytes: appendBytecode(bootstrap, bytecode, places), mode: 0o755 }],
    expected: { static: true, stripped: true, minKernelVectors: flavour === 'full' ? 1 : 0 },
    warnings,
    inputs,
  };
}

// What stack traces call the bundle.
const moduleName = 'handler.mjs';

// esbuild has already parsed it, so what the engine refuses is a feature that it lacks.
async function compile(code: string, stripDebug: boolean): Promise<Uint8Array> {
  try {
    return await compileBytecode(code, moduleName, { stripDebug });
  } catch (cause) {
    throw new BundlerError(
      'KINGLET_BUNDLER_SYNTAX',
      `expected code that engine quickjs compiles, found: ${(cause as Error).message}; write it differently, or use engine \`node\``,
      { cause },
    );
  }
}
