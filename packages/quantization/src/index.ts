export {
  type BenchmarkOptions,
  benchmarkQuantizedModel,
  type ModelFigures,
  type QuantizationBenchmark,
} from './accuracy/benchmarkQuantizedModel.ts';
export { type AnswerComparison, compareAnswers } from './accuracy/compareAnswers.ts';
export type { OutputError, Proportion } from './accuracy/metrics.ts';
export { type Answers, runnerOf, type SampleInputs } from './accuracy/modelRunner.ts';
export { type AccuracyBounds, type AccuracyValidation, validateAccuracy } from './accuracy/validateAccuracy.ts';
export { everyChoice, type PrecisionChoice } from './budget/everyChoice.ts';
export type { BudgetReport, Metric, Sensitivity } from './budget/meetBudget.ts';
export type { Calibrator } from './calibrate/calibrate.ts';
export type { CalibrationData, Sample, SampleValues } from './calibrate/calibrationData.ts';
export { QuantizationError, type QuantizationErrorCode } from './errors.ts';
export type { QuantizeOptions } from './options.ts';
export { type QuantizedModel, quantizeModel } from './quantizeModel.ts';
export type {
  Granularity,
  IntegerScheme,
  Layer,
  LayerChoice,
  LayerRole,
  QuantizedWeights,
  ValueRange,
  ValueRanges,
  WeightScheme,
} from './recipe.ts';
export type { Execution, LayerReport } from './report/reportLayers.ts';
export {
  type IntegerArray,
  type IntegerRange,
  type IntegerType,
  integerTypes,
  makeIntegers,
} from './tensor/integerTypes.ts';
export { packInt4, unpackInt4 } from './tensor/packInt4.ts';
export {
  type MatMulNBits,
  type MatMulNBitsShape,
  packMatMulNBits,
  unpackMatMulNBits,
} from './tensor/packMatMulNBits.ts';
export { dequantizeValues, quantizeValues } from './tensor/quantizeValues.ts';
export {
  dequantizeWeights,
  quantizeWeights,
  type ScaleSearch,
  scaleDims,
  type WeightTensor,
} from './tensor/quantizeWeights.ts';
export { type QuantizationParameters, rangeParameters } from './tensor/rangeParameters.ts';
export type { WeightShape } from './tensor/scaleGroups.ts';
