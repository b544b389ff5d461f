// Counting of calls while anybody counts: wrappers around kernels, and instructions that run one by one.
import { type CallTable, callTables, type Instructions, watch } from '../callTables.ts';
import { typescriptKernels } from '../typescriptKernels.ts';
import { countTable } from './countTable.ts';
import { type InstructionWork, instructionWork } from './instructionWork.ts';
import { modelWords } from './modelWords.ts';
import { type CallCount, difference, moved, type Site, Sites, type Totals } from './sites.ts';

export interface CallCounter {
  /** What was counted since it began or was reset, until now or until it was stopped; what took longest first. */
  calls(): readonly CallCount[];
  /** Runs it and gives what it gives: what it calls is not counted here, though it is by others. */
  without<T>(run: () => T): T;
  /** Begins anew with nothing. After `stop` it stays stopped. */
  reset(): void;
  /** Ends it: what was counted can still be asked for. A second time does nothing. */
  stop(): void;
  [Symbol.dispose](): void;
}

interface Known {
  readonly instructions: readonly InstructionWork[];
  readonly sites: readonly Site[];
  /** Runs them, and fills in the milliseconds of each. */
  readonly time: (milliseconds: Float64Array) => void;
}

/** Any number of counters; kernels are wrapped from the first's beginning to the last's end. */
export class CallCounting {
  readonly #now: () => number;
  readonly #sites = new Sites();
  readonly #counters = new Set<CallCounter>();
  readonly #known = new WeakMap<Instructions, Known>();
  /** Weak: an arena that is dropped meanwhile goes. */
  #restore = new WeakMap<CallTable['kernels'], () => void>();

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now;
  }

  count(): CallCounter {
    let before = this.#sites.totals();
    let after: ReadonlyMap<Site, Totals> | undefined;
    const counter: CallCounter = {
      calls: () => difference(before, after ?? this.#sites.totals()),
      without: (run) => {
        if (after) return run();
        const then = this.#sites.totals();
        try {
          return run();
        } finally {
          before = moved(before, then, this.#sites.totals());
        }
      },
      reset: () => {
        before = after ?? this.#sites.totals();
      },
      stop: () => {
        after ??= this.#sites.totals();
        if (this.#counters.delete(counter) && this.#counters.size === 0) this.#end();
      },
      [Symbol.dispose]: () => counter.stop(),
    };
    if (this.#counters.size === 0) this.#begin();
    this.#counters.add(counter);
    return counter;
  }

  #begin(): void {
    for (const table of allTables()) this.#wrap(table);
    watch.observer = { added: (table) => this.#wrap(table), run: (instructions) => this.#run(instructions) };
  }

  #end(): void {
    watch.observer = undefined;
    for (const { kernels } of allTables()) this.#restore.get(kernels)?.();
    this.#restore = new WeakMap();
  }

  #wrap(table: CallTable): void {
    if (this.#restore.has(table.kernels)) return;
    const siteOf = (kernel: string, tier: string): Site => this.#sites.of(kernel, tier);
    this.#restore.set(table.kernels, countTable(table, siteOf, this.#now));
  }

  #run(of: Instructions): void {
    const { instructions, sites, time } = this.#knownOf(of);
    const milliseconds = new Float64Array(sites.length);
    time(milliseconds);
    for (let i = 0; i < sites.length; i++) sites[i]!.add(milliseconds[i]!, instructions[i]!.work);
  }

  #knownOf(of: Instructions): Known {
    const known = this.#known.get(of);
    if (known) return known;
    const words = of.words instanceof Uint32Array ? of.words : modelWords(of.words);
    const instructions = instructionWork(words);
    const sites = instructions.map(({ kernel }) => this.#sites.of(kernel, of.tier));
    const made = { instructions, sites, time: timer(of, instructions, this.#now) };
    this.#known.set(of, made);
    return made;
  }
}

function allTables(): CallTable[] {
  return [{ kernels: typescriptKernels, tier: 'typescript', isOnOffsets: false }, ...callTables()];
}

function timer(
  { step, time }: Instructions,
  instructions: readonly InstructionWork[],
  now: () => number,
): (milliseconds: Float64Array) => void {
  if (time)
    return (milliseconds) => {
      time(milliseconds);
      for (let i = 0; i < milliseconds.length; i++) milliseconds[i]! /= 1e6;
    };
  const steps = step ? instructions.map(({ first, end }) => step(first, end)) : [];
  return (milliseconds) => {
    for (let i = 0; i < steps.length; i++) {
      const begin = now();
      steps[i]!();
      milliseconds[i] = now() - begin;
    }
  };
}
