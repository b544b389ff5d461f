// The requests that are being worked at, the one that ends first on top: a binary heap in typed arrays.

/**
 * Each request has a place, a number that stays its own from `push` until the push after its `pop`. `#places` is a permutation:
 * its first `#size` entries are the heap, the others are free places.
 */
export class DepartureHeap {
  #endsMs: Float64Array;
  #places: Int32Array;
  /** By place. */
  #arrivalsMs: Float64Array;
  #owners: Int32Array;
  #size = 0;

  constructor(capacity = 16) {
    this.#endsMs = new Float64Array(capacity);
    this.#places = Int32Array.from({ length: capacity }, (_, place) => place);
    this.#arrivalsMs = new Float64Array(capacity);
    this.#owners = new Int32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** When the first request ends; Infinity where there is none. */
  get firstMs(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#endsMs[0]!;
  }

  arrivalMs(place: number): number {
    return this.#arrivalsMs[place]!;
  }

  /** Who works at it. */
  owner(place: number): number {
    return this.#owners[place]!;
  }

  push(endMs: number, arrivalMs: number, owner: number): void {
    if (this.#size === this.#places.length) this.#grow();
    const ends = this.#endsMs;
    const places = this.#places;
    let at = this.#size++;
    const place = places[at]!;
    this.#arrivalsMs[place] = arrivalMs;
    this.#owners[place] = owner;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (ends[parent]! <= endMs) break;
      ends[at] = ends[parent]!;
      places[at] = places[parent]!;
      at = parent;
    }
    ends[at] = endMs;
    places[at] = place;
  }

  /** Takes the request that ends first; its place can be read until the next push. */
  pop(): number {
    const ends = this.#endsMs;
    const places = this.#places;
    const top = places[0]!;
    const size = --this.#size;
    const endMs = ends[size]!;
    const place = places[size]!;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && ends[child + 1]! < ends[child]!) child++;
      if (ends[child]! >= endMs) break;
      ends[at] = ends[child]!;
      places[at] = places[child]!;
      at = child;
    }
    ends[at] = endMs;
    places[at] = place;
    places[size] = top;
    return top;
  }

  #grow(): void {
    const capacity = this.#places.length * 2;
    const places = Int32Array.from({ length: capacity }, (_, place) => place);
    places.set(this.#places);
    this.#places = places;
    this.#endsMs = grown(this.#endsMs, new Float64Array(capacity));
    this.#arrivalsMs = grown(this.#arrivalsMs, new Float64Array(capacity));
    this.#owners = grown(this.#owners, new Int32Array(capacity));
  }
}

function grown<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
