export type { Calibrator } from './calibrate/calibrate.ts';
export type { CalibrationData, Sample, SampleValues } from './calibrate/calibrationData.ts';
export { QuantizationError, type QuantizationErrorCode } from './errors.ts';
export type { QuantizeOptions } from './options.ts';
export { type QuantizedModel, quantizeModel } from './quantizeModel.ts';
export type { Execution, LayerReport } from './report/reportLayers.ts';
