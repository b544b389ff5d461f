// The normal distribution's tail and the error function in float64.

/**
 * The probability that a normally distributed number is above x, for x >= 0: to 1e-12 of itself up to 13.5.
 * Coefficients by generate/fit/coefficients.ts (TAIL in float64).
 */
export function normalTail(x: number): number {
  const s = (x - 3.75) / (x + 3.75);
  let p = tail[tail.length - 1] as number;
  for (let k = tail.length - 2; k >= 0; k--) p = p * s + (tail[k] as number);
  return (p / (x + 3.75)) * Math.exp(-0.5 * x * x);
}

/** To 1e-11 of itself. */
export function erf(x: number): number {
  if (x === 0) return x; // with its sign
  const size = Math.abs(x);
  if (!(size >= 0.5)) return erfNearZero(x);
  return Math.sign(x) * (size < 6 ? 1 - 2 * normalTail(size * Math.SQRT2) : 1);
}

const tail: readonly number[] = [
  0.7502940722677773, -0.5881884178174464, 0.3529398573814195, -0.1515168663256232, 0.03748932814154847,
  0.0011683694018322815, -0.004162895206324944, 0.0006097510708641431, 0.0004699122354348697, -0.0001164558671613047,
  -0.00006996441630679265, 0.000015301970787283116, 0.000012116948851037672, -6.90657893064106e-8,
  -8.139865561599993e-7,
];

/** By its Taylor series. */
function erfNearZero(x: number): number {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let k = 1; k < 12; k++) {
    term *= -square / k;
    sum += term / (2 * k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
