// The conformance kit's functions for engine `native` (kit/*.ts), built for both architectures: once for all tests, and again
// when what they are made of has changed.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Behaviour, HandlerName } from '@kinglet/emulator/behaviours';
import { arches, findCompiler } from '../../../scripts/toolchain.mjs';
import type { Arch } from '../src/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const builds = join(root, 'build', 'native-kit');

/** What AssemblyScript has no way to express, by function or by the beginning of a behaviour's name, with the reason. */
const notApplicable = JSON.parse(readFileSync(join(root, 'kit/notApplicable.json'), 'utf8')) as Record<string, string>;

/** Whether engine `native` has to pass it. */
export function appliesToNative({ name, handler }: Behaviour): boolean {
  return !Object.keys(notApplicable).some((key) => key === handler || (key.includes(' ') && name.startsWith(key)));
}

/** Whether clang and the library are there to build with. */
export const canBuildKit: boolean =
  findCompiler() !== undefined && arches.every((arch) => existsSync(join(root, `prebuilds/linux-${arch}/native`)));

/** Translates the functions to C; gives the folder of each. */
export async function translateKit(handlers: readonly HandlerName[]): Promise<(handler: HandlerName) => string> {
  const dir = folderFor('c', ['assembly/**', 'kit/*', 'src/native/*']);
  const folderOf = (handler: HandlerName): string => join(dir, handler);
  await makeMissing(handlers, folderOf, () => []);
  return folderOf;
}

/** Builds the functions' bootstraps; gives the path of each. */
export async function buildKit(
  handlers: readonly HandlerName[],
): Promise<(handler: HandlerName, arch: Arch) => string> {
  const sourceOf = await translateKit(handlers);
  const parts = ['assembly/**', 'kit/*', 'prebuilds/*/native/*', 'src/c/native/**/*.h', 'src/native/*'];
  const dir = folderFor('bootstraps', parts);
  await makeMissing(
    handlers,
    (handler) => join(dir, handler),
    (handler) => [sourceOf(handler)],
  );
  return (handler, arch) => join(dir, handler, `bootstrap-${arch}`);
}

/** The folder for what is made of these files; those of their earlier versions go. */
function folderFor(kind: string, patterns: readonly string[]): string {
  const hash = createHash('sha256').update(findCompiler()?.version ?? '');
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  for (const path of paths.sort()) hash.update(path).update(readFileSync(path));
  const dir = join(builds, kind, hash.digest('hex').slice(0, 16));
  mkdirSync(dir, { recursive: true });
  for (const other of readdirSync(join(builds, kind)).map((name) => join(builds, kind, name)))
    if (other !== dir) rmSync(other, { recursive: true, force: true });
  return dir;
}

/** Runs buildKitFunction.ts for the functions whose folder is not there, as many at a time as there are processors. */
async function makeMissing(
  handlers: readonly HandlerName[],
  folderOf: (handler: HandlerName) => string,
  moreOf: (handler: HandlerName) => readonly string[],
): Promise<void> {
  const missing = [...new Set(handlers)].filter((handler) => !existsSync(folderOf(handler)));
  const program = join(root, 'test/buildKitFunction.ts');
  const makeNext = async (): Promise<void> => {
    for (let next = missing.pop(); next; next = missing.pop()) {
      const args = [join(root, 'kit', `${next}.ts`), folderOf(next), ...moreOf(next)];
      await promisify(execFile)(process.execPath, [program, ...args]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, makeNext));
}
