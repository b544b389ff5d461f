// Items from an event, through the model, into an answer: as few runs as may be, and a bad item spoils no other.
import { inputIssue, ServingError } from './errors.ts';
import type { ModelRunner } from './modelRunner.ts';

/** The items of an event. */
export interface ItemSource {
  readonly count: number;
  /** Puts item `index` into slot `slot` of the model's inputs. Throws ServingError for a bad one. */
  readonly fill: (index: number, slot: number) => void;
  /** Where an item is, for messages. */
  readonly pathOf: (index: number) => string;
}

/** What becomes of the items. */
export interface ItemSink {
  /** Called before a run, for each item that was put into a slot. */
  readonly keep?: ((slot: number) => void) | undefined;
  /** Called after it. Throws ServingError for an answer that cannot be given. */
  readonly take: (index: number, slot: number) => void;
  /** Called for an item that cannot be answered. */
  readonly fail: (index: number, error: ServingError) => void;
}

/** Runs all items, at most `perRun` at once. */
export function runItems(runner: ModelRunner, source: ItemSource, sink: ItemSink, perRun: number): void {
  const most = runner.isBatched ? perRun : 1;
  for (let from = 0; from < source.count; from += most)
    runRange(runner, source, sink, from, Math.min(most, source.count - from));
}

function runRange(runner: ModelRunner, source: ItemSource, sink: ItemSink, from: number, count: number): void {
  runner.bind(count);
  const placed = fill(source, sink, from, count);
  if (placed.length === 0) return;
  if (placed.length < count) repeatFirst(runner, placed.length, count);
  if (sink.keep) for (let slot = 0; slot < placed.length; slot++) sink.keep(slot);
  try {
    runner.run();
  } catch (cause) {
    runAlone(runner, source, sink, placed, cause);
    return;
  }
  for (let slot = 0; slot < placed.length; slot++) take(sink, placed[slot]!, slot);
}

/** The items that are in slots, in the order of those. */
function fill(source: ItemSource, sink: ItemSink, from: number, count: number): number[] {
  const placed: number[] = [];
  for (let index = from; index < from + count; index++)
    try {
      source.fill(index, placed.length);
      placed.push(index);
    } catch (error) {
      fail(sink, index, error);
    }
  return placed;
}

function take(sink: ItemSink, index: number, slot: number): void {
  try {
    sink.take(index, slot);
  } catch (error) {
    fail(sink, index, error);
  }
}

function fail(sink: ItemSink, index: number, error: unknown): void {
  if (!(error instanceof ServingError)) throw error;
  sink.fail(index, error);
}

/** Values that no kernel takes stop a whole run: the items are run one by one, to find out whose they are. */
function runAlone(runner: ModelRunner, source: ItemSource, sink: ItemSink, placed: number[], cause: unknown): void {
  if (placed.length > 1 && isRefusal(cause)) {
    for (const index of placed) runRange(runner, source, sink, index, 1);
    return;
  }
  const [index] = placed as [number];
  sink.fail(index, refusedValues(cause, source.pathOf(index)));
}

/** The error of an item whose values no kernel takes. Throws any other `cause`. */
export function refusedValues(cause: unknown, path: string): ServingError {
  if (!isRefusal(cause)) throw cause;
  return inputIssue(path, 'values that the model can work with', (cause as Error).message, { cause });
}

function isRefusal(cause: unknown): boolean {
  return (cause as { readonly code?: unknown } | null)?.code === 'KINGLET_KERNELS_PLAN';
}

/** Slots that bad items left empty hold a good one, so that nothing that was there before can stop the run. */
function repeatFirst(runner: ModelRunner, from: number, to: number): void {
  for (const [i, { width }] of runner.inputs.entries())
    for (let slot = from; slot < to; slot++) runner.inputViews[i]!.copyWithin(slot * width, 0, width);
}
