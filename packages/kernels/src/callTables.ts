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

/** Instructions that run as one, and can run one by one. */
export interface Instructions {
  readonly tier: string;
  /** As they are now: src/c/exec.h. */
  words(): Uint32Array;
  /** Runs them one by one, and fills in the milliseconds of each. */
  time(milliseconds: Float64Array, instructions: readonly Span[], now: () => number): void;
}

/** The words of one instruction. */
export interface Span {
  readonly first: number;
  readonly end: number;
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

/** Runs each, and fills in its milliseconds. */
export function timeSteps(steps: readonly (() => void)[], milliseconds: Float64Array, now: () => number): void {
  for (let i = 0; i < steps.length; i++) {
    const begin = now();
    steps[i]!();
    milliseconds[i] = now() - begin;
  }
}

let tables: WeakTable[] = [];

/** `observer` is undefined while nobody counts. */
export const watch: { observer: CallObserver | undefined } = { observer: undefined };

export function addTable(table: CallTable): void {
  tables = tables.filter(({ kernels }) => kernels.deref() !== undefined);
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
