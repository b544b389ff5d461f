// What the programs beside this one share: series, and how coefficients are printed.

/** A polynomial's coefficients, the one of x^0 first. */
export function print(name: string, error: number, coefficients: readonly string[]): void {
  console.log(`${name}: largest error ${error.toExponential(2)} = 2^${Math.log2(error).toFixed(1)}`);
  console.log(coefficients.map((text, power) => `  ${power}: ${text}`).join('\n'));
}

/** C's spelling of a float32: nine digits tell every one apart. */
export function literal(value: number): string {
  return `${Math.fround(value).toExponential(8)}f`;
}

/** The sum of floats of so many bits each that comes nearest to `value`. */
export function split(value: number, bits: readonly number[]): number[] {
  let rest = value;
  return bits.map((count) => {
    const unit = 2 ** (Math.floor(Math.log2(Math.abs(rest))) - count + 1);
    const part = Math.round(rest / unit) * unit;
    rest -= part;
    return part;
  });
}

/** The sum of coefficient(k) x^k for k up to `terms`. */
export function series(x: number, coefficient: (k: number) => number, terms: number): number {
  let sum = 0;
  for (let k = terms; k >= 0; k--) sum = sum * x + coefficient(k);
  return sum;
}

export function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
