import { environmentVariable } from '@kinglet/runtime';
import { Mark, mark } from './host';

/** A part of the start, or a piece of one; milliseconds by the clock of `performance`. */
export class Interval {
  constructor(
    readonly name: string,
    readonly begin: f64,
    readonly end: f64,
  ) {}

  get duration(): f64 {
    return this.end - this.begin;
  }
}

/**
 * What a start consisted of, without a gap: `EngineInit` is the making of the program's memory, `ProgramRead` what the loop does
 * before it. After a restore from a snapshot it ends with the module.
 */
export function coldStartIntervals(): Interval[] {
  const names = ['ProcessStart', 'ProgramRead', 'EngineInit', 'InitCode', 'FirstNext'];
  const ends = [Mark.main, Mark.engineBegin, Mark.engineReady, Mark.initEnd, Mark.firstNext];
  const isRestored = environmentVariable('AWS_LAMBDA_INITIALIZATION_TYPE') == 'snap-start';
  const intervals: Interval[] = [];
  let begin = mark(Mark.processStart);
  for (let i = 0; i < names.length - i32(isRestored); i++) {
    const end = mark(ends[i]);
    intervals.push(new Interval(names[i], begin, end));
    begin = end;
  }
  return intervals;
}

/** Of what `InitCode` took: the reading of assets. */
export function assetTime(): f64 {
  return mark(Mark.assets);
}
