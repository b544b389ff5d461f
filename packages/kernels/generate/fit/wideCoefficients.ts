// Fits and prints the coefficients of src/c/vecmath_wide.h: `node generate/fit/wideCoefficients.ts`.
import { fit, type Target } from './minimax.ts';
import { factorial, literal, print, series, split } from './report.ts';

const terms = 60;
const tangent = tangentSeries();
const arcsine = arcsineSeries();

/** What each polynomial stands for. Weights make the error relative to the function that is computed. */
const targets: Readonly<Record<string, Omit<Target, 'round'>>> = {
  // 2^r = 1 + r q(r)
  EXP2: {
    from: -0.5005,
    to: 0.5005,
    degree: 5,
    wanted: (r) => series(r, (k) => Math.LN2 ** (k + 1) / factorial(k + 1), 20),
    weight: (r) => Math.abs(r) / 2 ** r + 1e-3,
  },
  // tan(r) = r + r^3 p(r^2) up to pi / 4
  TAN: {
    from: 0,
    to: ((1.002 * Math.PI) / 4) ** 2,
    degree: 6,
    wanted: (s) => series(s, (k) => tangent[k + 1]!, terms - 2),
    weight: (s) => s + 1e-3,
  },
  // asin(z) = z + z^3 p(z^2) up to 1/2
  ASIN: {
    from: 0,
    to: 0.2501,
    degree: 4,
    wanted: (s) => series(s, (k) => arcsine[k + 1]!, terms - 2),
    weight: (s) => s + 1e-3,
  },
  // atan(z) = z + z^3 p(z^2) up to 1
  ATAN: {
    from: 0,
    to: 1,
    degree: 8,
    wanted: arctangentRest,
    weight: (s) => (s === 0 ? 0 : s / (Math.atan(Math.sqrt(s)) / Math.sqrt(s))) + 1e-3,
  },
};

for (const [name, target] of Object.entries(targets)) {
  const { coefficients, error } = fit({ ...target, round: Math.fround });
  print(name, error, coefficients.map(literal));
}
for (const [name, value, parts] of [
  ['log2(e)', Math.LOG2E, [24, 24]],
  ['log10(e)', Math.LOG10E, [24, 24]],
  ['log10(2)', Math.log10(2), [15, 24]],
  ['pi / 2', Math.PI / 2, [24, 24]],
  ['2 / pi', 2 / Math.PI, [24]],
  ['ln 2', Math.LN2, [24]],
] as const)
  console.log(`${name}: ${split(value, parts).map(literal).join(' + ')}`);

/** Coefficients of x, x^3, ...: the tangent's derivative is 1 + its square. */
function tangentSeries(): number[] {
  const found = [1];
  for (let k = 1; k < terms; k++) {
    const square = found.reduce((sum, value, i) => sum + value * found[k - 1 - i]!, 0);
    found.push(square / (2 * k + 1));
  }
  return found;
}

/** Those of the arc sine, whose derivative is (1 - x^2)^(-1/2). */
function arcsineSeries(): number[] {
  const found = [1];
  let binomial = 1;
  for (let k = 1; k < terms; k++) {
    binomial *= (2 * k - 1) / (2 * k);
    found.push(binomial / (2 * k + 1));
  }
  return found;
}

/** (atan(z) / z - 1) / z^2, by its series where that difference would lose bits. */
function arctangentRest(s: number): number {
  if (s < 0.2) return series(s, (k) => (-1) ** (k + 1) / (2 * k + 3), 40);
  return (Math.atan(Math.sqrt(s)) / Math.sqrt(s) - 1) / s;
}
