// Puts back what applyTuning wrote over.
import { HostError } from '../errors.ts';
import { type Journal, type JournalEntry, loadJournal, saveJournal } from './journal.ts';
import { checkPermission, ownPermission, type Permission } from './permission.ts';
import { chosenValue, isChoice } from './tunables.ts';
import { type JournalStore, type TuningFiles, tuningFiles } from './tuningFiles.ts';

export interface UndoOptions {
  /** `restore` also where somebody else has written since. @default 'refuse' */
  readonly changed?: 'refuse' | 'restore';
  /** @default this machine's */
  readonly files?: TuningFiles;
  /** What is missing is this process's. */
  readonly permission?: Partial<Permission>;
}

/** A value that was put back. */
export interface UndoneWrite {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Restores every file of a journal to the bytes it had, the last write first, and says which it had to write. May be
 * called again, after it or applyTuning was killed half-way too: what is restored already is left alone.
 *
 * @throws {HostError} KINGLET_HOST_REFUSED as applyTuning; KINGLET_HOST_JOURNAL when there is no journal, or it cannot
 * be read or written; KINGLET_HOST_CHANGED when a value is not what was applied, before anything is restored;
 * KINGLET_HOST_WRITE when the kernel does not take an old value back
 */
export function undoTuning(store: JournalStore, options: UndoOptions = {}): readonly UndoneWrite[] {
  const { changed = 'refuse', files = tuningFiles(), permission } = options;
  const journal = loadJournal(store);
  if (!journal) throw new HostError('KINGLET_HOST_JOURNAL', `Expected a journal in ${store.name}, found none`);
  const open = journal.filter(({ state }) => state !== 'undone');
  checkPermission(
    { ...ownPermission(), ...permission },
    files,
    open.map(({ path }) => path),
  );
  for (const entry of open) checkOwn(entry, files, changed);
  return undoAll(journal, files, store);
}

function checkOwn(entry: JournalEntry, files: TuningFiles, changed: 'refuse' | 'restore'): void {
  const now = files.read(entry.path);
  if (now !== undefined && (changed === 'restore' || now === entry.before || isOwn(entry, now))) return;
  const expected = chosenValue(entry.after ?? `${chosenValue(entry.before)} or ${entry.to}`);
  const found = now === undefined ? 'nothing that can be read' : chosenValue(now);
  throw new HostError(
    'KINGLET_HOST_CHANGED',
    `Expected ${expected} in ${entry.path}, found ${found}: somebody has changed it since; force it to restore ${chosenValue(entry.before)}`,
  );
}

function isOwn({ path, before, to, after }: JournalEntry, now: string): boolean {
  // No setting is empty: a file outside the kernel is, where a write was killed between its two halves.
  if (now === '') return true;
  if (after !== null) return now === after;
  const value = chosenValue(now);
  if (value === to || !path.endsWith('/nr_hugepages')) return value === to;
  // Killed while the kernel gathered huge pages: it may have got some of them.
  const [first, last, found] = [Number(before), Number(to), Number(value)];
  return found > Math.min(first, last) && found < Math.max(first, last);
}

function undoAll(journal: Journal, files: TuningFiles, store: JournalStore): readonly UndoneWrite[] {
  let entries = journal;
  const undone: UndoneWrite[] = [];
  for (const entry of journal.toReversed()) {
    if (entry.state === 'undone') continue;
    const from = files.read(entry.path);
    if (from !== entry.before) {
      restore(entry, from, files);
      undone.push({ path: entry.path, from: chosenValue(from ?? ''), to: chosenValue(entry.before) });
    }
    entries = entries.map((each) => (each.path === entry.path ? { ...each, state: 'undone' } : each));
    saveJournal(store, entries);
  }
  return undone;
}

/** Of a choice the kernel takes the word alone; a recorded file, which shows no choice after a write, all of its text. */
function restore({ path, before }: JournalEntry, from: string | undefined, files: TuningFiles): void {
  const failed = (found: string, cause?: unknown): HostError =>
    new HostError('KINGLET_HOST_WRITE', `Expected to restore ${chosenValue(before)} in ${path}, found: ${found}`, {
      cause,
    });
  try {
    files.write(path, isChoice(before) && isChoice(from ?? '') ? `${chosenValue(before)}\n` : before);
  } catch (cause) {
    throw failed((cause as Error).message, cause);
  }
  const after = files.read(path);
  if (after !== before) throw failed(after === undefined ? 'nothing that can be read' : chosenValue(after));
}
