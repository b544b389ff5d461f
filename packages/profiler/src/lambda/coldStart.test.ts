import type { StartMarks } from '@kinglet/runtime/telemetry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coldStartBreakdown, coldStartIntervals } from './coldStart.ts';

/** As quickjs takes them: the clock begins with the engine. */
const marks: StartMarks = {
  processStart: -3,
  main: -2,
  engineBegin: -0.5,
  engineReady: 1,
  initBegin: 1.5,
  initEnd: 4.5,
  firstNext: 5,
  firstEvent: 9,
  assets: 0.75,
};

describe('a start', () => {
  test('is taken apart into phases that add up to it', () => {
    const { phases, total } = coldStartBreakdown(marks, false);

    expect(phases).toEqual({
      ProcessStart: 1,
      ProgramRead: 2,
      EngineInit: 1.5,
      AssetRead: 0.75,
      InitCode: 2.25,
      FirstNext: 0.5,
    });
    expect(total).toBe(8);
  });

  test('has intervals one behind the other', () => {
    expect(coldStartIntervals(marks, false).map(({ name, begin, end }) => [name, begin, end])).toEqual([
      ['ProcessStart', -3, -2],
      ['ProgramRead', -2, -0.5],
      ['EngineInit', -0.5, 1],
      ['ProgramRead', 1, 1.5],
      ['InitCode', 1.5, 4.5],
      ['FirstNext', 4.5, 5],
    ]);
  });

  test('that was a snapshot’s ends with its module', () => {
    const { phases, total } = coldStartBreakdown(marks, true);

    expect(phases).not.toHaveProperty('FirstNext');
    expect(total).toBe(7.5);
  });

  test('is told as far as it was marked', () => {
    const node = { ...marks, processStart: 0, main: 2, engineBegin: 2, engineReady: 20 };
    const managed = { ...node, initBegin: undefined, initEnd: undefined, firstNext: undefined, assets: 0 };

    const phases = { ProcessStart: 2, EngineInit: 18 };
    for (const isRestored of [false, true])
      expect(coldStartBreakdown(managed, isRestored)).toEqual({ phases, total: undefined });
    expect(coldStartBreakdown({ ...managed, main: undefined }, false)).toEqual({ phases: {}, total: undefined });
  });

  test('adds up whatever the marks are', () => {
    const time = fc.double({ min: 0, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(fc.array(time, { minLength: 8, maxLength: 8 }), time, fc.boolean(), (times, assets, isRestored) => {
        const [processStart, main, engineBegin, engineReady, initBegin, initEnd, firstNext, firstEvent] =
          times.toSorted((a, b) => a - b);
        const any = {
          processStart,
          main,
          engineBegin,
          engineReady,
          initBegin,
          initEnd,
          firstNext,
          firstEvent,
          assets,
        } as StartMarks;
        const { phases, total } = coldStartBreakdown(any, isRestored);
        const durations = Object.values(phases);

        expect(durations.every((duration) => duration >= 0)).toBe(true);
        expect(durations.reduce((sum, duration) => sum + duration, 0)).toBeCloseTo(total!, 6);
      }),
    );
  });
});
