// A model whose lengths a run decides: memory for them, and instructions made ready for them.
import type { SegmentHandle } from '@kinglet/kernels';
import { type ElementArray, elementArrayOf, memoryTypeOf } from '../elementArrays.ts';
import { InferenceError } from '../errors.ts';
import { type PlacedSession, placeSession, type SessionSource } from '../placedSession.ts';
import { describeSum } from './describeSum.ts';
import type { DynamicFile } from './dynamicFile.ts';
import { arenaPageBytes, type PlanElement, type PlanLengths, type Sum } from './dynamicPlan.ts';
import { layOut } from './layOut.ts';
import { Lengths } from './lengths.ts';
import { buffersFor } from './planMemory.ts';
import { countOf, lengthsThatFollow, numbersOf } from './planNumbers.ts';
import { runSteps } from './runSteps.ts';

export class DynamicSession {
  readonly lengths: Lengths;
  readonly #file: DynamicFile;
  readonly #source: SessionSource;
  readonly #model: string;
  /** Undefined before the first lengths, and after `close`. */
  #placed: PlacedSession | undefined;
  #pages = 0;
  #segments: readonly SegmentHandle[] = [];
  /** Of each buffer, counted from the arena's first byte. */
  #places: readonly number[] = [];
  /** Of each buffer, in bytes. */
  #sizes: readonly number[] = [];
  /** The values that places and words are for. */
  #bound: readonly number[] | undefined;
  #isClosed = false;
  /** Symbols that runs decide, and those that this one has not decided yet. */
  readonly #late: readonly number[];
  /** Integers that follow from each of them. */
  readonly #lateLengths: ReadonlyMap<number, readonly PlanLengths[]>;
  #undecided: Set<number> = new Set();
  readonly #words: readonly Uint32Array[];

