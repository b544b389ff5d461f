// Whether two engines answer the same: a figure of one that does not is no figure.

export interface Likeness {
  /** max|a - b| / max|b| */
  readonly difference: number;
  readonly cosine: number;
}

const most: Likeness = { difference: 1e-4, cosine: 0.9999 };

export function compareOutputs(own: Float32Array, peer: Float32Array): Likeness {
  let [difference, largest, product, ownSquares, peerSquares] = [0, 0, 0, 0, 0];
  for (const [i, b] of peer.entries()) {
    const a = own[i] ?? Number.NaN;
    // NaN stays: Math.max gives it on.
    difference = Math.max(difference, Math.abs(a - b));
    largest = Math.max(largest, Math.abs(b));
    product += a * b;
    ownSquares += a * a;
    peerSquares += b * b;
  }
  return { difference: difference / largest, cosine: product / Math.sqrt(ownSquares * peerSquares) };
}

/** Undefined for answers that are alike, else what they are. */
export function describeDifference(own: Float32Array, peer: Float32Array): string | undefined {
  if (own.length !== peer.length) return `${own.length} elements, expected ${peer.length}`;
  const { difference, cosine } = compareOutputs(own, peer);
  if (difference <= most.difference && cosine >= most.cosine) return undefined;
  return `max|a-b| is ${difference.toExponential(2)} of max|b| (at most ${most.difference}), cosine ${cosine}`;
}
