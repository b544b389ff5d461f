// Finds the files that AssemblyScript's compiler asks for. It looks for packages below its base directory alone, and for those
// that a package depends on inside that package; a workspace of pnpm has neither there.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the compiler calls the folder of our own library, below its base directory. */
export const libraryPath: string = 'kinglet-library';
const library = fileURLToPath(new URL('../../assembly', import.meta.url));

/** Reads the file that the compiler means by an absolute path; null when there is none. */
export function sourceReader({
  entry,
  baseDir,
}: {
  readonly entry: string;
  readonly baseDir: string;
}): (path: string) => string | null {
  const ours = resolve(baseDir, libraryPath);
  const packages = resolve(baseDir, 'node_modules');
  return (path) => {
    const candidates = placesOf(path).flatMap((place) => [place, besideRealPackage(place) ?? place]);
    const found = candidates.find((candidate) => existsSync(candidate));
    return found === undefined ? null : readFileSync(found, 'utf8');
  };

  function placesOf(path: string): string[] {
    if (path.startsWith(`${ours}/`)) return [library + path.slice(ours.length)];
    if (!path.startsWith(`${packages}/`)) return [path];
    return packageFolders(entry).map((folder) => folder + path.slice(packages.length));
  }
}

/** Where Node would look for what the file imports. */
function packageFolders(file: string): string[] {
  const dir = dirname(file);
  return dir === file ? [] : [join(dir, 'node_modules'), ...packageFolders(dir)];
}

/** pnpm has the dependencies of a package beside its real folder. */
function besideRealPackage(path: string): string | undefined {
  const [, owner = '', rest = ''] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\/node_modules\/(.+)$/.exec(path) ?? [];
  if (owner === '' || !existsSync(owner)) return undefined;
  const real = realpathSync(owner);
  return join(real.slice(0, real.lastIndexOf('/node_modules/')), 'node_modules', rest);
}