  constructor(source: SessionSource, file: DynamicFile, model: string) {
    this.#source = source;
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
    this.#checkDemands(false);
    const bytes = this.#layOut();
    this.#reserve(bytes);
    this.#writeLengths(this.#file.plan.lengths);
    for (const [i, { isLate }] of this.#file.plan.segments.entries()) if (!isLate) this.#bindSegment(i);
    this.#bound = [...values];
    return true;
  }

  run(): void {
    this.checkBound();
    this.#runSteps((i) => this.#segments[i]!.run());
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
      this.#segments[i]!.time(spent);
      for (const [k, each] of spent.entries()) nanoseconds[firsts[i]! + k]! += each;
    });
  }

  get arena(): ArrayBuffer {
    return this.#placed!.handle.arena;
  }

  /** The first elements of a buffer. Throws InferenceError KINGLET_INFERENCE_FILE for more than it has. */
  view(type: string, buffer: number, length: number): ElementArray {
    const room = this.#sizes[buffer]! / (memoryTypeOf(type)?.BYTES_PER_ELEMENT ?? 1);
    if (length >= 0 && length <= room) return elementArrayOf(type, this.arena, this.placeOf(buffer), length);
    const message = `model ${this.#model}, ${this.#described()}: expected at most ${room} elements of ${type} in buffer ${buffer}, found ${length}; compile the model again`;
    throw new InferenceError('KINGLET_INFERENCE_FILE', message);
  }

  /** Of a buffer's first byte in `arena`. */
  placeOf(buffer: number): number {
    return (this.#placed!.handle.arenaAt ?? 0) + this.#places[buffer]!;
  }

  /** Gives the arena back to its allocator. A second time does nothing. */
  close(): void {
    const placed = this.#placed;
    this.#placed = undefined;
    this.#bound = undefined;
    this.#isClosed = true;
    this.#segments = [];
    if (placed?.region) this.#source.allocator?.free(placed.region);
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
    this.#checkDemands(true);
  }

  #read({ buffer, type }: PlanElement): number {
    return Number(this.view(type, buffer, 1)[0]);
  }

  #write({ buffer, type }: PlanElement, value: number): void {
    const to = this.view(type, buffer, 1);
    to[0] = to instanceof BigInt64Array ? BigInt(value) : value;
  }

  /** Whether no symbol of a number is yet to be decided by the run. */
  #isDecided(sum: Sum): boolean {
    const { symbols, terms } = this.#file.plan;
    return sum.every((term, i) => {
      if (i === 0 || i % 2 === 1) return true;
      return terms[term]!.every((symbol) => {
        const { of = [0], by = [0] } = symbols[symbol]!;
        return !this.#undecided.has(symbol) && this.#isDecided(of) && this.#isDecided(by);
      });
    });
  }

  #checkDemands(late: boolean): void {
    const { plan } = this.#file;
    const broken = plan.demands.find(
      ({ notNegative, isLate }) => isLate === late && this.#isDecided(notNegative) && this.lengths.at(notNegative) < 0,
    );
    if (!broken) return;
    const { notNegative, node } = broken;
    throw new InferenceError(
      'KINGLET_INFERENCE_INPUT',
      `model ${this.#model}, ${this.#described()}: expected ${describeSum(notNegative, plan)} not to be negative, as node ${node} takes it, got ${this.lengths.at(notNegative)}`,
    );
  }

  /** How many bytes the arena needs: the most, whatever the run decides. */
  #layOut(): number {
    const sizes = buffersFor(this.#file.plan, this.lengths);
    const wrong = sizes.findIndex(({ bytes }) => !(bytes < 2 ** 32));
    if (wrong >= 0)
      throw this.#refuse(`expected lengths that make less than 4 GiB, got ${sizes[wrong]!.bytes} bytes for one value`);
    const { places, bytes } = layOut(sizes);
    this.#places = places;
    this.#sizes = sizes.map((each) => each.bytes);
    return bytes;
  }

  /** Memory is kept while it is enough; more is made in steps of an eighth, so that a length that grows by one does not move it each time. */
  #reserve(bytes: number): void {
    const least = Math.max(1, Math.ceil(bytes / arenaPageBytes));
    if (this.#placed && least <= this.#pages) return;
    const step = 2 ** Math.max(0, Math.floor(Math.log2(least)) - 3);
    const pages = Math.ceil(least / step) * step;
    const larger = this.#started(pages);
    if (this.#placed?.region) this.#source.allocator?.free(this.#placed.region);
    this.#placed = larger;
    this.#pages = pages;
    this.#segments = this.#words.map((words) => larger.handle.segment(words.length));
  }

  #started(pages: number): PlacedSession {
    const segmentWords = this.#words.reduce((sum, { length }) => sum + length + (length % 2), 0);
    try {
      return placeSession(this.#source, pages, segmentWords);
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
    const { plan, tables, byteLength } = this.#file;
    const {
      words: [first, count],
      relocations: [begin, length],
    } = plan.segments[i]!;
    const words = this.#words[i]!;
    for (let k = 0; k < count; k++) words[k] = tables[first + k]!;
    const terms = plan.terms.length;
    const end = plan.words + begin + length;
    let least = 0;
    for (let at = plan.words + begin; at < end; ) {
      const word = tables[at]! - first;
      let sum = words[word]!;
      const pairs = at + 2 + 2 * tables[at + 1]!;
      for (at += 2; at < pairs; at += 2) {
        const term = tables[at + 1]!;
        sum += tables[at]! * (term < terms ? this.lengths.terms[term]! : byteLength + this.#places[term - terms]!);
      }
      if (!(sum >= -(2 ** 31) && sum < 2 ** 32)) throw this.#wrongNumber(sum);
      // Steps backwards are two's complements.
      words[word] = sum;
      least = Math.min(least, sum);
    }
    try {
      this.#segments[i]!.bind(words);
    } catch (cause) {
      if (least < 0) throw this.#wrongNumber(least, cause);
      const message = `model ${this.#model}, ${this.#described()}: the model does not run for such lengths, or its file is damaged; ${(cause as Error).message}`;
      throw new InferenceError('KINGLET_INFERENCE_FILE', message, { cause });
    }
  }

  #wrongNumber(number: number, cause?: unknown): InferenceError {
    return this.#refuse(
      `expected lengths that the model is right for, got a number of ${number} among its instructions`,
      cause,
    );
  }

  #checkOpen(): void {
    if (this.#isClosed) throw this.#refuse('expected a model that has its memory, found none: it was closed');
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
