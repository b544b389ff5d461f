export { type Chart, type ChartLine, type ChartOptions, renderChart } from './chart.ts';
export { BenchError, type BenchErrorCode } from './errors.ts';
export { escapeXml, formatBytes, formatFixed, formatNumber } from './format.ts';
export { modelLimits } from './inference/modelLimits.ts';
export { type Contender, type InterleaveOptions, interleave, type Timing } from './interleave.ts';
export { floorFile, launcherFile } from './launcher.ts';
export { describeMachine, loadWarning, type Machine, machineLine } from './machine.ts';
export {
  type ColdStart,
  type ColdStartFailure,
  type ColdStartOptions,
  type ColdStartResult,
  type ColdStartRow,
  describeFailure,
  isFailure,
  measureColdStarts,
  requireColdStarts,
} from './measureColdStarts.ts';
export { createProgress, type Progress, type ProgressStream } from './progress.ts';
export {
  type Interval,
  median,
  medianInterval,
  type Quantiles,
  quantile,
  quantiles,
  ratioInterval,
} from './statistics.ts';
export type { Comparison, JudgedComparison, Suite, SuiteContext, SuiteResult } from './suite.ts';
