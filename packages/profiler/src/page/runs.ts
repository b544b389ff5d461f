// Samples in the order of time as runs of one node each: what a page needs of them, in 2 to 4 bytes a run.

export interface Runs {
  readonly node: Int32Array;
  /** When each begins, in milliseconds, and behind them when the last ends. */
  readonly begin: Float64Array;
}

/**
 * Their number, then of each its node as the difference to the last one's, then of each its microseconds; all of them variable-length
 * integers, 7 bits a byte, the lowest first (LEB128). Alike stands beside alike, which gzip makes a third smaller.
 */
export function packRuns(runs: Iterable<readonly [node: number, milliseconds: number]>): Uint8Array {
  const { nodes, lengths } = joined(runs);
  // A varint of a safe integer has at most 8 bytes.
  const bytes = new Uint8Array(8 + 16 * nodes.length);
  let at = writeVarint(bytes, 0, nodes.length);
  for (let run = 0; run < nodes.length; run++) {
    const difference = nodes[run]! - (nodes[run - 1] ?? 0);
    at = writeVarint(bytes, at, difference < 0 ? -2 * difference - 1 : 2 * difference);
  }
  for (const length of lengths) at = writeVarint(bytes, at, length);
  return bytes.subarray(0, at);
}

export function unpackRuns(bytes: Uint8Array): Runs {
  const read = varints(bytes);
  const count = read();
  const [node, begin] = [new Int32Array(count), new Float64Array(count + 1)];
  let last = 0;
  for (let run = 0; run < count; run++) {
    const difference = read();
    last += difference % 2 ? -(difference + 1) / 2 : difference / 2;
    node[run] = last;
  }
  for (let run = 0; run < count; run++) begin[run + 1] = begin[run]! + read() / 1000;
  return { node, begin };
}

// Neighbours of one node as one; ends are rounded to microseconds, not lengths, so that no error adds up.
function joined(runs: Iterable<readonly [number, number]>): { nodes: number[]; lengths: number[] } {
  const [nodes, lengths]: [number[], number[]] = [[], []];
  let [now, rounded] = [0, 0];
  for (const [node, milliseconds] of runs) {
    now += milliseconds;
    const length = Math.round(now * 1000) - rounded;
    // A clock that steps back stands still until it has caught up.
    if (length <= 0) continue;
    rounded += length;
    if (nodes.at(-1) === node) lengths[lengths.length - 1]! += length;
    else {
      nodes.push(node);
      lengths.push(length);
    }
  }
  return { nodes, lengths };
}

function writeVarint(bytes: Uint8Array, from: number, value: number): number {
  let at = from;
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) + 128;
  bytes[at++] = rest;
  return at;
}

function varints(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let [value, scale] = [0, 1];
    for (; bytes[at]! >= 128; at++, scale *= 128) value += (bytes[at]! - 128) * scale;
    return value + bytes[at++]! * scale;
  };
}
