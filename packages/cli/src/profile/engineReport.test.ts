import { readReport, reportJson } from '@kinglet/profiler';
import { expect, it } from 'vitest';
import { engineReport } from './engineReport.ts';

it('adds up however many events, and keeps the last ones', () => {
  const invocations = Array.from({ length: 200_000 }, (_, at) => ({
    begin: at,
    figures: { Duration: 1 + (at % 2), CpuTime: 0.5, PeakMemory: 1e6 + at },
    error: undefined,
  }));

  const report = engineReport({
    ...{ begun: 0, milliseconds: 200_000, machine: 'm', coldStart: undefined, invocations, notes: [] },
  });

  expect(report.spans).toMatchObject([{ count: 200_000, total: 300_000, least: 1, most: 2, p50: 1, p99: 2 }]);
  expect(report.metrics).toMatchObject({ cpuTime: { value: 100_000 }, peakMemory: { value: 1_199_999 } });
  expect(report.droppedRecords).toBe(190_000);
  expect(report.records).toHaveLength(10_000);
  expect(report.records.at(-1)).toMatchObject({ begin: 199_999, end: 200_001 });
  expect(readReport(reportJson(report)).spans).toEqual(report.spans);
});
