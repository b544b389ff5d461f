// The arena of a model whose lengths a run decides: where its buffers lie, and room for its instructions.
import type { SegmentHandle } from '@kinglet/kernels';
import { type ElementArray, elementArrayOf, memoryTypeOf } from '../elementArrays.ts';
import { type PlacedSession, placeSession, regionProblem, type SessionSource } from '../placedSession.ts';
import { arenaPageBytes, type DynamicPlan } from './dynamicPlan.ts';
import { type Lasting, layOut } from './layOut.ts';

export class DynamicMemory {
  readonly #source: SessionSource;
  readonly #plan: DynamicPlan;
  /** Undefined before the first lengths, and after `close`. */
  #placed: PlacedSession | undefined;
  #isClosed = false;
  #pages = 0;
  #segments: readonly SegmentHandle[] = [];
  /** Of each buffer, counted from the arena's first byte. */
  #places: readonly number[] = [];
  /** Of each buffer, in bytes. */
  #sizes: readonly number[] = [];

  constructor(source: SessionSource, plan: DynamicPlan) {
    this.#source = source;
    this.#plan = plan;
  }

  get places(): readonly number[] {
    return this.#places;
  }

  /** One for each of the plan's, to be bound again after `layOut`. */
  get segments(): readonly SegmentHandle[] {
    return this.#segments;
  }

  /** Finds places for buffers, and memory that they fit into. Throws what the kernels and the allocator throw. */
  layOut(buffers: readonly Lasting[]): void {
    const { places, bytes } = layOut(buffers);
    this.#places = places;
    this.#sizes = buffers.map((each) => each.bytes);
    this.#reserve(bytes);
  }

  /** The first elements of a buffer. Throws RangeError for more than it has. */
  view(type: string, buffer: number, length: number): ElementArray {
    const room = this.#sizes[buffer]! / (memoryTypeOf(type)?.BYTES_PER_ELEMENT ?? 1);
    if (!(length >= 0 && length <= room))
      throw new RangeError(
        `expected at most ${room} elements of ${type} in buffer ${buffer}, found ${length}; compile the model again`,
      );
    const { arena, arenaAt = 0 } = this.#placed!.handle;
    return elementArrayOf(type, arena, arenaAt + this.#places[buffer]!, length);
  }

  /** Why it is not its own any more, if so: it was closed, its allocator took it back, or it was detached. */
  get problem(): { readonly why: string; readonly cause?: unknown } | undefined {
    if (this.#isClosed) return { why: 'it was closed' };
    return this.#placed?.region && regionProblem(this.#placed.region);
  }

  /** Gives the arena back to its allocator. A second time does nothing. */
  close(): void {
    this.#isClosed = true;
    this.#release();
  }

  #release(): void {
    const placed = this.#placed;
    this.#placed = undefined;
    this.#segments = [];
    if (placed?.region) this.#source.allocator?.free(placed.region);
  }

  /** Memory is kept while it is enough; more is made in steps of an eighth, so that a length that grows by one does not move it each time. */
  #reserve(bytes: number): void {
    const least = Math.max(1, Math.ceil(bytes / arenaPageBytes));
    if (this.#placed && least <= this.#pages) return;
    const step = 2 ** Math.max(0, Math.floor(Math.log2(least)) - 3);
    const pages = Math.ceil(least / step) * step;
    const rooms = this.#plan.segments.map(({ words: [, count] }) => count + (count % 2));
    const larger = placeSession(
      this.#source,
      pages,
      rooms.reduce((sum, room) => sum + room, 0),
    );
    this.#release();
    this.#placed = larger;
    this.#pages = pages;
    this.#segments = rooms.map((room) => larger.handle.segment(room));
  }
}
