// The parts of a start, out of the marks that were taken on its way.
import type { StartMarks } from '@kinglet/runtime/telemetry';

/** Names of the parts, in the order in which they come; in metrics, segments and log lines alike. */
export type ColdStartPhase = 'ProcessStart' | 'ProgramRead' | 'EngineInit' | 'AssetRead' | 'InitCode' | 'FirstNext';

/** A part of the start, or a piece of one. Milliseconds by the clock of the marks. */
export interface ColdStartInterval {
  readonly name: Exclude<ColdStartPhase, 'AssetRead'>;
  readonly begin: number;
  readonly end: number;
}

/** Durations in milliseconds. */
export interface ColdStartBreakdown {
  readonly phases: Readonly<Partial<Record<ColdStartPhase, number>>>;
  /**
   * All phases together: from the process's start to the first `GET /next`. Undefined where the loop takes no marks, as the
   * managed runtime's does not: a part of the start is not passed off as all of it.
   */
  readonly total: number | undefined;
}

/**
 * The intervals without a gap between them, from the process's start as far as marks were taken. `ProgramRead`, which finds,
 * checks and loads the program, comes in two pieces where the engine is begun in between. A start that was a snapshot's ends with
 * its module: how long the snapshot was kept is no part of it.
 */
export function coldStartIntervals(marks: StartMarks, isRestored: boolean): ColdStartInterval[] {
  const ends: readonly (readonly [ColdStartInterval['name'], number | undefined])[] = [
    ['ProcessStart', marks.main],
    ['ProgramRead', marks.engineBegin],
    ['EngineInit', marks.engineReady],
    ['ProgramRead', marks.initBegin],
    ['InitCode', marks.initEnd],
    ['FirstNext', isRestored ? undefined : marks.firstNext],
  ];
  const intervals: ColdStartInterval[] = [];
  let begin = marks.processStart;
  for (const [name, end] of ends) {
    if (end === undefined) break;
    if (end > begin) intervals.push({ name, begin, end });
    begin = Math.max(begin, end);
  }
  return intervals;
}

/** Reading assets, which the module does, is counted for itself. */
export function coldStartBreakdown(marks: StartMarks, isRestored: boolean): ColdStartBreakdown {
  const intervals = coldStartIntervals(marks, isRestored);
  const phases: Partial<Record<ColdStartPhase, number>> = {};
  for (const { name, begin, end } of intervals) {
    const assets = name === 'InitCode' ? Math.min(marks.assets, end - begin) : 0;
    if (assets > 0) phases.AssetRead = assets;
    phases[name] = (phases[name] ?? 0) + end - begin - assets;
  }
  const total = (intervals.at(-1)?.end ?? marks.processStart) - marks.processStart;
  return { phases, total: isComplete(marks, isRestored) ? total : undefined };
}

function isComplete({ firstNext, initEnd }: StartMarks, isRestored: boolean): boolean {
  return (isRestored ? initEnd : firstNext) !== undefined;
}
