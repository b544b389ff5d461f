// What was written over which values: enough to put everything back, after a crash too.
import { HostError } from '../errors.ts';
import { chosenValue, isTunable } from './tunables.ts';
import type { JournalStore } from './tuningFiles.ts';

export interface JournalEntry {
  readonly path: string;
  /** The whole text of the file before. */
  readonly before: string;
  /** The value that was written. */
  readonly to: string;
  /** The whole text of the file after; null until it was read, so that the write may or may not have happened. */
  readonly after: string | null;
  readonly state: 'pending' | 'undone' | 'written';
}

/** In the order of the writes. */
export type Journal = readonly JournalEntry[];

const version = 1;

/** @throws {HostError} KINGLET_HOST_JOURNAL when it cannot be read, or is no journal; KINGLET_HOST_PLAN when it names what is never written */
export function loadJournal(store: JournalStore): Journal | undefined {
  const text = guarded(store, 'read', () => store.load());
  return text === undefined ? undefined : parseJournal(text, store.name);
}

/** @throws {HostError} KINGLET_HOST_JOURNAL when it cannot be written */
export function saveJournal(store: JournalStore, writes: Journal): void {
  guarded(store, 'write', () => store.save(`${JSON.stringify({ version, writes }, null, 2)}\n`));
}

function guarded<Value>({ name }: JournalStore, verb: string, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    const message = `Expected to ${verb} the journal ${name}, found: ${(cause as Error).message}`;
    throw new HostError('KINGLET_HOST_JOURNAL', message, { cause });
  }
}

function parseJournal(text: string, name: string): Journal {
  const found = parsed(text, name);
  if (typeof found !== 'object' || found === null || !('version' in found) || !('writes' in found))
    throw noJournal(name, 'neither version nor writes');
  if (found.version !== version) throw noJournal(name, `version ${JSON.stringify(found.version)}`);
  if (!Array.isArray(found.writes)) throw noJournal(name, 'writes that are no list');
  return found.writes.map((entry: unknown) => checkedEntry(entry, name));
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw noJournal(name, (cause as Error).message, cause);
  }
}

function checkedEntry(entry: unknown, name: string): JournalEntry {
  if (!isEntry(entry)) throw noJournal(name, `the write ${JSON.stringify(entry)}`);
  if (isTunable(entry.path, chosenValue(entry.before)) && isTunable(entry.path, entry.to)) return entry;
  throw new HostError('KINGLET_HOST_PLAN', `Expected a setting that tuning writes in ${name}, found ${entry.path}`);
}

function isEntry(entry: unknown): entry is JournalEntry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { path, before, to, after, state } = entry as Partial<Record<keyof JournalEntry, unknown>>;
  const areTexts = [path, before, to].every((text) => typeof text === 'string');
  const isRead = typeof after === 'string' || (after === null && state !== 'written');
  return areTexts && isRead && ['pending', 'undone', 'written'].includes(state as string);
}

function noJournal(name: string, found: string, cause?: unknown): HostError {
  const message = `Expected a journal of version ${version} in ${name}, found: ${found}`;
  return new HostError('KINGLET_HOST_JOURNAL', message, { cause });
}
