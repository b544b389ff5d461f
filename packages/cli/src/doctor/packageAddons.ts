// The addons in packages, which some load by paths that they put together at run time.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { NativeFile } from '@kinglet/bundler';

/** The `.node` and `.so` files of the packages in node_modules that `inputs` are from, named by package and path. */
export function packageAddons(inputs: readonly string[]): readonly NativeFile[] {
  const folders = new Set(inputs.flatMap((input) => packageFolder(input) ?? []));
  return [...folders].flatMap((folder) => addonsIn(folder).map((file) => named(folder, file)));
}

// …/node_modules/name or …/node_modules/@scope/name.
function packageFolder(input: string): string | undefined {
  return /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(input)?.[0];
}

function addonsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : addonsIn(join(folder, entry.name));
    return entry.isFile() && /(\.node|\.so(\.\d+)*)$/.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}

// node-gyp leaves what it linked in obj.target as well.
const skipped: ReadonlySet<string> = new Set(['node_modules', 'obj.target', '.git']);

function named(folder: string, file: string): NativeFile {
  const name = folder.slice(folder.lastIndexOf(`${sep}node_modules${sep}`) + 1);
  return { name: join(name, relative(folder, file)).split(sep).join('/'), bytes: readFileSync(file) };
}
