export type { Agreement, AgreementSummary } from './comparison/agreement.ts';
export type { Bounds } from './comparison/bounds.ts';
export {
  type Comparison,
  type ComparisonOptions,
  compareImplementations,
  type Implementation,
} from './comparison/compareImplementations.ts';
export type { Interval } from './comparison/statistics.ts';
export type { PairTiming, Timing, TimingOptions } from './comparison/timePair.ts';
export type { CounterSource } from './counters/counterSource.ts';
export { type CounterGroup, type CounterOptions, type CounterSystem, openCounters } from './counters/openCounters.ts';
export { createProfiler } from './createProfiler.ts';
export { ProfilerError, type ProfilerErrorCode } from './errors.ts';
export { readCpuProfile } from './export/readCpuProfile.ts';
export { toCpuProfile, toHeapProfile } from './export/toCpuProfile.ts';
export { toPprof } from './export/toPprof.ts';
export { toSpeedscope } from './export/toSpeedscope.ts';
export { toTraceEvents } from './export/toTraceEvents.ts';
export type { KernelUse, Roof } from './kernels/kernelUse.ts';
export { type InvocationProfile, type ProfiledWork, profileOf } from './lambda/invocationProfile.ts';
export type { ProfileHandlerOptions, ProfileOutput, RecordingProfiler } from './lambda/options.ts';
export { profileHandler } from './lambda/profileHandler.ts';
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

export type { KernelCounter, KernelCounting, ProfilerOptions, SampledSpans, SamplingOptions } from './options.ts';
export { type ReportPageOptions, reportPage } from './page/reportPage.ts';
export { perCall } from './perCall.ts';
export type { MethodContext, Profiler } from './profiler.ts';

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
export { type FlameNode, flameTree, heapFlameTree } from './sampling/flameTree.ts';
export { type HotFunction, hotFunctions } from './sampling/hotFunctions.ts';
export { measureSamplingOverhead, type SamplingOverhead } from './sampling/measureSamplingOverhead.ts';
export type { Sampling } from './sampling/sampling.ts';
export { sliceProfile } from './sampling/sliceProfile.ts';
export {
  type CpuSamplingOptions,
  type HeapSamplingOptions,
  startCpuSampling,
  startHeapSampling,
} from './sampling/startSampling.ts';
export type { Span } from './spans/span.ts';
