// What the kernels weigh: the addon, and what they add to a bootstrap and to its zip.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeZip } from '@kinglet/bundler';
import { sizeLimits } from '../../../../packages/kernels/sizeLimits.mjs';
import type { Comparison } from '../suite.ts';

const packagesDir = new URL('../../../../packages/', import.meta.url);

/** A bar for each architecture whose files were built. */
export function compareSizes(): Comparison[] {
  return ['x64', 'arm64'].flatMap((arch) => {
    const addon = fileOf(`kernels/prebuilds/linux-${arch}/@kinglet+kernels.node`);
    const core = fileOf(`bootstrap/prebuilds/linux-${arch}/bootstrap-core`);
    const full = fileOf(`bootstrap/prebuilds/linux-${arch}/bootstrap-full`);
    return [
      ...(addon ? [atMost(`addon for ${arch}`, statSync(addon).size, sizeLimits.addon)] : []),
      ...(core && full
        ? [
            atMost(
              `bootstrap for ${arch}: full over core`,
              statSync(full).size - statSync(core).size,
              sizeLimits.bootstrap,
            ),
            atMost(`zip of that for ${arch}`, zippedBytes(full) - zippedBytes(core), sizeLimits.zip),
          ]
        : []),
    ];
  });
}

function atMost(name: string, bytes: number, limit: number): Comparison {
  return {
    case: name,
    metric: 'size',
    unit: 'bytes',
    better: 'lower',
    values: { kinglet: bytes },
    against: null,
    bar: { limit },
  };
}

function zippedBytes(file: string): number {
  return writeZip([{ name: 'bootstrap', bytes: readFileSync(file), mode: 0o755 }]).length;
}

function fileOf(path: string): string | undefined {
  const file = fileURLToPath(new URL(path, packagesDir));
  return existsSync(file) ? file : undefined;
}
