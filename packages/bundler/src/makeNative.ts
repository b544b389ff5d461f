// Engine `native`: AssemblyScript, compiled to machine code.
import { BootstrapError, type BootstrapErrorCode, compileNative, cpusWithSve } from '@kinglet/bootstrap';
import type { BuildOptions, Made } from './build.ts';
import { BundlerError, type BundlerErrorCode } from './bundlerError.ts';
import type { Arch } from './elf.ts';
import { findEntry } from './findEntry.ts';

/** @throws BundlerError what `build` throws for this engine */
export async function makeNative({ entry, optimize, cpu, maxMemoryMb, cc }: BuildOptions, arch: Arch): Promise<Made> {
  const optional = { optimize, cpu, maxMemoryMb, cc };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  const { bootstrap, warnings } = await compile({ entry: findEntry(entry), arch, ...given });
  return {
    engine: 'native',
    entries: [{ name: 'bootstrap', bytes: bootstrap, mode: 0o755 }],
    expected: { static: true, stripped: true, allowSve: cpu !== undefined && cpusWithSve.includes(cpu) },
    warnings,
  };
}

const codes: Partial<Record<BootstrapErrorCode, BundlerErrorCode>> = {
  KINGLET_BOOTSTRAP_EXPORT: 'KINGLET_BUNDLER_EXPORT',
  KINGLET_BOOTSTRAP_IMPORT: 'KINGLET_BUNDLER_IMPORT',
  KINGLET_BOOTSTRAP_NOT_BUILT: 'KINGLET_BUNDLER_ARCH',
  KINGLET_BOOTSTRAP_OPTIONS: 'KINGLET_BUNDLER_OPTIONS',
  KINGLET_BOOTSTRAP_SYNTAX: 'KINGLET_BUNDLER_SYNTAX',
  KINGLET_BOOTSTRAP_TOOL: 'KINGLET_BUNDLER_TOOL',
};

async function compile(options: Parameters<typeof compileNative>[0]): ReturnType<typeof compileNative> {
  try {
    return await compileNative(options);
  } catch (cause) {
    if (!(cause instanceof BootstrapError)) throw cause;
    throw new BundlerError(codes[cause.code] ?? 'KINGLET_BUNDLER_NATIVE', cause.message, { cause });
  }
}
