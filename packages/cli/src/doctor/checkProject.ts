// Whether this folder holds a function.
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { functionName } from '../functionName.ts';
import { type Finding, ok, problem } from './finding.ts';

interface ConfigReading {
  /** Where a config file is, or may be. */
  readonly configFiles: readonly string[];
  /** Reads and checks it. */
  readonly reread: () => Promise<unknown>;
}

/** Rejects with what is wrong in the config file, which `runChecks` makes a problem. */
export async function checkConfig(cwd: string, { configFiles, reread }: ConfigReading): Promise<readonly Finding[]> {
  await reread();
  const there = configFiles.filter((file) => existsSync(file)).map((file) => relative(cwd, file));
  return [ok('config', there[0] ?? 'no file, so defaults')];
}

export function checkEntry(cwd: string, entry: string): readonly Finding[] {
  if (existsSync(resolve(cwd, entry))) return [ok('entry', entry)];
  return [
    problem('entry', `there is no ${entry}`, 'kinglet init, or name yours with --entry or `entry` in the config'),
  ];
}

/** Throws when there is none, which `runChecks` makes a problem. */
export function checkName(cwd: string, name: string | undefined): readonly Finding[] {
  return [ok('function name', functionName(cwd, name))];
}
