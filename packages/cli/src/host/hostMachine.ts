// The machine that `kinglet host` is about.
import { join, resolve } from 'node:path';
import type { JournalStore, Permission, Sources, TuningFiles } from '@kinglet/host';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import type { HostPackage } from './hostPackage.ts';

export interface HostMachine {
  readonly sources: Sources;
  readonly files: TuningFiles;
  readonly permission: Partial<Permission>;
  /** The journal at `path`, or where that of this machine usually is. */
  readonly journalAt: (path: string | undefined) => JournalStore;
}

const usualJournal = 'var/lib/kinglet/tuning.json';

/**
 * This machine, or the one whose files are below `root`, of which nothing but files is known.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for a folder that holds no machine
 */
export function hostMachine(
  { fileJournal, noCalls, ownSources, tuningFiles }: HostPackage,
  { cwd, env, platform }: Context,
  root: string | undefined,
): HostMachine {
  const folder = resolve(cwd, root ?? '/');
  const files = tuningFiles(folder);
  if (root !== undefined && ![...files.list('/proc'), ...files.list('/sys')].length)
    throw usageError(`Expected --root to be a folder with proc or sys, got ${root}`);
  const recorded: Sources = { files, calls: noCalls, env: {}, platform: 'linux', arch: archOf(files) };
  return {
    sources: root === undefined ? { ...ownSources(), env } : recorded,
    files,
    permission: { env, platform },
    journalAt: (path) => fileJournal(path === undefined ? join(folder, usualJournal) : resolve(cwd, path)),
  };
}

/** Node's name for it, by the rows of /proc/cpuinfo that only one of them has. */
function archOf(files: TuningFiles): string {
  const cpuinfo = files.read('/proc/cpuinfo') ?? '';
  if (/^CPU architecture\s*: 8$/m.test(cpuinfo)) return 'arm64';
  return /^cpu family\s*: \d+$/m.test(cpuinfo) ? 'x64' : 'unknown';
}
