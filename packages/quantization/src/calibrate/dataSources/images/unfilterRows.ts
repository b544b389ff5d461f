// PNG's filters undone (W3C's Portable Network Graphics, section 9).

/** What a filter adds to a byte: of the pixel on the left, the one above it, and the one on the left of that. */
type Predictor = (left: number, up: number, upLeft: number) => number;

const predictors: readonly Predictor[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** Rows that each begin with the number of their filter, without it. Throws RangeError for a filter that there is not. */
export function unfilterRows(raw: Uint8Array, rowBytes: number, pixelBytes: number): Uint8Array {
  const rows = raw.length / (1 + rowBytes);
  const lines = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row++) {
    const from = row * (1 + rowBytes);
    const predict = predictors[raw[from]!];
    if (!predict) throw new RangeError(`filter ${raw[from]}`);
    const line = row * rowBytes;
    for (let i = 0; i < rowBytes; i++) {
      const left = i < pixelBytes ? 0 : lines[line + i - pixelBytes]!;
      const up = row === 0 ? 0 : lines[line + i - rowBytes]!;
      const upLeft = row === 0 || i < pixelBytes ? 0 : lines[line + i - rowBytes - pixelBytes]!;
      lines[line + i] = raw[from + 1 + i]! + predict(left, up, upLeft);
    }
  }
  return lines;
}

/** Of the three the one that is nearest to left + up - upLeft, in this order. */
function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
