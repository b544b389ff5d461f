// The options of a simulation with their defaults, checked.
import { decide } from '../decide.ts';
import { AutoscalerError } from '../errors.ts';
import { foundText } from '../foundText.ts';
import type { SimulationOptions } from '../simulation.ts';

export type ResolvedOptions = Required<SimulationOptions>;

/** Points of a timeline that are more than this are no picture. */
const maxPoints = 1_000_000;

/** Throws AutoscalerError KINGLET_AUTOSCALER_POLICY for an option out of its range. */
export function resolveOptions(options: SimulationOptions, durationMs: number): ResolvedOptions {
  const { seed = 1, objectiveMs = 1000, fromMs = 0, timelineMs = durationMs / 500 } = options;
  if (!Number.isFinite(seed)) throw wrong('seed', 'a finite number', seed);
  if (!(Number.isFinite(objectiveMs) && objectiveMs > 0))
    throw wrong('objectiveMs', 'a finite number above 0', objectiveMs);
  if (!(Number.isFinite(fromMs) && fromMs >= 0 && fromMs < durationMs))
    throw wrong('fromMs', `from 0 to below ${durationMs}`, fromMs);
  if (!(timelineMs >= durationMs / maxPoints && Number.isFinite(timelineMs)))
    throw wrong('timelineMs', `at least ${durationMs / maxPoints}`, timelineMs);
  return { seed, objectiveMs, fromMs, timelineMs, decide: options.decide ?? decide };
}

function wrong(name: string, expected: string, found: unknown): AutoscalerError {
  return new AutoscalerError(
    'KINGLET_AUTOSCALER_POLICY',
    `Expected the option \`${name}\` to be ${expected}; found ${foundText(found)}.`,
  );
}
