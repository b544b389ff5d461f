// A report in one line that a person reads.
import type { Report } from '../reportLine.ts';

/** `duration 1.02 ms, billed 4 ms, cold start 2.31 ms, memory 18 of 128 MB`, and how it ended if that was not well. */
export function renderReport(report: Report): string {
  return [...figuresOf(report), ...endOf(report)].join(', ');
}

function figuresOf(report: Report): string[] {
  if (report.kind === 'init') return [`initialization ${milliseconds(report.initDurationMs)}`];
  if (report.kind === 'restore') return [`restore ${milliseconds(report.restoreDurationMs)}`];
  const { durationMs, billedDurationMs, initDurationMs, restoreDurationMs, maxMemoryUsedMb, memorySizeMb } = report;
  return [
    `duration ${milliseconds(durationMs)}`,
    ...when(billedDurationMs, (ms) => `billed ${ms} ms`),
    ...when(initDurationMs, (ms) => `cold start ${milliseconds(ms)}`),
    ...when(restoreDurationMs, (ms) => `restore ${milliseconds(ms)}`),
    ...when(maxMemoryUsedMb, (mb) => `memory ${mb} of ${memorySizeMb ?? '?'} MB`),
  ];
}

function endOf(report: Report): string[] {
  const trace = report.kind === 'invocation' ? report.xray?.traceId : undefined;
  return [
    ...when(report.status, (status) => `ended with ${status}`),
    ...when(report.errorType, (type) => type),
    ...when(trace, (id) => `trace ${id}`),
  ];
}

function when<T>(value: T | undefined, show: (value: T) => string): string[] {
  return value === undefined ? [] : [show(value)];
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(2)} ms`;
}
