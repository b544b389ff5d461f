// The load of a fleet: what is offered to it, whatever it can take.
import type { Resolved } from '../resolvePolicy.ts';

/** In units of the policy's metric; all but `at` and `value` are smoothed. */
export interface Load {
  readonly at: number;
  /** The last reading. */
  readonly value: number;
  readonly usual: number;
  readonly present: number;
  /** Requests at work, and how many were answered a second: their quotient is the time at work. */
  readonly busy: number;
  readonly answered: number;
}

export interface Readings {
  readonly value: number;
  /** Requests that wait, part of `value` where that is the concurrency. */
  readonly waiting: number;
  /** Requests a second that arrived. */
  readonly rate: number | undefined;
  readonly now: number;
}

type Policy = Resolved<'kinglet'>;

const longEnoughMs = 60_000;

/**
 * While requests wait, the concurrency at work says no more than what the fleet has; then the load is arrivals · time at work, of
 * Little's law (1961). The time at work is that of those at work by those answered: arrived, less what there is more.
 */
export function nextLoad(before: Load | null, readings: Readings, { metric, parameters }: Policy): Load {
  const { value, waiting, rate, now } = readings;
  const elapsedMs = Math.max(0, now - (before?.at ?? now));
  const smooth = (name: 'answered' | 'busy' | 'present' | 'usual', next: number, constantMs: number) =>
    before === null || constantMs === 0
      ? next
      : before[name] + (1 - Math.exp(-elapsedMs / constantMs)) * (next - before[name]);
  const more = before === null || elapsedMs === 0 ? 0 : ((value - before.value) * 1000) / elapsedMs;
  const serviceMs = Math.max(parameters.usualMs, longEnoughMs);
  const busy = smooth('busy', Math.max(0, value - waiting), serviceMs);
  const answered = smooth('answered', Math.max(0, (rate ?? 0) - more), serviceMs);
  const serviceSeconds = serviceSecondsOf({ busy, answered });
  const isShort = metric === 'concurrency' && waiting > 0 && rate !== undefined && serviceSeconds !== undefined;
  const offered = isShort ? Math.max(value - waiting, rate * serviceSeconds) : value;
  // No fleet is for more; the largest doubles have infinite sums.
  const limited = Math.min(Number.MAX_SAFE_INTEGER, offered);

  return {
    at: now,
    value,
    usual: smooth('usual', limited, parameters.usualMs),
    present: smooth('present', limited, parameters.presentMs),
    busy,
    answered,
  };
}

/** How long an instance works at a request; undefined where nothing was answered, or too little for a quotient. */
export function serviceSecondsOf({ busy, answered }: Pick<Load, 'answered' | 'busy'>): number | undefined {
  const seconds = busy / answered;
  return Number.isFinite(seconds) ? seconds : undefined;
}

/** Whether the load is above what is usual by more than chance. */
export function isSurge({ usual, present }: Load, { parameters }: Policy): boolean {
  return present - usual > parameters.chance * Math.sqrt(usual);
}
