// Notices changes of a project's files, with a watcher for each folder: one for a whole tree would also watch node_modules.
import { type FSWatcher, readdirSync, realpathSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { CliError } from '../cliError.ts';

/** More folders than this are not watched: it would be somebody's home. */
const maxFolders = 4000;

/**
 * Watches the folders of a project, and those of files that a build took from elsewhere.
 *
 * Invariant: `#watchers` has one watcher for each folder, by its real path, and none after `close`.
 */
export class ProjectWatch implements Disposable {
  readonly #root: string;
  readonly #ignored: readonly string[];
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed = new Set<string>();
  #wanted: (path: string) => boolean = () => true;
  #elsewhere: readonly string[] = [];
  #wake: () => void = () => undefined;
  #fault: Error | undefined;

  /** Without `node_modules`, folders whose names begin with a dot, and the `ignored` ones. Watches at once. */
  constructor(root: string, ignored: readonly string[]) {
    this.#root = realpathSync(root);
    this.#ignored = ignored.map(realPath);
    this.#watchFolders();
  }

  /** From now on, and of what has changed already, only `files` count, wherever they are; with `orSources` all sources of the project too. */
  follow(files: readonly string[], orSources: boolean): void {
    const known = new Set(files.map(realPath));
    this.#wanted = (path) => known.has(path) || (orSources && sourceFile.test(path));
    for (const path of this.#changed) if (!this.#wanted(path)) this.#changed.delete(path);
    this.#elsewhere = [...new Set([...known].map((file) => dirname(file)))].filter(isFolder);
    this.#watchFolders();
  }

  /** What has changed since the last call; waits until there is something and nothing more comes for a moment. */
  async next(wait: (ms: number) => Promise<void>, signal: AbortSignal): Promise<ReadonlySet<string>> {
    await this.#somethingChanged(signal);
    for (let before = -1; before !== this.#changed.size && !signal.aborted; ) {
      before = this.#changed.size;
      await wait(debounceMs);
    }
    if (this.#fault) throw this.#fault;
    const changed = new Set(this.#changed);
    this.#changed.clear();
    return changed;
  }

  [Symbol.dispose](): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  async #somethingChanged(signal: AbortSignal): Promise<void> {
    if (this.#changed.size > 0 || this.#fault || signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  #watchFolders(): void {
    const folders = new Set([...foldersIn(this.#root, (path) => this.#isIgnored(path)), ...this.#elsewhere]);
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#watch(folder);
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => this.#take(name === null ? folder : join(folder, name)));
      watcher.on('error', (error) => this.#fail(folder, error));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      // It was there a moment ago.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw tooMany(folder, error);
    }
  }

  #take(path: string): void {
    if (this.#isIgnored(path)) return;
    if (isFolder(path) && !this.#watchers.has(path)) this.#watchFolders();
    if (!this.#wanted(path)) return;
    this.#changed.add(path);
    this.#wake();
  }

  #fail(folder: string, error: Error): void {
    // Windows tells so that a folder was removed.
    if ((error as NodeJS.ErrnoException).code === 'EPERM' && !isFolder(folder)) return;
    this.#fault = tooMany(folder, error);
    this.#wake();
  }

  #isIgnored(path: string): boolean {
    const inside = path.startsWith(this.#root + sep) ? path.slice(this.#root.length + 1).split(sep) : [];
    if (inside.some((part, i) => part === 'node_modules' || (part.startsWith('.') && i < inside.length - 1)))
      return true;
    return this.#ignored.some((one) => path === one || path.startsWith(one + sep));
  }
}

// Not any file: what this tool prints may be sent into one.
const sourceFile = /\.(?:[cm]?[jt]sx?|json|node)$/;

/** Editors write a file in more than one step, and tools many files at a time. */
const debounceMs = 60;

function foldersIn(root: string, isIgnored: (path: string) => boolean): string[] {
  const found = [root];
  for (let i = 0; i < found.length && found.length < maxFolders; i++) {
    const folder = found[i] as string;
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.') && !isIgnored(path)) found.push(path);
    }
  }
  return found;
}

function entriesOf(folder: string): ReturnType<typeof listing> {
  try {
    return listing(folder);
  } catch (error) {
    // A folder that is not for us, or has just been removed, has no sources.
    if (['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function listing(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}

/** With the folder's links followed; the file itself may not be there yet. */
function realPath(file: string): string {
  const folder = dirname(file);
  if (folder === file || !isFolder(folder)) return file;
  return join(realpathSync(folder), basename(file));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function tooMany(folder: string, cause: unknown): CliError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const advice = code === 'ENOSPC' ? '; raise fs.inotify.max_user_watches with sysctl' : '';
  return new CliError('KINGLET_CLI_FAILED', `Expected to watch ${folder}, found: ${message}${advice}`, { cause });
}
