// What filters find beside an image, and what they make of it: the numbers of both in C (src/c/border.h, src/c/image_sobel.c).

/** By number: `replicate` aaa|abc|ccc, `reflect` cba|abc|cba, `reflect101` dcb|abcd|cba, `zero` 000|abc|000. */
export const borders = ['replicate', 'reflect', 'reflect101', 'zero'] as const;
export type Border = (typeof borders)[number];

/** By number: the derivative along rows, down columns, and the length of both. */
export const sobelModes = ['x', 'y', 'magnitude'] as const;
export type SobelMode = (typeof sobelModes)[number];

/** Pixel `i` of n, which may lie beside them: the one that stands there, or -1 for a zero. */
export function borderAt(i: number, n: number, border: number): number {
  if (i >= 0 && i < n) return i;
  const name = borders[border];
  if (name === 'zero') return -1;
  if (name === 'replicate') return i < 0 ? 0 : n - 1;
  if (n === 1) return 0;
  const period = name === 'reflect' ? 2 * n : 2 * n - 2;
  const at = ((i % period) + period) % period;
  return at < n ? at : period - at - (name === 'reflect' ? 1 : 0);
}
