// What the entries of all engines export alike: all but `defineHandler`.
export type { ColdStart } from './coldStart.ts';
export type { Counts, LatencyHistogram } from './counters.ts';
export type { ServingHandler } from './createHandler.ts';
export type { EmfOptions } from './emf.ts';
export { type ErrorAnswer, type Issue, ServingError, type ServingErrorCode } from './errors.ts';
export type { NonFinite } from './nonFinite.ts';
export type { BatchOptions, InputFormat, InputOptions, MetricsOptions, ServingOptions, Timing } from './options.ts';
export type {
  BinaryOutput,
  Classification,
  ClassificationOutput,
  ExplainOptions,
  Factor,
  Output,
  RankedClass,
  Regression,
  RegressionOutput,
  TensorsOutput,
} from './outputs.ts';
export type { ArrayField, BooleanField, CategoryField, Field, Fields, NumberField } from './schema.ts';
