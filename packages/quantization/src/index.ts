export type { Metric, Score, ScoreComparison } from './accuracy/accuracyLoss.ts';
export {
  type BenchmarkOptions,
  benchmarkQuantizedModel,
  type LayerAccuracy,
  type ModelFigures,
  type QuantizationBenchmark,
} from './accuracy/benchmarkQuantizedModel.ts';
export { type AnswerComparison, compareAnswers } from './accuracy/compareAnswers.ts';
export type { Estimate, Interval, Proportion } from './accuracy/intervals.ts';
export type { OutputError } from './accuracy/metrics.ts';
export { type Answers, runnerOf, type SampleInputs } from './accuracy/modelRunner.ts';
export { type AccuracyBounds, type AccuracyValidation, validateAccuracy } from './accuracy/validateAccuracy.ts';
export { awq, type ScaledWeights } from './algorithms/awq.ts';
export { correctBias } from './algorithms/correctBias.ts';
export { equalize, type LayerPair } from './algorithms/equalize.ts';
export { gptq } from './algorithms/gptq.ts';
export {
  addInputs,
  type InputMoments,
  type InputStatistics,
  inputMoments,
  meansOf,
  secondMoment,
} from './algorithms/inputMoments.ts';
export { outputError } from './algorithms/outputError.ts';
export { refineRounding } from './algorithms/refineRounding.ts';
export { type SmoothedWeights, smoothQuant } from './algorithms/smoothQuant.ts';
export { splitItems } from './budget/budgetSamples.ts';
export { everyChoice, type PrecisionChoice } from './budget/everyChoice.ts';
export type { BudgetPoint, BudgetReport, Sensitivity } from './budget/meetBudget.ts';
export type { InstructionTime, PlanTimer } from './budget/timePlan.ts';
export {
  type CalibrateOptions,
  type Calibrator,
  type CollectedStatistics,
  calibrate,
  collectStatistics,
  rangesFrom,
  type Statistics,
  type StatisticsOptions,
} from './calibrate/calibrate.ts';
export type { CalibrationData, ReplayableData, Sample, SampleValues } from './calibrate/calibrationData.ts';
export { type CsvOptions, csvRows } from './calibrate/dataSources/csvRows.ts';
export type { FileBytes, OpenFile } from './calibrate/dataSources/fileBytes.ts';
export { type IdxOptions, idxImages } from './calibrate/dataSources/idxImages.ts';
export { type ImageOptions, imageEndings, imageFiles } from './calibrate/dataSources/imageFiles.ts';
export { type JsonOptions, jsonRows } from './calibrate/dataSources/jsonRows.ts';
export { type NpyOptions, npyRows, openNpyInput } from './calibrate/dataSources/npyRows.ts';
export { type NpyArray, openNpy, openNpz } from './calibrate/dataSources/openNpy.ts';
export { type RawOptions, rawRows } from './calibrate/dataSources/rawRows.ts';
export { type Activation, type Observed, type ObserveOptions, type Observer, observe } from './calibrate/observe.ts';
export { observeMoments } from './calibrate/observeMoments.ts';
export type { StatisticsPart, ValueStatistics } from './calibrate/valueStatistics.ts';
export { QuantizationError, type QuantizationErrorCode } from './errors.ts';
export type { ProgressStep, QuantizeOptions } from './options.ts';
export { checkWeights } from './prepare/checkWeights.ts';
export { modelDigest } from './prepare/modelDigest.ts';
export { type PreparedModel, type PrepareOptions, prepareModel } from './prepare/prepareModel.ts';
export { selectLayers } from './prepare/selectLayers.ts';
export { type WeightReader, type WeightReaderOptions, weightReader } from './prepare/weightReader.ts';
export { type QuantizedModel, quantizeModel } from './quantizeModel.ts';
export { type QuantizedFile, type QuantizeFileOptions, quantizeModelFile } from './quantizeModelFile.ts';
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
export type { ActivationUse } from './report/activationUse.ts';
export { type ErrorReport, errorReport, type LayerErrors, type ValueError } from './report/errorReport.ts';
export { type RenderOptions, renderErrorReport } from './report/renderErrorReport.ts';
export type { Execution, LayerReport } from './report/reportLayers.ts';
export type { NodeExecution, NodeReport } from './report/reportNodes.ts';
export { nodeWorkFiles, type WorkFiles } from './stream/workFiles.ts';
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
export { scaleInputs, scaleOutputs } from './tensor/scaleChannels.ts';
export type { WeightShape } from './tensor/scaleGroups.ts';
export { quantizeVectors, type VectorIndex, type VectorOptions } from './vectors/quantizeVectors.ts';
export { type RecallTask, recallAt } from './vectors/recallAt.ts';
export type { Neighbour } from './vectors/topK.ts';
export type { VectorType } from './vectors/vectorCodes.ts';
export { recipeKeys } from './write/writeRecipe.ts';
