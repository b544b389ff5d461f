// An engine whose clock and log a test holds.
import { Model } from '@kinglet/inference';
import type { Platform } from '../src/platform.ts';
import { areWithinByLoop } from '../src/rangeChecks.ts';

/** A platform; each look at its clock is `step` milliseconds later than the one before. */
export interface FakePlatform extends Platform {
  readonly lines: string[];
  readonly reported: unknown[];
  readonly looks: () => number;
}

export function fakePlatform(step = 1): FakePlatform {
  const lines: string[] = [];
  const reported: unknown[] = [];
  let looks = 0;
  return {
    lines,
    reported,
    looks: () => looks,
    load: (source) => Model.load(source),
    now: () => ++looks * step,
    epoch: () => 1_700_000_000_000,
    writeLine: (line) => lines.push(line),
    report: (error) => reported.push(error),
    areWithin: areWithinByLoop,
    functionName: 'digits',
  };
}
