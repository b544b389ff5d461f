export { QuantizationError, type QuantizationErrorCode } from './errors.ts';
export { checkWeights } from './prepare/checkWeights.ts';
export { type PreparedModel, type PrepareOptions, prepareModel } from './prepare/prepareModel.ts';
export { selectLayers } from './prepare/selectLayers.ts';
export { type WeightReader, type WeightReaderOptions, weightReader } from './prepare/weightReader.ts';
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
export { type IntegerRange, type IntegerType, integerTypes } from './tensor/integerTypes.ts';
