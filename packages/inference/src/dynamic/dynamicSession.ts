// A model whose lengths a run decides: memory for them, and instructions made ready for them.
import type { ElementArray } from '../elementArrays.ts';
import { InferenceError } from '../errors.ts';
import type { SessionSource } from '../placedSession.ts';
import { describeSum } from './describeSum.ts';
import type { DynamicFile } from './dynamicFile.ts';
import { DynamicMemory } from './dynamicMemory.ts';
import type { PlanElement, PlanLengths, Sum } from './dynamicPlan.ts';
import { Lengths } from './lengths.ts';
import { buffersFor } from './planMemory.ts';
import { countOf, lengthsThatFollow, numbersOf } from './planNumbers.ts';
import { runSteps } from './runSteps.ts';
import { fillWords } from './segmentWords.ts';
import { symbolsIn } from './sums.ts';

export class DynamicSession {
  readonly lengths: Lengths;
  readonly #file: DynamicFile;
  readonly #memory: DynamicMemory;
  readonly #model: string;
  /** The values that places and words are for. */
  #bound: readonly number[] | undefined;
  /** Symbols that runs decide, and those that this one has not decided yet. */
  readonly #late: readonly number[];
  /** Integers that follow from each of them. */
  readonly #lateLengths: ReadonlyMap<number, readonly PlanLengths[]>;
  #undecided: Set<number> = new Set();
  readonly #words: readonly Uint32Array[];

  constructor(source: SessionSource, file: DynamicFile, model: string) {
    this.#memory = new DynamicMemory(source, file.plan);
    this.#file = file;
    this.#model = model;
    this.lengths = new Lengths(file.plan);
    this.#late = file.plan.symbols.flatMap(({ most }, i) => (most ? [i] : []));
    this.#lateLengths = new Map(this.#late.map((symbol) => [symbol, lengthsThatFollow(file.plan, symbol)]));
    this.#words = file.plan.segments.map(({ words: [, count] }) => new Uint32Array(count));
  }

  get isBound(): boolean {
    return this.#bound !== undefined;
  }

  /**
   * Makes memory and instructions ready for lengths, one for each symbol that inputs have; true if tensors moved. Throws InferenceError
   * KINGLET_INFERENCE_OPTION for lengths without room, KINGLET_INFERENCE_FILE for a plan that is not right for them.
   */
  bind(values: readonly number[]): boolean {
    this.#checkOpen();
    if (this.#bound && values.every((value, i) => Object.is(value, this.#bound![i]))) return false;
    this.#bound = undefined;
    this.lengths.values.set(values);
    this.lengths.takeMost();
    this.#undecided = new Set(this.#late);
    this.#checkDemands();
    this.#layOut();
    this.#writeLengths(this.#file.plan.lengths);
    for (const [i, { isLate }] of this.#file.plan.segments.entries()) if (!isLate) this.#bindSegment(i);
    this.#bound = [...values];
    return true;
  }

  run(): void {
    this.checkBound();
    this.#runSteps((i) => this.#memory.segments[i]!.run());
  }

  /** Runs, and fills in the nanoseconds of each instruction. */
  time(nanoseconds: Float64Array): void {
    this.checkBound();
    const { segments } = this.#file.plan;
    const firsts = segments.map((_, i) =>
      segments.slice(0, i).reduce((sum, { instructions }) => sum + instructions, 0),
    );
    nanoseconds.fill(0);
    this.#runSteps((i) => {
      const spent = new Float64Array(segments[i]!.instructions);
      this.#memory.segments[i]!.time(spent);
      for (const [k, each] of spent.entries()) nanoseconds[firsts[i]! + k]! += each;
    });
  }

  /** The first elements of a buffer. Throws InferenceError KINGLET_INFERENCE_FILE for more than it has. */
  view(type: string, buffer: number, length: number): ElementArray {
    try {
      return this.#memory.view(type, buffer, length);
    } catch (cause) {
      throw this.#wrongFile((cause as Error).message, cause);
    }
  }

  /** Gives the arena back to its allocator. A second time does nothing. */
  close(): void {
    this.#bound = undefined;
    this.#memory.close();
  }

