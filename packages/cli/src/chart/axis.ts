// Where values lie on a line, and which of them are named.

export interface Axis {
  readonly isLog: boolean;
  /** The place of a value, in the units of `from` and `to`. */
  readonly at: (value: number) => number;
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

/**
 * An axis from `from` to `to` that holds all `values`, at least one, none below 0. It begins at 0, unless the largest is more than
 * eight times the median: then it is logarithmic, so that the bulk of the values can be told apart.
 */
export function axisFor(values: readonly number[], from: number, to: number): Axis {
  const ordered = [...values].sort((a, b) => a - b);
  const top = ordered.at(-1) ?? 1;
  const median = ordered[ordered.length >> 1] ?? 1;
  const isLog = (ordered[0] ?? 0) > 0 && top > 8 * median;
  return isLog ? logAxis(ordered[0] as number, top, from, to) : linearAxis(top || 1, from, to);
}

/** A logarithmic axis that holds `least` to `top`, both above 0, between two round numbers. */
export function logAxis(least: number, top: number, from: number, to: number): Axis {
  const all = roundValues(least, top);
  const first = Math.log(all[0] as number);
  const length = Math.log(all.at(-1) as number) - first;
  const at = (value: number) => from + ((Math.log(value) - first) / length) * (to - from);
  const isLong = all.length > 9;
  const named = all.filter((value) => !isLong || isPowerOfTen(value));
  return { isLog: true, at, ticks: named.map((value) => ({ at: at(value), label: shortNumber(value) })) };
}

/** An axis from 0 to a round number that is at least `top`. */
export function linearAxis(top: number, from: number, to: number): Axis {
  const rough = 10 ** Math.floor(Math.log10(top / 4));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * rough).find((one) => top / one <= 5) ?? 10 * rough;
  const steps = Math.ceil(top / step - 1e-9);
  const at = (value: number) => from + (value / (steps * step)) * (to - from);
  const ticks = Array.from({ length: steps + 1 }, (_, i) => ({ at: at(i * step), label: shortNumber(i * step) }));
  return { isLog: false, at, ticks };
}

/** A round number without trailing zeros. */
export function shortNumber(value: number): string {
  return Number(value.toPrecision(6)).toLocaleString('en-US', { maximumSignificantDigits: 6 });
}

// 1, 2 and 5 of each decade, from the last that is not above `least` to the first that is not below `top`.
function roundValues(least: number, top: number): number[] {
  const decades = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(top))] as const;
  const all: number[] = [];
  for (let decade = decades[0]; decade <= decades[1]; decade++)
    all.push(...[1, 2, 5].map((step) => Number(`${step}e${decade}`)));
  const first = all.findLastIndex((value) => value <= least);
  const last = all.findIndex((value) => value >= top);
  return all.slice(first, Math.max(last, first + 1) + 1);
}

function isPowerOfTen(value: number): boolean {
  return /^1(e[+-]?\d+|0*)$|^0\.0*1$/.test(String(value));
}
