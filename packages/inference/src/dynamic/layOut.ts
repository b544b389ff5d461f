// Where buffers lie in an arena: those that are never needed together may share their bytes.

/** Bytes that are needed from one instruction to another, both included. */
export interface Lasting {
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
}

const alignment = 64;

/** The largest first, each at the lowest place where nothing lies that is needed when it is. Places are in the order of the buffers. */
export function layOut(buffers: readonly Lasting[]): { readonly places: readonly number[]; readonly bytes: number } {
  const places = Array<number>(buffers.length).fill(0);
  const placed: { at: number; end: number; from: number; to: number }[] = [];
  const order = buffers.map((buffer, i) => ({ i, from: buffer.from, to: buffer.to, size: align(buffer.bytes) }));
  order.sort((a, b) => b.size - a.size);
  let bytes = 0;
  for (const { i, from, to, size } of order) {
    const at = lowestGap(placed, from, to, size);
    insert(placed, { at, end: at + size, from, to });
    places[i] = at;
    bytes = Math.max(bytes, at + size);
  }
  return { places, bytes };
}

interface Placed {
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** `placed` is in the order of places. */
function lowestGap(placed: readonly Placed[], from: number, to: number, size: number): number {
  let at = 0;
  for (const other of placed) {
    if (other.from > to || from > other.to) continue;
    if (at + size <= other.at) return at;
    if (other.end > at) at = other.end;
  }
  return at;
}

function insert(placed: Placed[], one: Placed): void {
  let low = 0;
  for (let high = placed.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (placed[middle]!.at <= one.at) low = middle + 1;
    else high = middle;
  }
  placed.splice(low, 0, one);
}

function align(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
