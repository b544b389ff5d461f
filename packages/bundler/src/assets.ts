// Reads the files that a user ships beside the code, and refuses names that would leave the zip or replace the code.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { BundlerError } from './bundlerError.ts';
import { kernelsAddonName } from './kernelsAddon.ts';
import type { ZipEntry } from './zip.ts';

/**
 * The entries for `assets`: name in the zip (relative, `/` between folders) -> path of the file.
 *
 * @throws BundlerError KINGLET_BUNDLER_ASSET for a name or a file that cannot be used
 */
export function readAssets(assets: Readonly<Record<string, string>>): ZipEntry[] {
  const names = Object.keys(assets);
  names.forEach(checkName);
  const inside = names.find((name) => names.some((other) => name.startsWith(`${other}/`)));
  if (inside) refuse(inside, 'a folder that is not also a file', 'rename one of the two');
  return names.map((name) => ({ name, bytes: read(name, assets[name]!), mode: 0o644 }));
}

const reserved = new Set(['bootstrap', 'handler.mjs', 'index.mjs', kernelsAddonName]);

function checkName(name: string): void {
  const isInside = name !== '' && !posix.isAbsolute(name) && posix.normalize(name) === name && !name.startsWith('..');
  if (!isInside || /[\\\0:]|\/$|^\.$/.test(name)) {
    refuse(
      name,
      'a relative path without `..`, `.`, `\\`, `:` or empty parts',
      'give the name it shall have in the zip',
    );
  }
  if (reserved.has(name.split('/')[0]!)) refuse(name, `none of ${[...reserved].join(', ')}`, 'rename the asset');
}

function read(name: string, path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new BundlerError(
      'KINGLET_BUNDLER_ASSET',
      `expected a readable file for asset \`${name}\`, found: ${(cause as Error).message}; check the path`,
      { cause },
    );
  }
}

function refuse(name: string, expected: string, advice: string): never {
  throw new BundlerError(
    'KINGLET_BUNDLER_ASSET',
    `expected an asset name to be ${expected}, found ${JSON.stringify(name)}: ${advice}`,
  );
}
