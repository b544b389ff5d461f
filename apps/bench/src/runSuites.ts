// Runs suites one after the other and writes what they found; the entry file only adds the process around it.
import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describeMachine, loadWarning, machineLine } from './machine.ts';
import { installPeer, peerVersions } from './peers.ts';
import type { Progress } from './progress.ts';
import { type Summary, saveResult, writeSummary } from './records.ts';
import type { Suite, SuiteContext } from './suite.ts';

export interface RunSuitesOptions {
  readonly suites: readonly string[];
  readonly quick: boolean;
  /** Only the cases whose name contains this. */
  readonly filter?: string | undefined;
  readonly progress: Progress;
  /** Where the report, the summary and the charts go. */
  readonly docsDir: string;
  /** Where peers and builds go: ignored by version control. */
  readonly cacheDir: string;
  /** @default the folder suites/ of this app */
  readonly suitesDir?: string;
  readonly now?: () => Date;
}

const ownSuites = fileURLToPath(new URL('suites/', import.meta.url));

/** The suites there are: every module in suites/ that is not a test. */
export function suiteNames(dir: string = ownSuites): string[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** The title of each suite, for --list. */
export async function suiteTitles(dir: string = ownSuites): Promise<Record<string, string>> {
  const entries = await Promise.all(suiteNames(dir).map(async (name) => [name, (await loadSuite(dir, name)).title]));
  return Object.fromEntries(entries);
}

/** Runs the suites in order; each one's figures are on disk before the next one starts. */
export async function runSuites(options: RunSuitesOptions): Promise<Summary> {
  const { suites, quick, progress, docsDir, suitesDir = ownSuites, now = () => new Date() } = options;
  progress.done(machineLine(describeMachine()));
  for (const name of suites) {
    const suite = await loadSuite(suitesDir, name);
    const machine = describeMachine();
    const warning = loadWarning(machine);
    if (warning !== undefined) progress.done(`warning: ${warning}`);
    progress.update(suite.title);
    const result = await suite.run(await contextFor(name, options));
    const { title, description } = suite;
    const notes = [...(result.notes ?? []), ...(warning === undefined ? [] : [`At the start: ${warning}.`])];
    const facts = { suite: name, title, description, date: now().toISOString(), quick, machine };
    await saveResult(docsDir, facts, { ...result, notes });
    progress.done(`${name}: ${result.comparisons.length} comparisons`);
  }
  return writeSummary(docsDir, suiteNames(suitesDir));
}

async function loadSuite(dir: string, name: string): Promise<Suite> {
  const module = (await import(pathToFileURL(join(dir, `${name}.ts`)).href)) as { suite: Suite };
  return module.suite;
}

async function contextFor(suite: string, options: RunSuitesOptions): Promise<SuiteContext> {
  const { quick, filter, progress, cacheDir } = options;
  const workDir = join(cacheDir, 'bench', suite);
  await mkdir(workDir, { recursive: true });
  return {
    quick,
    filter,
    progress,
    workDir,
    installPeer: async (peer) => {
      progress.update(`installing ${peer.name}`);
      const dir = await installPeer(peer, join(cacheDir, 'peers'));
      progress.done(`peer ${peer.name}: ${peerVersions(peer)}`);
      return dir;
    },
  };
}
