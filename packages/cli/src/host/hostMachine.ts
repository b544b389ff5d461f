// The machine that `kinglet host` is about.
import { join, resolve } from 'node:path';
import type { JournalStore, Permission, Sources, TuningFiles } from '@kinglet/host';
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

/** This machine, or the one whose files are below `root`, of which nothing but files is known. */
export function hostMachine(
  { fileJournal, noCalls, ownSources, tuningFiles }: HostPackage,
  { cwd, env, platform, hostArch }: Context,
  root: string | undefined,
): HostMachine {
  const folder = resolve(cwd, root ?? '/');
  const files = tuningFiles(folder);
  const recorded: Sources = { files, calls: noCalls, env: {}, platform: 'linux', arch: hostArch };
  return {
    sources: root === undefined ? { ...ownSources(), env } : recorded,
    files,
    permission: { env, platform },
    journalAt: (path) => fileJournal(path === undefined ? join(folder, usualJournal) : resolve(cwd, path)),
  };
}
