// What people are told of the events of a profile.
import type { ProfileValues } from './profileOptions.ts';

/** Before they are sent. */
export function plannedEvents({ warmup, invocations, seconds }: ProfileValues): string {
  return `${warmup} events to warm up, then ${invocations === undefined ? `${seconds} s of events` : `${invocations} events`}`;
}

/** @param first the error of the first that failed, as JSON */
export function failureNote(failures: number, count: number, first: string | undefined): string {
  return `${failures} of ${count} events failed; the first: ${shortened(first)}`;
}

export function shortened(body = 'nothing was said'): string {
  return body.length > 500 ? `${body.slice(0, 500)}…` : body;
}
