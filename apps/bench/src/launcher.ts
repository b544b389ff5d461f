// Where the C programs of this app are, and what a machine without them is told.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BenchError } from './errors.ts';

/** The path of the cold-start launcher. Throws BenchError KINGLET_BENCH_LAUNCHER_MISSING when it was not built. */
export function launcherFile(): string {
  return prebuilt('launch');
}

/** The path of the static C program that only connects and asks for an event. Throws as launcherFile does. */
export function floorFile(): string {
  return prebuilt('floor');
}

/** The path of the event server. Throws as launcherFile does. */
export function serverFile(): string {
  return prebuilt('serve');
}

function prebuilt(name: string): string {
  const file = fileURLToPath(new URL(`../prebuilds/linux-${process.arch}/${name}`, import.meta.url));
  if (existsSync(file)) return file;
  throw new BenchError(
    'KINGLET_BENCH_LAUNCHER_MISSING',
    `Expected the program ${name} for linux-${process.arch}, which needs clang >= 16 with lld and musl; type: npm run build`,
  );
}
