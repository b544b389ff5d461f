// What a running dev server says of itself, for the other verbs.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { isObject, jsonValue } from '../jsonObject.ts';
import { stateFolder } from '../stateFolder.ts';

export interface DevServerFile {
  /** Of Lambda's API. */
  readonly endpoint: string;
  /** The function URL, if there is one. */
  readonly url?: string;
  readonly pid: number;
  readonly function: string;
}

const fileName = 'dev.json';

export function writeDevFile(cwd: string, content: DevServerFile): void {
  const file = join(stateFolder(cwd), fileName);
  writeFileSync(`${file}.${content.pid}`, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(`${file}.${content.pid}`, file);
}

/** Removes the file, if it is still that of `pid`. */
export function removeDevFile(cwd: string, pid: number): void {
  if (read(cwd)?.pid === pid) rmSync(join(cwd, '.kinglet', fileName), { force: true });
}

/**
 * The dev server of this project, if it runs: a file whose process has ended, or whose server does not answer, counts as none.
 */
export async function runningDevServer({ cwd, fetch, signal }: World): Promise<DevServerFile | undefined> {
  const file = read(cwd);
  return file && isAlive(file.pid) && (await isListening({ fetch, signal }, file.endpoint)) ? file : undefined;
}

type World = Pick<Context, 'cwd' | 'fetch' | 'signal'>;

/** How long a server may take to say anything at all. */
const patienceMs = 5000;

// The process of a file that was left behind may have its number from a new one.
async function isListening({ fetch, signal }: Omit<World, 'cwd'>, endpoint: string): Promise<boolean> {
  try {
    await (await fetch(endpoint, { signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) })).arrayBuffer();
    return true;
  } catch (error) {
    if (signal.aborted) throw new CliError('KINGLET_CLI_INTERRUPTED', 'Interrupted', { cause: error });
    return false;
  }
}

function read(cwd: string): DevServerFile | undefined {
  try {
    const value = jsonValue(readFileSync(join(cwd, '.kinglet', fileName), 'utf8'))?.value;
    return isDevFile(value) ? value : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isDevFile(value: unknown): value is DevServerFile {
  if (!isObject(value)) return false;
  const { endpoint, pid, function: name } = value;
  return typeof endpoint === 'string' && Number.isInteger(pid) && (pid as number) > 0 && typeof name === 'string';
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
