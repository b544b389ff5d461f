// The functions that calls end in, and who is to know of runs: what a counter of calls (src/counting) takes hold of. Without
// one, calls are what they would be without this.
import type { OffsetKernels } from './generated/callShapes.ts';
import type { Kernels } from './generated/kernels.ts';

/** Every operation on one tier. Callers look functions up at each call, so that others can take their places. */
export interface CallTable {
  readonly kernels: Kernels | OffsetKernels;
  readonly tier: string;
  /** Whether its functions take byte offsets instead of arrays. */
  readonly isOnOffsets: boolean;
}

/** Instructions that run as one, and what a counter needs to run them one by one. */
export interface Instructions {
  readonly tier: string;
  /** src/c/exec.h; or of a model the head of its file, whose words are moved for a batch of so many items. */
  readonly words: Uint32Array | { readonly head: Uint8Array<ArrayBuffer>; readonly items: number };
  /** Runs them, and fills in the nanoseconds of each. */
  readonly time?: (nanoseconds: Float64Array) => void;
  /** Otherwise: makes ready the one of these words. */
  readonly step?: (first: number, end: number) => () => void;
}

export interface CallObserver {
  /** A table that comes to be while calls are counted. */
  added(table: CallTable): void;
  /** Runs them. */
  run(instructions: Instructions): void;
}

interface WeakTable extends Omit<CallTable, 'kernels'> {
  readonly kernels: WeakRef<Kernels | OffsetKernels>;
}

let tables: WeakTable[] = [];
const fewest = 64;
/**
 * When there are so many they are looked through for those that are gone. Looking each time would be quadratic, and a look keeps
 * what it finds until the turn has ended.
 */
let mostUnseen = fewest;

/** `observer` is undefined while nobody counts. */
export const watch: { observer: CallObserver | undefined } = { observer: undefined };

export function addTable(table: CallTable): void {
  if (tables.length >= mostUnseen) {
    tables = tables.filter(({ kernels }) => kernels.deref() !== undefined);
    mostUnseen = Math.max(fewest, 2 * tables.length);
  }
  tables.push({ ...table, kernels: new WeakRef(table.kernels) });
  watch.observer?.added(table);
}

/** Those that are in use. */
export function callTables(): CallTable[] {
  return tables.flatMap((table) => {
    const kernels = table.kernels.deref();
    return kernels ? [{ ...table, kernels }] : [];
  });
}
