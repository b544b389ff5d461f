// The profiled handlers, built for an engine, and started as Lambda does.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildResult, build } from '@kinglet/bundler';
import { commandFor } from '@kinglet/emulator';
import { findCompiler } from '../../../../scripts/toolchain.mjs';

export type Engine = 'native' | 'node' | 'quickjs';
export type Arch = 'arm64' | 'x64';

export const arch: Arch = process.arch as Arch;
const prebuilds = join(import.meta.dirname, '../../../bootstrap/prebuilds');

/** Whether this machine can build for the engine. */
export function isBuilt(engine: Engine, target = arch): boolean {
  const dir = join(prebuilds, `linux-${target}`);
  if (engine === 'node') return true;
  if (engine === 'quickjs') return existsSync(join(dir, 'bootstrap-core'));
  return findCompiler() !== undefined && existsSync(join(dir, 'native/libkinglet-native.a'));
}

/** A folder for builds that goes with the tests; each is made once. */
export interface Builds {
  readonly build: (engine: Engine, target?: Arch) => Promise<BuildResult>;
  readonly remove: () => void;
}

export function makeBuilds(): Builds {
  const root = mkdtempSync(join(tmpdir(), 'kinglet-profiler-'));
  const made = new Map<string, Promise<BuildResult>>();
  const asset = join(root, 'note.txt');
  writeFileSync(asset, 'a note');
  return {
    build: (engine, target = arch) => {
      const outDir = join(root, `${engine}-${target}`);
      const entry = join(
        import.meta.dirname,
        engine === 'native' ? '../../assembly/profiled.ts' : '../handlers/profiled.ts',
      );
      const known =
        made.get(outDir) ??
        build({ entry, engine, arch: target, optimize: 'size', outDir, assets: { 'note.txt': asset } });
      made.set(outDir, known);
      return known;
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** What starts a build. */
export function emulated({ bootstrap, dir, arch: target }: BuildResult): {
  readonly command: string[];
  readonly cwd: string;
} {
  return { command: commandFor(bootstrap, target), cwd: dir };
}
