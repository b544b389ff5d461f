// Changes the configuration of a deployed function for the time of a measurement, and puts it back whatever happens.
import { CliError } from '../cliError.ts';
import type { Arch } from '../cost/prices.ts';
import { type AwsCaller, throwIfInterrupted } from './awsCaller.ts';
import { archOf, assertOurs, type FunctionState, readFunction, updateConfiguration } from './functionState.ts';
import { withCleanup } from './withCleanup.ts';

/** A function during a measurement. */
export interface BorrowedFunction {
  readonly name: string;
  readonly arch: Arch;
  readonly runtime: string;
  readonly timeoutMs: number;
  readonly zipBytes: number;
  /** As it was found, and as it will be again. */
  readonly originalMemoryMb: number;
  /** Now. */
  readonly memoryMb: () => number;
  /** Makes sure that the next event meets no environment that is there already; resolves when AWS is done with it. */
  readonly renew: (memoryMb?: number) => Promise<void>;
}

/**
 * The environment variable that forces fresh environments: what a running process was started with cannot change, so another
 * value needs another process. Nothing says so of a description. It holds the memory to go back to, for a measurement that
 * was killed: the next one puts that back.
 */
export const marker = 'KINGLET_BENCH_RUN';

/**
 * Does `work` with the function and restores it: also when `work` fails or is interrupted.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` for a function that kinglet did not make, without `isAdopted`; `KINGLET_CLI_FAILED` when
 * it could not be restored; and what `work` throws
 */
export async function borrowFunction<T>(
  caller: AwsCaller,
  name: string,
  isAdopted: boolean,
  work: (borrowed: BorrowedFunction) => Promise<T>,
): Promise<T> {
  const state = await readFunction(caller, name);
  assertOurs(name, state, isAdopted);
  const original = originalOf(name, state);
  const loan = new Loan(caller, name, original);
  return withCleanup(
    caller.context,
    () => work(describe(state, loan, original)),
    () => loan.end(),
  );
}

/** What a measurement changes. */
interface Original {
  readonly memoryMb: number;
  /** What AWS holds; another value after a measurement that was killed. */
  readonly heldMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** A measurement before this one was killed. */
  readonly isLeftOver: boolean;
}

/** Invariant: `#isChanged` from before the first change until the function is as it was. */
class Loan {
  readonly #caller: AwsCaller;
  readonly name: string;
  readonly #original: Original;
  #isChanged: boolean;
  #count = 0;
  #memoryMb: number;
  /** What AWS was told last: memory that does not change is not sent, since somebody else may set it meanwhile. */
  #heldMb: number;

  constructor(caller: AwsCaller, name: string, original: Original) {
    this.#caller = caller;
    this.name = name;
    this.#original = original;
    this.#isChanged = original.isLeftOver;
    this.#memoryMb = original.memoryMb;
    this.#heldMb = original.heldMb;
  }

  get memoryMb(): number {
    return this.#memoryMb;
  }

  async renew(memoryMb: number): Promise<void> {
    throwIfInterrupted(this.#caller.context);
    const { environment, memoryMb: originalMb } = this.#original;
    const value = `${this.#caller.context.now().getTime()}-${++this.#count} memory=${originalMb}`;
    this.#isChanged = true;
    this.#memoryMb = memoryMb;
    await this.#update({ ...environment, [marker]: value }, memoryMb);
  }

  async end(): Promise<void> {
    if (!this.#isChanged) return;
    this.#caller.context.console.note(`putting the configuration of ${this.name} back`);
    try {
      await this.#update(this.#original.environment, this.#original.memoryMb);
      this.#isChanged = false;
    } catch (cause) {
      throw new CliError(
        'KINGLET_CLI_FAILED',
        `Expected to put the configuration of ${this.name} back (memory ${this.#original.memoryMb} MB, no variable ${marker}): ${(cause as Error).message}. Run \`kinglet bench --deployed --cold 0 --warm 0\` or \`kinglet deploy\` to do it`,
        { cause },
      );
    }
  }

  async #update(environment: Readonly<Record<string, string>>, memoryMb: number): Promise<void> {
    const Environment = { Variables: { ...environment } };
    const memory = memoryMb === this.#heldMb ? {} : { MemorySize: memoryMb };
    // An update that fails may have been taken: it is sent again when things are put back.
    this.#heldMb = Number.NaN;
    await updateConfiguration(this.#caller, { FunctionName: this.name, Environment, ...memory });
    this.#heldMb = memoryMb;
  }
}

function originalOf(name: string, { configuration }: FunctionState): Original {
  const { Environment, MemorySize = 128 } = configuration;
  if (Environment?.Error)
    throw new CliError(
      'KINGLET_CLI_AUTH',
      `Expected to read the environment variables of ${name}, which are put back afterwards: AWS says ${Environment.Error.ErrorCode}`,
    );
  const { [marker]: leftOver, ...environment } = Environment?.Variables ?? {};
  const memory = /memory=(\d+)$/.exec(leftOver ?? '')?.[1];
  return {
    environment,
    heldMb: MemorySize,
    memoryMb: memory === undefined ? MemorySize : Number(memory),
    isLeftOver: leftOver !== undefined,
  };
}

function describe({ configuration }: FunctionState, loan: Loan, { memoryMb }: Original): BorrowedFunction {
  return {
    name: loan.name,
    arch: archOf(configuration),
    runtime: configuration.Runtime ?? 'container image',
    timeoutMs: (configuration.Timeout ?? 3) * 1000,
    zipBytes: configuration.CodeSize ?? 0,
    originalMemoryMb: memoryMb,
    memoryMb: () => loan.memoryMb,
    renew: (memory = loan.memoryMb) => loan.renew(memory),
  };
}
