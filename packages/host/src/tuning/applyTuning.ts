// Writes a plan, remembering what was there.
import { HostError } from '../errors.ts';
import type { TuningWrite } from './advice.ts';
import { type JournalEntry, loadJournal, saveJournal } from './journal.ts';
import { checkPermission, ownPermission, type Permission } from './permission.ts';
import type { TuningPlan } from './planTuning.ts';
import { chosenValue, isTunable } from './tunables.ts';
import { type JournalStore, type TuningFiles, tuningFiles } from './tuningFiles.ts';

export interface ApplyOptions {
  /** The caller has asked whoever the machine belongs to. */
  readonly consent: true;
  readonly journal: JournalStore;
  /** @default this machine's */
  readonly files?: TuningFiles;
  /** What is missing is this process's. */
  readonly permission?: Partial<Permission>;
}

/** A write, and what the file said after it. */
export interface AppliedWrite extends TuningWrite {
  /** Not `to` where the kernel gave less: fewer huge pages than were asked for. */
  readonly now: string;
}

/**
 * Makes the writes of a plan in order. Before each, the journal holds the old value, on the disk; killed at any point,
 * `undoTuning` with that journal restores everything. Nothing is written unless everything may be.
 *
 * @throws {HostError} KINGLET_HOST_REFUSED without consent, on Lambda, without root, on a read-only mount;
 * KINGLET_HOST_PLAN for what is never written; KINGLET_HOST_CHANGED when a value is not the plan's `from` any more;
 * KINGLET_HOST_JOURNAL when the journal is another's that is still to be undone, or cannot be written;
 * KINGLET_HOST_WRITE when the kernel refuses a write: those before it stay, for `undoTuning`
 */
export function applyTuning({ writes }: TuningPlan, options: ApplyOptions): readonly AppliedWrite[] {
  const { consent, journal, files = tuningFiles(), permission } = options;
  if (consent !== true) throw new HostError('KINGLET_HOST_REFUSED', 'Expected consent: true, found none');
  checkWrites(writes);
  const paths = writes.map(({ path }) => path);
  checkPermission({ ...ownPermission(), ...permission }, files, paths);
  checkJournal(journal);
  const before = writes.map((write) => currentText(files, write));
  return applyAll(writes, before, files, journal);
}

function checkWrites(writes: readonly TuningWrite[]): void {
  const paths = writes.map(({ path }) => path);
  const repeated = paths.find((path, at) => paths.indexOf(path) !== at);
  if (repeated !== undefined)
    throw new HostError('KINGLET_HOST_PLAN', `Expected each path once, found ${repeated} twice`);
  const wrong = writes.find(({ path, from, to }) => !isTunable(path, from) || !isTunable(path, to));
  if (!wrong) return;
  throw new HostError(
    'KINGLET_HOST_PLAN',
    `Expected a setting that tuning writes, found ${wrong.to} for ${wrong.path}`,
  );
}

function checkJournal(journal: JournalStore): void {
  const open = loadJournal(journal)?.filter(({ state }) => state !== 'undone');
  if (!open?.length) return;
  throw new HostError(
    'KINGLET_HOST_JOURNAL',
    `Expected no journal that is still to be undone, found ${open.length} writes in ${journal.name}: undo it first, or take another journal`,
  );
}

function currentText(files: TuningFiles, { path, from }: TuningWrite): string {
  const text = files.read(path);
  if (text !== undefined && chosenValue(text) === from) return text;
  const found = text === undefined ? 'nothing that can be read' : chosenValue(text);
  throw new HostError('KINGLET_HOST_CHANGED', `Expected ${from} in ${path}, found ${found}: plan again`);
}

function applyAll(
  writes: readonly TuningWrite[],
  before: readonly string[],
  files: TuningFiles,
  journal: JournalStore,
): readonly AppliedWrite[] {
  let entries: readonly JournalEntry[] = [];
  // So that to undo nothing is no error.
  if (writes.length === 0) saveJournal(journal, entries);
  return writes.map((write, at) => {
    const pending = { path: write.path, before: before[at]!, to: write.to, after: null, state: 'pending' } as const;
    saveJournal(journal, [...entries, pending]);
    const after = written(files, write, journal);
    entries = [...entries, { ...pending, after, state: 'written' }];
    saveJournal(journal, entries);
    return { ...write, now: chosenValue(after) };
  });
}

function written(files: TuningFiles, { path, to }: TuningWrite, journal: JournalStore): string {
  const failed = (found: string, cause?: unknown): HostError => {
    const message = `Expected to write ${to} to ${path}, found: ${found}; undo what was written before with ${journal.name}`;
    return new HostError('KINGLET_HOST_WRITE', message, { cause });
  };
  try {
    files.write(path, `${to}\n`);
  } catch (cause) {
    throw failed((cause as Error).message, cause);
  }
  const after = files.read(path);
  if (after === undefined) throw failed('nothing that can be read after it');
  return after;
}
