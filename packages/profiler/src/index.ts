export type { CounterSource } from './counters/counterSource.ts';
export { ProfilerError, type ProfilerErrorCode } from './errors.ts';
export type { KernelUse, Roof } from './kernels/kernelUse.ts';
export {
  type Confidence,
  isMeasured,
  type Measured,
  type Measurement,
  type Metrics,
  numberOf,
  type Unavailable,
  type Unit,
} from './measurement.ts';
export { type ReportPageOptions, reportPage } from './page/reportPage.ts';
export type {
  CallFrame,
  CpuProfile,
  CpuProfileNode,
  HeapProfile,
  HeapProfileNode,
  ProfileReport,
  SpanRecord,
  SpanSummary,
  ThreadProfile,
} from './report/profileReport.ts';
export { readReport, reportJson } from './report/reportJson.ts';
export { type ReportTextOptions, reportText } from './report/reportText.ts';
