export { QuantizationError, type QuantizationErrorCode } from './errors.ts';
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
