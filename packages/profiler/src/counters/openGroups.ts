// Groups of events as far as they can be had: those that do not fit are split, what cannot be counted has a reason.
import type { SystemFiles } from '@kinglet/host';
import type { CoreEvent, CoreEvents, CoreGroupName, Count } from './cores/coreEvents.ts';
import type { PerfCalls } from './perfCalls.ts';
import { refusalOf } from './refusals.ts';
import { type Mode, openInMode } from './threadGroups.ts';

/** Events that are on the counters together. */
export interface EventSet {
  readonly events: readonly CoreEvent[];
  readonly mode: Mode;
}

export interface PossibleGroups {
  readonly sets: readonly EventSet[];
  /** Why a count cannot be had. */
  readonly refused: ReadonlyMap<Count, string>;
}

/** Tries each group on the calling thread; leaves none open. */
export function possibleGroups(
  perf: PerfCalls,
  files: SystemFiles,
  core: CoreEvents,
  names: readonly CoreGroupName[],
): PossibleGroups {
  const refused = new Map<Count, string>();
  const refuse = (events: readonly CoreEvent[], reason: string): void => {
    for (const { count } of events) refused.set(count, reason);
  };
  const sets = core.groups
    .filter(({ name }) => names.includes(name))
    .flatMap(({ anchors, events }) => {
      const first = attempt(perf, files, anchors.slice(0, 1), noPmu);
      if ('events' in first) return setsOf((part) => attempt(perf, files, part, noEvent), refuse, anchors, events);
      refuse([...anchors, ...events], first.refusal);
      return [];
    });
  for (const { events } of sets) for (const { count } of events) refused.delete(count);
  return { sets, refused };
}

const noPmu = 'this machine has no PMU';
const noEvent = 'this PMU has no such event';

type Attempt = EventSet | { readonly refusal: string };

/** As few as there can be; just the anchors where nothing else can be counted. */
function setsOf(
  attemptAt: (events: readonly CoreEvent[]) => Attempt,
  refuse: (events: readonly CoreEvent[], reason: string) => void,
  anchors: readonly CoreEvent[],
  events: readonly CoreEvent[],
): EventSet[] {
  const split = (part: readonly CoreEvent[]): EventSet[] => {
    const result = attemptAt([...anchors, ...part]);
    if ('events' in result) return [result];
    if (part.length <= 1) {
      refuse(part, result.refusal);
      return [];
    }
    const half = Math.ceil(part.length / 2);
    return [...split(part.slice(0, half)), ...split(part.slice(half))];
  };
  const sets = split(events);
  if (sets.length > 0) return sets;
  const alone = attemptAt(anchors);
  if ('events' in alone) return [alone];
  refuse(anchors, alone.refusal);
  return [];
}

function attempt(perf: PerfCalls, files: SystemFiles, events: readonly CoreEvent[], noEntry: string): Attempt {
  try {
    const { group, mode } = openInMode(
      perf,
      events.map(({ event }) => event),
    );
    group.close();
    return { events, mode };
  } catch (error) {
    return { refusal: refusalOf(error, files, noEntry) };
  }
}
