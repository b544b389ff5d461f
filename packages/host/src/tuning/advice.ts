// What advice is, and how one about settings in files is made.
import { firstOf, type Reading } from '../reading.ts';
import type { SystemFiles } from '../sources.ts';
import { chosenValue, isTunable } from './tunables.ts';

export type AdviceTopic =
  | 'boost'
  | 'compaction'
  | 'frequencyDriver'
  | 'governor'
  | 'hugePages'
  | 'irqAffinity'
  | 'memoryBandwidth'
  | 'memoryChannels'
  | 'numaBalancing'
  | 'schedulerPolicy'
  | 'speculation'
  | 'swappiness'
  | 'threadAffinity'
  | 'threads'
  | 'transparentDefrag'
  | 'transparentHugePages'
  | 'zoneReclaim';

export interface Advice {
  readonly topic: AdviceTopic;
  /** The value now, as the kernel writes it, with its source. */
  readonly value: Reading<string>;
  /** `report`: for a person to decide, or right as far as can be told. */
  readonly state: 'change' | 'report' | 'right' | 'unknown';
  /** What to do. */
  readonly advice: string;
  readonly why: string;
  /** The address of a public document. */
  readonly evidence: string;
  /** Whether planTuning() may ever write it. */
  readonly mayWrite: boolean;
  /** What planTuning() would write: nothing where the value is unknown or right. */
  readonly writes: readonly TuningWrite[];
}

/** One value of one file. */
export interface TuningWrite {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** What an advice says whatever the value is. */
export interface Counsel {
  readonly topic: AdviceTopic;
  readonly advice: string;
  readonly why: string;
  readonly evidence: string;
}

interface Setting extends Counsel {
  readonly paths: readonly string[];
  readonly isRight: (value: string) => boolean;
  readonly to: string;
}

/** About files with one value each, such as the governors of all processors. */
export function settingAdvice(files: SystemFiles, { paths, isRight, to, ...counsel }: Setting): Advice {
  const found = paths.flatMap((path) => {
    const text = files.read(path);
    return text === undefined || text.trim() === '' ? [] : [{ path, from: chosenValue(text), to }];
  });
  const source = paths.length > 1 ? `${paths[0]} and ${paths.length - 1} more` : paths[0]!;
  const values = [...new Set(found.map(({ from }) => from))].sort();
  const value = firstOf<string>([source, () => (values.length > 0 ? values.join(', ') : undefined)]);
  // A value in a form that nobody knows is left alone.
  const writes = found.filter(({ path, from }) => !isRight(from) && isTunable(path, from));
  const state = found.length === 0 ? 'unknown' : writes.length > 0 ? 'change' : 'right';
  return { ...counsel, value, state, mayWrite: true, writes };
}

/** About something that a person decides. */
export function report(value: Reading<string>, counsel: Counsel): Advice {
  return { ...counsel, value, state: value.value === 'unknown' ? 'unknown' : 'report', mayWrite: false, writes: [] };
}

/** Nothing to write, whatever the value is. */
export function leaveIt({ writes: _, ...made }: Advice, because: string): Advice {
  return { ...made, state: made.state === 'unknown' ? 'unknown' : 'right', advice: `leave it: ${because}`, writes: [] };
}