  #runSteps(run: (segment: number) => void): void {
    const { plan } = this.#file;
    this.#undecided = new Set(this.#late);
    runSteps(plan, {
      read: (element) => this.#read(element),
      write: (element, value) => this.#write(element, value),
      at: (sum) => this.lengths.at(sum),
      set: (symbol, value) => this.#setSymbol(symbol, value),
      run: (segment) => {
        if (plan.segments[segment]!.isLate) this.#bindSegment(segment);
        this.#try(() => run(segment));
      },
      refuse: (message) => this.#refuse(message),
    });
  }

  #setSymbol(symbol: number, value: number): void {
    const { name, most } = this.#file.plan.symbols[symbol]!;
    const limit = Math.max(0, this.lengths.at(most!));
    if (!(Number.isInteger(value) && value >= 0 && value <= limit))
      throw this.#refuse(`expected ${name} from 0 to ${limit}, got ${value}`);
    this.lengths.values[symbol] = value;
    this.lengths.update();
    this.#undecided.delete(symbol);
    this.#writeLengths(this.#lateLengths.get(symbol)!);
    this.#checkDemands();
  }

  #read({ buffer, type }: PlanElement): number {
    return Number(this.view(type, buffer, 1)[0]);
  }

  #write({ buffer, type }: PlanElement, value: number): void {
    const to = this.view(type, buffer, 1);
    to[0] = to instanceof BigInt64Array ? BigInt(value) : value;
  }

  /** Of those on symbols that the run has yet to decide nothing is known. */
  #checkDemands(): void {
    const { plan } = this.#file;
    const isDecided = (sum: Sum): boolean => !symbolsIn(sum, plan).some((symbol) => this.#undecided.has(symbol));
    const broken = plan.demands.find(({ notNegative }) => this.lengths.at(notNegative) < 0 && isDecided(notNegative));
    if (!broken) return;
    const { notNegative, node } = broken;
    throw new InferenceError(
      'KINGLET_INFERENCE_INPUT',
      `model ${this.#model}, ${this.#described()}: expected ${describeSum(notNegative, plan)} not to be negative, as node ${node} takes it, got ${this.lengths.at(notNegative)}`,
    );
  }

  /** For the most that lengths can be, whatever the run decides. */
  #layOut(): void {
    const buffers = buffersFor(this.#file.plan, this.lengths);
    const wrong = buffers.find(({ bytes }) => !(bytes < 2 ** 32));
    if (wrong) throw this.#refuse(`expected lengths that make less than 4 GiB, got ${wrong.bytes} bytes for one value`);
    try {
      this.#memory.layOut(buffers);
    } catch (cause) {
      throw this.#refuse((cause as Error).message, cause);
    }
  }

  #writeLengths(all: readonly PlanLengths[]): void {
    for (const lengths of all) {
      const to = this.view(lengths.type, lengths.buffer, countOf(lengths, this.lengths));
      const values = numbersOf(lengths, this.lengths);
      for (let i = 0; i < values.length; i++) to[i] = to instanceof BigInt64Array ? BigInt(values[i]!) : values[i]!;
    }
  }

  #bindSegment(i: number): void {
    const words = this.#words[i]!;
    const { least, most } = fillWords(words, i, this.#file, this.lengths, this.#memory.places);
    if (!(least >= -(2 ** 31) && most < 2 ** 32)) throw this.#wrongNumber(least < 0 ? least : most);
    try {
      this.#memory.segments[i]!.bind(words);
    } catch (cause) {
      if (least < 0) throw this.#wrongNumber(least, cause);
      const { message } = cause as Error;
      throw this.#wrongFile(`the model does not run for such lengths, or its file is damaged; ${message}`, cause);
    }
  }

  #wrongNumber(number: number, cause?: unknown): InferenceError {
    return this.#refuse(
      `expected lengths that the model is right for, got a number of ${number} among its instructions`,
      cause,
    );
  }

  #checkOpen(): void {
    const { problem } = this.#memory;
    if (problem) throw this.#refuse(`expected a model that has its memory, found none: ${problem.why}`, problem.cause);
  }

  /** Throws InferenceError KINGLET_INFERENCE_OPTION before lengths, after some that were refused, and after `close`. */
  checkBound(): void {
    this.#checkOpen();
    if (!this.#bound) throw this.#refuse('expected lengths to be bound, found none: call bind or run');
  }

  #try(act: () => void): void {
    try {
      act();
    } catch (cause) {
      const { message } = cause as Error;
      throw new InferenceError(
        'KINGLET_INFERENCE_INPUT',
        `model ${this.#model}: expected indices that are inside what they point into; ${message}`,
        { cause },
      );
    }
  }

  #wrongFile(message: string, cause: unknown): InferenceError {
    return new InferenceError('KINGLET_INFERENCE_FILE', `model ${this.#model}, ${this.#described()}: ${message}`, {
      cause,
    });
  }

  #refuse(message: string, cause?: unknown): InferenceError {
    return new InferenceError('KINGLET_INFERENCE_OPTION', `model ${this.#model}, ${this.#described()}: ${message}`, {
      cause,
    });
  }

  #described(): string {
    const given = this.#file.plan.symbols.flatMap(({ name, of }, i) =>
      of ? [] : [`${name} ${this.lengths.values[i]}`],
    );
    return given.join(', ');
  }
}
