// The forecasts there are: each learns a value at a time and says what is to come so many steps ahead. All of constant cost.
import { type Series, seriesOf, valueAt, withValue } from './series.ts';

/** One kind of forecast; its state is plain JSON. */
export interface Forecaster {
  readonly name: string;
  /** Before the first value. */
  readonly start: unknown;
  /** With the newest value of the history. */
  readonly learn: (state: unknown, history: Series) => unknown;
  /** What comes `steps` after the newest value, from 1; undefined where the history is too short. */
  readonly forecast: (state: unknown, history: Series, steps: number) => number | undefined;
}

/** Without and with a season each, the simplest first. */
export function forecastersOf(seasons: readonly number[]): Forecaster[] {
  return [
    lastValue,
    linearTrend,
    ...seasons.flatMap((season) => [seasonalNaive(season), seasonalDrift(season), holtWinters(season)]),
  ];
}

const lastValue: Forecaster = {
  name: 'last value',
  start: null,
  learn: () => null,
  forecast: (_, history) => newest(history, 0),
};

const trendLength = 8;

/** The least squares line through the last eight values. */
const linearTrend: Forecaster = {
  name: 'linear trend',
  start: null,
  learn: () => null,
  forecast: (_, history, steps) => {
    if (history.count < trendLength) return undefined;
    const middle = (trendLength - 1) / 2;
    let mean = 0;
    let slope = 0;
    for (let age = 0; age < trendLength; age++) {
      const value = newest(history, age) as number;
      mean += value / trendLength;
      slope += (middle - age) * value;
    }
    // Σ (x - mean x)² of n equidistant points is n (n² - 1) / 12.
    slope /= (trendLength * (trendLength ** 2 - 1)) / 12;

    return Math.max(0, mean + slope * (middle + steps));
  },
};

/** What was one season before. */
function seasonalNaive(season: number): Forecaster {
  return {
    name: `seasonal naive (${season})`,
    start: null,
    learn: () => null,
    forecast: (_, history, steps) => seasonBefore(history, season, steps),
  };
}

/** What was one season before, and what has been added since. */
function seasonalDrift(season: number): Forecaster {
  return {
    name: `seasonal naive with drift (${season})`,
    start: null,
    learn: () => null,
    forecast: (_, history, steps) => {
      const then = seasonBefore(history, season, steps);
      const before = newest(history, season);
      if (then === undefined || before === undefined) return undefined;

      return Math.max(0, then + (newest(history, 0) as number) - before);
    },
  };
}

interface Smoothed {
  readonly level: number;
  readonly trend: number;
  /** By index modulo the season. */
  readonly seasonal: Series;
}

const levelRate = 0.2;
const trendRate = 0.02;
const seasonRate = 0.3;
const trendDamping = 0.9;

/** Additive Holt-Winters with a damped trend (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 8.3). */
function holtWinters(season: number): Forecaster {
  return {
    name: `Holt-Winters (${season})`,
    start: null,
    learn: (state, history) => {
      if (history.count < season) return null;

      return state === null ? firstSeason(history, season) : smooth(state as Smoothed, history, season);
    },
    forecast: (state, history, steps) => {
      if (history.count < season) return undefined;
      const { level, trend, seasonal } = state as Smoothed;
      const damped = (trend * trendDamping * (1 - trendDamping ** steps)) / (1 - trendDamping);
      const cycle = valueAt(seasonal, (history.count - 1 + steps) % season) as number;

      return Math.max(0, level + damped + cycle);
    },
  };
}

// The mean of the first season is its level, what is left its cycle.
function firstSeason(history: Series, season: number): Smoothed {
  const values = Array.from({ length: season }, (_, slot) => valueAt(history, slot) as number);
  const level = values.reduce((sum, value) => sum + value, 0) / season;

  return { level, trend: 0, seasonal: seriesOf(values.map((value) => value - level)) };
}

function smooth(before: Smoothed, history: Series, season: number): Smoothed {
  const value = newest(history, 0) as number;
  const slot = (history.count - 1) % season;
  const cycle = valueAt(before.seasonal, slot) as number;
  const expected = before.level + trendDamping * before.trend;
  const level = levelRate * (value - cycle) + (1 - levelRate) * expected;
  const trend = trendRate * (level - before.level) + (1 - trendRate) * trendDamping * before.trend;

  return { level, trend, seasonal: withValue(before.seasonal, slot, cycle + seasonRate * (value - expected - cycle)) };
}

function newest(history: Series, age: number): number | undefined {
  return age >= history.count ? undefined : valueAt(history, history.count - 1 - age);
}

function seasonBefore(history: Series, season: number, steps: number): number | undefined {
  const seasonsBack = Math.ceil(steps / season);

  return newest(history, seasonsBack * season - steps);
}
