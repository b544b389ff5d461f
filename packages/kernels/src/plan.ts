// Recording operations on an arena's tensors, to run them all by one call.
import { type BaseArena, checkHeld, type PreparedPlan, type Tensor } from './arena.ts';
import { type CallShape, dimensionsOf, isLeftOut, isResultKind } from './callShape.ts';
import { watch } from './callTables.ts';
import { callShapes } from './generated/callShapes.ts';
import { argumentChecks, type CoreKernels, coreNames } from './generated/kernels.ts';
import { typescriptKernels } from './typescriptKernels.ts';

/** A number that a plan computes: an argument of later operations of that plan, and readable after a run. */
export class PlanNumber {
  readonly #place: Float64Array;

  constructor(place: Float64Array) {
    this.#place = place;
  }

  /** What the last run computed; 0 before the first. */
  get value(): number {
    return this.#place[0] as number;
  }

  /** Where it lies in the arena. @internal */
  get place(): Float64Array {
    return this.#place;
  }
}

type Recorded<A extends readonly unknown[]> = {
  [I in keyof A]: A[I] extends number ? number | PlanNumber : A[I];
};

/** The operations, noted down instead of run. Arrays must be tensors of the arena; a number may be one of the plan's own. */
export type Recorder = {
  readonly [Name in keyof CoreKernels]: (
    ...args: Recorded<Parameters<CoreKernels[Name]>>
  ) => ReturnType<CoreKernels[Name]> extends number ? PlanNumber : ReturnType<CoreKernels[Name]>;
};

/** Recorded operations, checked and ready. */
export interface Plan {
  /** How many operations it holds. */
  readonly length: number;
  /** Runs them in order, on what the tensors hold now. Throws RangeError KINGLET_KERNELS_PLAN for an index out of range. */
  run(): void;
  /** Gives back the memory that the plan itself took. It must not run again, its numbers must not be read again. */
  free(): void;
}

/**
 * Notes the operations that `build` calls and makes them a plan. Throws what the operations themselves would throw for
 * such arguments, and TypeError KINGLET_KERNELS_TYPE for an array that is no tensor of the arena.
 *
 * @example
 * const arena = new Arena({ bytes: 2 ** 16 });
 * const x = arena.tensor([-1, 2]);
 * const plan = record(arena, (k) => { k.scale(x, k.sum(x), x); k.add(x, x, x); });
 * plan.run();
 * x; // -2, 4
 */
export function record(arena: BaseArena, build: (kernels: Recorder) => void): Plan {
  const recording = new Recording(arena);
  build(recording.recorder());
  return recording.finish();
}

type AnyFunction = (...args: readonly unknown[]) => unknown;

class Recording {
  readonly #arena: BaseArena;
  readonly #words: number[] = [];
  readonly #calls: (() => void)[] = [];
  readonly #numbers: Float64Array[] = [];
  #bytes = 0;

  constructor(arena: BaseArena) {
    this.#arena = arena;
  }

  recorder(): Recorder {
    const entries = coreNames.map((name) => [name, (...args: unknown[]) => this.#note(name, args)]);
    return Object.fromEntries(entries) as unknown as Recorder;
  }

  finish(): Plan {
    const arena = this.#arena;
    const calls = this.#calls;
    const numbers = this.#numbers;
    const interpret = (): void => {
      for (const call of calls) call();
    };
    const prepared = arena.preparePlan({ words: Uint32Array.from(this.#words), bytes: this.#bytes, interpret });
    return {
      length: calls.length,
      run: watched(prepared),
      free: () => {
        for (const number of numbers) arena.free(number);
        if (prepared.place !== undefined) arena.free({ buffer: arena.buffer, base: prepared.place, bytes: 0 });
      },
    };
  }

  #note(name: keyof CoreKernels, args: readonly unknown[]): unknown {
    const shape = callShapes[name];
    const numbersToo = args.map((value, i) => (shape.kinds[i] === 's' && value instanceof PlanNumber ? 0 : value));
    (argumentChecks[name] as AnyFunction)(...numbersToo);
    for (const [i, value] of args.entries())
      if (ArrayBuffer.isView(value) && !isLeftOut(shape.kinds[i], value)) this.#holds(name, value as Tensor);
    const result = shape.isNumber ? this.#number() : undefined;
    if (!result && hasNothingToDo(shape, args)) return resultOf(shape, args);
    this.#encode(shape, args, result);
    this.#calls.push(callOf(name, args, result));
    return result ?? resultOf(shape, args);
  }

  #holds(name: string, tensor: Tensor): void {
    checkHeld(name, this.#arena, tensor);
    this.#bytes += tensor.byteLength;
  }

  #number(): PlanNumber {
    const place = this.#arena.tensor(1, Float64Array);
    this.#numbers.push(place);
    return new PlanNumber(place);
  }

  /** The words of src/c/exec.h. */
  #encode(shape: CallShape, args: readonly unknown[], result: PlanNumber | undefined): void {
    const scalars = args.filter((_, i) => shape.kinds[i] === 's');
    const mask = scalars.reduce<number>((bits, value, k) => (value instanceof PlanNumber ? bits | (1 << k) : bits), 0);
    this.#words.push(shape.code + mask * 2 ** 24);
    for (const [i, value] of args.entries()) {
      if (shape.kinds[i] === 'n') continue;
      if (shape.kinds[i] === 's') this.#words.push(...scalarWords(value as number | PlanNumber));
      else this.#words.push(isLeftOut(shape.kinds[i], value) ? 0 : (value as Tensor).byteOffset);
    }
    this.#words.push(...dimensionsOf(shape, args));
    if (result) this.#words.push(result.place.byteOffset);
  }
}

/** What runs them in one go, or one by one while somebody counts. */
function watched({ run, instructions }: PreparedPlan): () => void {
  if (!instructions) return run;
  return () => (watch.observer ? watch.observer.run(instructions) : run());
}

/** Sizes may be large where another is 0: such a call is not kept. */
function hasNothingToDo(shape: CallShape, args: readonly unknown[]): boolean {
  return args.every((value, i) => !isResultKind(shape.kinds[i]) || (value as Tensor).length === 0);
}

function resultOf(shape: CallShape, args: readonly unknown[]): unknown {
  return args[[...shape.kinds].findLastIndex(isResultKind)];
}

function scalarWords(value: number | PlanNumber): readonly number[] {
  return value instanceof PlanNumber
    ? [value.place.byteOffset, 0]
    : [...new Uint32Array(Float64Array.of(value).buffer)];
}

/** The operation in TypeScript, with the numbers that the plan has computed when it runs. */
function callOf(name: keyof CoreKernels, args: readonly unknown[], result: PlanNumber | undefined): () => void {
  return () => {
    const value = (typescriptKernels[name] as AnyFunction)(
      ...args.map((arg) => (arg instanceof PlanNumber ? arg.value : arg)),
    );
    if (result) result.place[0] = value as number;
  };
}
