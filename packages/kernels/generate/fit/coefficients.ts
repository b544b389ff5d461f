// Fits and prints the coefficients of src/c/vecmath.h and src/normalTail.ts: `node generate/fit/coefficients.ts`.
import { fit, type Target } from './minimax.ts';
import { factorial, literal, print, series, split } from './report.ts';

const halfLn2 = Math.LN2 / 2;

/** What each polynomial stands for. Weights make the error relative to the function that is computed. */
const floatTargets: Readonly<Record<string, Omit<Target, 'round'>>> = {
  // exp(r) = 1 + r + r^2 q(r); the weight is the relative error of expm1(r), the harder one.
  EXP: {
    from: -halfLn2 * 1.001,
    to: halfLn2 * 1.001,
    degree: 4,
    wanted: (r) => series(r, (k) => 1 / factorial(k + 2), 20),
    weight: (r) => Math.abs(r) + 1e-3,
  },
  // log(1 + f) = f - f^2 / 2 + f^3 p(f)
  LOG: {
    from: -1 / 3,
    to: 1 / 3,
    degree: 7,
    wanted: (f) => series(f, (k) => (-1) ** k / (k + 3), 60),
    weight: (f) => f * f + 1e-3,
  },
  // log(1 + f) for f in [0, 1] after halving: f - f^2 / 2 + f^3 p(f)
  LOG1P: {
    from: 1 / Math.SQRT2 - 1,
    to: Math.SQRT2 - 1,
    degree: 8,
    wanted: (f) => series(f, (k) => (-1) ** k / (k + 3), 90),
    weight: (f) => f * f + 1e-3,
  },
  // sin(r) = r + r^3 p(r^2)
  SIN: {
    from: 0,
    to: ((1.002 * Math.PI) / 2) ** 2,
    degree: 3,
    wanted: (s) => series(s, (k) => (-1) ** (k + 1) / factorial(2 * k + 3), 12),
    weight: (s) => s / sinc(s) + 1e-3,
  },
  // erf(x) = x + x p(x^2) up to 0.921875
  ERF_SMALL: {
    from: 0,
    to: 0.921875 ** 2,
    degree: 5,
    wanted: (s) => series(s, (k) => ((2 / Math.sqrt(Math.PI)) * (-1) ** k) / (factorial(k) * (2 * k + 1)), 30) - 1,
    weight: () => 1,
  },
  // erfc(x) = exp(-x p(x)) from there to 4; the weight is the error of erf
  ERF_LARGE: {
    from: 0.921875,
    to: 4,
    degree: 6,
    wanted: (x) => x - Math.log(erfcx(x)) / x,
    weight: (x) => x * erfcx(x) * Math.exp(-x * x) + 1e-7,
  },
  // The normal distribution's tail times exp(x^2 / 2) and x + 3.75, in s = (x - 3.75) / (x + 3.75): 3.75 is where the
  // coefficients lose least by being floats.
  TAIL: {
    from: -1,
    to: (13.5 - 3.75) / (13.5 + 3.75),
    degree: 8,
    wanted: (s) => scaledTail((3.75 * (1 + s)) / (1 - s)),
    weight: (s) => 1 / scaledTail((3.75 * (1 + s)) / (1 - s)),
  },
  // The normal distribution up to x is 1/2 + x p(x^2), |x| <= 1/2.
  CENTRE: {
    from: 0,
    to: 0.25,
    degree: 3,
    wanted: (s) => series(s, (k) => (-0.5) ** k / (factorial(k) * (2 * k + 1)), 20) / Math.sqrt(2 * Math.PI),
    weight: (s) => Math.sqrt(s) + 1e-3,
  },
  // log(m) = 2 s + s^3 p(s^2), s = (m - 1) / (m + 1), m within a factor of sqrt(2) of 1
  ATANH: {
    from: 0,
    to: 0.02945,
    degree: 3,
    wanted: (s) => series(s, (k) => 2 / (2 * k + 3), 20),
    weight: (s) => s + 1e-4,
  },
};

for (const [name, target] of Object.entries(floatTargets)) {
  const { coefficients, error } = fit({ ...target, round: Math.fround });
  print(name, error, coefficients.map(literal));
}
const exact = fit({ ...(floatTargets.TAIL as Target), degree: 14, round: (coefficient) => coefficient });
print('TAIL in float64', exact.error, exact.coefficients.map(String));
for (const [name, value, parts] of [
  ['log2(e)', Math.LOG2E, [24, 24]],
  ['ln 2', Math.LN2, [15, 24]],
  ['1 / pi', 1 / Math.PI, [24]],
  ['sqrt(8 / pi)', Math.sqrt(8 / Math.PI), [24, 24]],
  ['0.044715 * sqrt(8 / pi)', 0.044715 * Math.sqrt(8 / Math.PI), [24, 24]],
] as const)
  console.log(`${name}: ${split(value, parts).map(literal).join(' + ')}`);
// A double has not enough bits of pi for three floats: pi - Math.PI is the rest.
const pi = split(Math.PI, [24, 24]);
const piRest = Math.PI - pi[0]! - pi[1]! + 1.2246467991473532e-16;
console.log(`pi: ${[...pi, Math.fround(piRest)].map(literal).join(' + ')}`);

function sinc(s: number): number {
  return s === 0 ? 1 : Math.sin(Math.sqrt(s)) / Math.sqrt(s);
}

/** erfc(x) exp(x^2) = 2 / sqrt(pi) times the integral of exp(-t^2 - 2 x t) over t > 0, by Simpson's rule. */
function erfcx(x: number): number {
  const end = Math.min(7, 20 / (x + 0.1));
  const steps = 8000;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const t = (end * i) / steps;
    const weight = i === 0 || i === steps ? 1 : i % 2 ? 4 : 2;
    sum += weight * Math.exp(-t * t - 2 * x * t);
  }
  return ((2 / Math.sqrt(Math.PI)) * sum * end) / (3 * steps);
}

function scaledTail(x: number): number {
  return 0.5 * erfcx(x / Math.SQRT2) * (x + 3.75);
}
