// Builds one target with the bundler and says how to start what it made.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '@kinglet/bundler';
import { commandFor } from '@kinglet/emulator';
import type { HandlerName } from './answers.ts';
import { hasModel, writePlan } from './models.ts';
import type { Engine, Target } from './targets.ts';

/** A target, the echo that the size check uses, or the published MNIST model that is started cold. */
export type Buildable = Omit<Target, 'handler'> & { readonly handler: HandlerName | 'echo' | 'mnist' };

/** A target that can be started: its command and folder, and what Lambda would get. */
export interface Built<T extends Buildable = Buildable> {
  readonly target: T;
  readonly command: readonly string[];
  readonly cwd: string;
  /** Everything that is unpacked in the function's folder: for node all files, the native addon included. */
  readonly bootstrapBytes: number;
  readonly zipBytes: number;
}

/** The source of a handler of this app; engine `native` has its own, in AssemblyScript. */
export function handlerFile(name: string, engine: Engine): string {
  const folder = engine === 'native' ? '../assembly' : 'handlers';
  return fileURLToPath(new URL(`${folder}/${name}.ts`, import.meta.url));
}

/** Builds `target` into a folder of its own under `outDir`. Rejects with the bundler's error. */
export async function buildTarget<T extends Buildable>(target: T, outDir: string): Promise<Built<T>> {
  const { handler, engine, arch } = target;
  const dir = freshDir(outDir, target);
  const assets = hasModel(handler) ? await writePlan(handler, join(outDir, 'plans')) : {};
  const result = await build({ entry: handlerFile(handler, engine), engine, arch, outDir: dir, assets });
  const command = engine === 'node' ? [process.execPath, result.bootstrap] : commandFor(result.bootstrap, arch);
  return {
    target,
    command,
    cwd: dirname(result.bootstrap),
    bootstrapBytes: engine === 'node' ? bytesOf(result.dir) : result.bootstrapBytes,
    zipBytes: result.zipBytes,
  };
}

function freshDir(outDir: string, { handler, engine, arch }: Buildable): string {
  const dir = join(outDir, `${handler}-${engine}-${arch}`);
  rmSync(dir, { recursive: true, force: true });
  return dir;
}

function bytesOf(dir: string): number {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
