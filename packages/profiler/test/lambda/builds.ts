// The profiled handlers, built for an engine, and started as Lambda does.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '@kinglet/bundler';
import { commandFor } from '@kinglet/emulator';
import { findCompiler } from '../../../../scripts/toolchain.mjs';
import { compileTranslated } from '../../../bootstrap/src/native/compileNative.ts';
import { findClang } from '../../../bootstrap/src/native/findClang.ts';
import { cpusOf } from '../../../bootstrap/src/native/nativeOptions.ts';
import { translate } from '../../../bootstrap/src/native/translate.ts';
import { nativeLibraryDir } from '../../../bootstrap/src/prebuilds.ts';

export type Engine = 'native' | 'node' | 'quickjs';
export type Arch = 'arm64' | 'x64';

export const arch: Arch = process.arch as Arch;
const packages = join(import.meta.dirname, '../../..');

/** Whether this machine can build for the engine. */
export function isBuilt(engine: Engine, target = arch): boolean {
  const dir = join(packages, `bootstrap/prebuilds/linux-${target}`);
  if (engine === 'node') return true;
  if (engine === 'quickjs') return existsSync(join(dir, 'bootstrap-core'));
  return findCompiler() !== undefined && existsSync(join(dir, 'native/libkinglet-native.a'));
}

/** What starts a function. */
export interface Built {
  readonly command: string[];
  readonly cwd: string;
}

/** A folder for builds that goes with the tests; each is made once. */
export interface Builds {
  readonly build: (engine: Engine, target?: Arch) => Promise<Built>;
  readonly remove: () => void;
}

export function makeBuilds(): Builds {
  const root = mkdtempSync(join(tmpdir(), 'kinglet-profiler-'));
  const made = new Map<string, Promise<Built>>();
  const once = (name: string, make: () => Promise<Built>): Promise<Built> => {
    const built = made.get(name) ?? make();
    made.set(name, built);
    return built;
  };
  const asset = join(root, 'note.txt');
  writeFileSync(asset, 'a note');
  const bundled = async (engine: 'node' | 'quickjs', target: Arch): Promise<Built> => {
    const entry = join(import.meta.dirname, '../handlers/profiled.ts');
    const outDir = join(root, `${engine}-${target}`);
    const { bootstrap, dir } = await build({ entry, engine, arch: target, outDir, assets: { 'note.txt': asset } });
    return { command: commandFor(bootstrap, target), cwd: dir };
  };
  // The translation, which takes longest, is for both processors.
  const translated = join(root, 'native');
  const native = async (target: Arch): Promise<Built> => {
    await once('translated', () => translateInto(translated));
    return compileInto(join(root, `native-${target}`), { translated, asset, target });
  };
  return {
    build: (engine, target = arch) =>
      once(`${engine}-${target}`, () => (engine === 'native' ? native(target) : bundled(engine, target))),
    remove: () => rmSync(root, { recursive: true }),
  };
}

async function translateInto(dir: string): Promise<Built> {
  mkdirSync(dir);
  const entry = join(import.meta.dirname, '../../assembly/profiled.ts');
  await translate({ entry, optimize: 'size', maxMemoryMb: 64 }, dir);
  return { command: [], cwd: dir };
}

async function compileInto(
  cwd: string,
  { translated, asset, target }: { readonly translated: string; readonly asset: string; readonly target: Arch },
): Promise<Built> {
  const options = { arch: target, optimize: 'size', cpu: cpusOf[target][0] } as const;
  const bytes = await compileTranslated(options, await findClang(), nativeLibraryDir(target), translated);
  const bootstrap = join(cwd, 'bootstrap');
  mkdirSync(cwd);
  copyFileSync(asset, join(cwd, 'note.txt'));
  writeFileSync(bootstrap, bytes, { mode: 0o755 });
  return { command: commandFor(bootstrap, target), cwd };
}
