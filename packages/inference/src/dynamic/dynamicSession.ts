// A model whose lengths a run decides: memory for them, and instructions made ready for them.
import type { SegmentHandle } from '@kinglet/kernels';
import { elementArrayOf } from '../elementArrays.ts';
import { InferenceError } from '../errors.ts';
import { type PlacedSession, placeSession, type SessionSource } from '../placedSession.ts';
import type { DynamicFile } from './dynamicFile.ts';
import { arenaPageBytes, type PlanLengths } from './dynamicPlan.ts';
import { layOut } from './layOut.ts';
import { Lengths } from './lengths.ts';

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
  /** The values that places and words are for. */
  #bound: readonly number[] | undefined;
  #isClosed = false;
  readonly #words: readonly Uint32Array[];

  constructor(source: SessionSource, file: DynamicFile, model: string) {
    this.#source = source;
    this.#file = file;
    this.#model = model;
    this.lengths = new Lengths(file.plan);
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
    if (this.#bound && values.every((value, i) => value === this.#bound![i])) return false;
    this.#bound = undefined;
    this.lengths.values.set(values);
    this.lengths.update();
    const bytes = this.#layOut();
    this.#reserve(bytes);
    this.#writeLengths();
    for (let i = 0; i < this.#segments.length; i++) this.#bindSegment(i);
    this.#bound = [...values];
    return true;
  }

  run(): void {
    this.#checkBound();
    for (const segment of this.#segments) this.#try(() => segment.run());
  }

  /** Runs, and fills in the nanoseconds of each instruction. */
  time(nanoseconds: Float64Array): void {
    this.#checkBound();
    let at = 0;
    for (const [i, segment] of this.#segments.entries()) {
      const { instructions } = this.#file.plan.segments[i]!;
      this.#try(() => segment.time(nanoseconds.subarray(at, at + instructions)));
      at += instructions;
    }
  }

  get arena(): ArrayBuffer {
    return this.#placed!.handle.arena;
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

  /** How many bytes the arena needs. */
  #layOut(): number {
    const sizes = this.#file.plan.buffers.map(([bytes, from, to]) => ({ bytes: this.lengths.at(bytes), from, to }));
    const wrong = sizes.findIndex(({ bytes }) => !(bytes >= 0 && bytes < 2 ** 32));
    if (wrong >= 0)
      throw this.#refuse(`expected lengths that make less than 4 GiB, got ${sizes[wrong]!.bytes} bytes for one value`);
    const { places, bytes } = layOut(sizes);
    this.#places = places;
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

  #writeLengths(): void {
    for (const lengths of this.#file.plan.lengths) {
      const values = numbersOf(lengths, this.lengths);
      const to = elementArrayOf(lengths.type, this.arena, this.placeOf(lengths.buffer), values.length);
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
    for (let at = plan.words + begin; at < end; ) {
      const word = tables[at]! - first;
      let sum = words[word]!;
      const pairs = at + 2 + 2 * tables[at + 1]!;
      for (at += 2; at < pairs; at += 2) {
        const term = tables[at + 1]!;
        sum += tables[at]! * (term < terms ? this.lengths.terms[term]! : byteLength + this.#places[term - terms]!);
      }
      if (!(sum >= 0 && sum < 2 ** 32))
        throw this.#refuse(
          `expected lengths that the model is right for, got a number of ${sum} among its instructions`,
        );
      words[word] = sum;
    }
    try {
      this.#segments[i]!.bind(words);
    } catch (cause) {
      const message = `model ${this.#model}, ${this.#described()}: ${(cause as Error).message}`;
      throw new InferenceError('KINGLET_INFERENCE_FILE', message, { cause });
    }
  }

  #checkOpen(): void {
    if (this.#isClosed) throw this.#refuse('expected a model that has its memory, found none: it was closed');
  }

  #checkBound(): void {
    this.#checkOpen();
    if (!this.#bound) throw this.#refuse('expected lengths to be bound, found none');
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

function numbersOf({ values, start, step, count }: PlanLengths, lengths: Lengths): number[] {
  if (values) return values.map((sum) => lengths.at(sum));
  const [first, by] = [lengths.at(start!), lengths.at(step!)];
  return Array.from({ length: lengths.at(count!) }, (_, i) => first + i * by);
}
