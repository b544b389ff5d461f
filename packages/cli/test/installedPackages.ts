// What `npm install @kinglet/cli` brings: Kinglet's own packages as they are packed, others as they lie in node_modules.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Of all its files, unpacked. A large file that another package has too counts once: esbuild links its program. */
  readonly bytes: number;
}

/** The package in `folder` and all that it depends on; of optional dependencies those for this machine. */
export function installedPackages(folder: string): readonly InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  const seen = new Set<string>();
  const waiting = [realpathSync(folder)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    const { name, version, dependencies = {}, optionalDependencies = {} } = manifest(next);
    found.set(next, { name, version, bytes: isOwn(next) ? packedBytes(next, seen) : bytesIn(next, seen) });
    for (const dependency of Object.keys(dependencies)) waiting.push(located(next, dependency, true));
    for (const dependency of Object.keys(optionalDependencies)) {
      const place = located(next, dependency, false);
      if (place !== '') waiting.push(place);
    }
  }
  return [...found.values()].toSorted((a, b) => b.bytes - a.bytes);
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function isOwn(folder: string): boolean {
  return !folder.includes('/node_modules/');
}

/** As Node looks for it; '' when it may be missing and is. */
function located(from: string, name: string, isNeeded: boolean): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return realpathSync(place);
  }
  if (isNeeded) throw new Error(`expected ${name} for ${from}, found none: type npm run build`);
  return '';
}

function packedBytes(folder: string, seen: Set<string>): number {
  const out = mkdtempSync(join(tmpdir(), 'kinglet-packed-'));
  try {
    execFileSync('pnpm', ['pack', '--pack-destination', out], { cwd: folder, stdio: 'pipe' });
    const [tarball = ''] = readdirSync(out);
    execFileSync('tar', ['-xzf', join(out, tarball), '-C', out]);
    return bytesIn(join(out, 'package'), seen);
  } finally {
    rmSync(out, { recursive: true });
  }
}

function bytesIn(folder: string, seen: Set<string>): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, '/').slice(folder.length).startsWith('/node_modules/'))
    .reduce((total, entry) => total + newBytes(join(entry.parentPath, entry.name), seen), 0);
}

function newBytes(file: string, seen: Set<string>): number {
  const { size } = statSync(file);
  if (size < 1_000_000) return size;
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (seen.has(hash)) return 0;
  seen.add(hash);
  return size;
}
