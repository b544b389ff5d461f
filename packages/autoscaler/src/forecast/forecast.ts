// Forecasts that prove themselves as time goes on: a rolling-origin backtest, one value at a time.
import type { Forecaster } from './forecasters.ts';
import { noSeries, type Series, withNext } from './series.ts';

/** What the forecasters have learnt, how they did, and what the best of them says. Plain JSON. */
export interface Forecasts {
  readonly history: Series;
  readonly states: readonly unknown[];
  /** Of each forecaster, what it said of the coming values at each of the last `steps` origins; null where it could not. */
  readonly open: readonly (readonly (number | null)[])[];
  /** Mean absolute error of each, newer ones weighing more; null until it has been tested. */
  readonly errors: readonly (number | null)[];
  /** The newest differences of value and forecast, of each. */
  readonly residuals: readonly (readonly number[])[];
  /** Index of the one with the smallest error. */
  readonly best: number;
  /** What it says of the next values. */
  readonly ahead: readonly number[];
  /** How much more it may be, with the probability asked for. */
  readonly margin: number;
}

export interface ForecastOptions {
  readonly forecasters: readonly Forecaster[];
  /** How many values ahead a forecast is tested and given. */
  readonly steps: number;
  readonly quantile: number;
  /** How many values are kept. */
  readonly keep: number;
}

const keptResiduals = 48;
const errorRate = 0.03;

export function noForecasts({ forecasters }: ForecastOptions): Forecasts {
  const states = forecasters.map(({ start }) => start);
  const none = forecasters.map(() => null);

  return {
    history: noSeries,
    states,
    open: [],
    errors: none,
    residuals: none.map(() => []),
    best: 0,
    ahead: [],
    margin: 0,
  };
}

/** With one more value: every forecast of it is judged, every forecaster learns it, the best one is asked for the next. */
export function learn(before: Forecasts, value: number, options: ForecastOptions): Forecasts {
  const { forecasters, steps, quantile, keep } = options;
  const judged = before.open.length === steps ? judge(before, value) : before;
  const history = withNext(before.history, value, keep);
  const states = forecasters.map((forecaster, i) => forecaster.learn(before.states[i], history));
  const said = forecasters.map((forecaster, i) => forecaster.forecast(states[i], history, steps) ?? null);
  const open = [...before.open.slice(before.open.length === steps ? 1 : 0), said];
  const best = bestOf(judged.errors);
  const chosen = forecasters[best] as Forecaster;
  const ahead = Array.from({ length: steps }, (_, i) => chosen.forecast(states[best], history, i + 1) ?? value);

  return { ...judged, history, states, open, best, ahead, margin: marginOf(judged.residuals[best] ?? [], quantile) };
}

function judge(before: Forecasts, value: number): Forecasts {
  const said = before.open[0] as readonly (number | null)[];
  const errors = before.errors.map((error, i) => {
    const forecast = said[i] ?? null;
    if (forecast === null) return error;
    const now = Math.abs(value - forecast);

    return error === null ? now : error + errorRate * (now - error);
  });
  const residuals = before.residuals.map((kept, i) => {
    const forecast = said[i] ?? null;

    return forecast === null ? kept : [...kept.slice(1 - keptResiduals), value - forecast];
  });

  return { ...before, errors, residuals };
}

function bestOf(errors: readonly (number | null)[]): number {
  let best = 0;
  errors.forEach((error, i) => {
    if (error !== null && error < (errors[best] ?? Number.POSITIVE_INFINITY)) best = i;
  });

  return best;
}

// With few residuals the quantile is their largest: an interval is never narrower for want of proof.
function marginOf(residuals: readonly number[], quantile: number): number {
  const sorted = Float64Array.from(residuals).sort();
  const index = Math.min(sorted.length - 1, Math.floor(quantile * (sorted.length + 1)));

  return Math.max(0, sorted[index] ?? 0);
}
