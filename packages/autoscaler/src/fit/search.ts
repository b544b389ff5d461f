// A deterministic search for the numbers with the smallest score.
import { Random } from '../simulator/random.ts';

/** Where a number may lie; `logarithmic` ones are tried by factors, and 0 stands for itself. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly scale: 'linear' | 'logarithmic';
}

export type Point = Readonly<Record<string, number>>;

export interface SearchOptions {
  readonly ranges: Readonly<Record<string, Range>>;
  /** Where it begins. */
  readonly start: readonly Point[];
  /** How often the score is asked for. */
  readonly evaluations: number;
  readonly seed: number;
}

export interface Found {
  readonly point: Point;
  readonly score: number;
}

/**
 * The best of the starts and of random points, of three tenths of the evaluations; then steps along one coordinate after the other
 * around the best, which get smaller when a round finds nothing. The same arguments give the same answer.
 */
export function search(score: (point: Point) => number, options: SearchOptions): Found {
  const { ranges, start, evaluations, seed } = options;
  const random = new Random(seed);
  const names = Object.keys(ranges);
  let left = evaluations;
  let best: Found | undefined;
  const attempt = (point: Point): boolean => {
    left--;
    const found = { point, score: score(point) };
    if (best !== undefined && found.score >= best.score) return false;
    best = found;

    return true;
  };

  for (const point of start) if (left > 0) attempt(point);
  while (left > 0.7 * evaluations) attempt(anywhere(ranges, random));
  for (let width = 0.25; left > 0 && width > 0.01; ) {
    if (
      !round(
        names,
        ranges,
        width,
        () => best as Found,
        attempt,
        () => left > 0,
      )
    )
      width /= 2;
  }

  return best as Found;
}

function anywhere(ranges: SearchOptions['ranges'], random: Random): Point {
  const names = Object.keys(ranges);
  const parts = new Float64Array(names.length);
  random.fill(parts);

  return Object.fromEntries(names.map((name, i) => [name, numberAt(ranges[name] as Range, parts[i] as number)]));
}

function round(
  names: readonly string[],
  ranges: SearchOptions['ranges'],
  width: number,
  best: () => Found,
  attempt: (point: Point) => boolean,
  goOn: () => boolean,
): boolean {
  let better = false;
  for (const name of names) {
    for (const step of [width, -width]) {
      if (!goOn()) return better;
      const { point } = best();
      const range = ranges[name] as Range;
      const moved = numberAt(range, clamp(partOf(range, point[name] as number) + step));
      if (moved === point[name] || !attempt({ ...point, [name]: moved })) continue;
      better = true;
      break;
    }
  }

  return better;
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}

function numberAt({ from, to, scale }: Range, part: number): number {
  const number = scale === 'linear' ? from + part * (to - from) : from * (to / from) ** part;

  // Four digits: what is written into a policy is what was tried.
  return Number(number.toPrecision(4));
}

function partOf({ from, to, scale }: Range, number: number): number {
  return clamp(scale === 'linear' ? (number - from) / (to - from) : Math.log(number / from) / Math.log(to / from));
}
