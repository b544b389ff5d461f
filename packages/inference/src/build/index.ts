// Models made in code.
export { type DecoderOptions, decoder } from './decoder.ts';
export { type EncoderOptions, encoder } from './encoder.ts';
export {
  type BuildOptions,
  type DenseLayer,
  type LayerActivation,
  linear,
  logistic,
  mlp,
  type Weights,
} from './mlp.ts';
export { type MobileNetOptions, mobileNet } from './mobileNet.ts';
export type { Layer, ModelDescription } from './modelDescription.ts';
export { modelFromSafetensors } from './modelFromSafetensors.ts';
export type { PretrainedConfig } from './pretrained/config.ts';
export { modelFromPretrained } from './pretrained/modelFromPretrained.ts';
export type { PretrainedOptions } from './pretrained/options.ts';
export { readShards, type Weights as PretrainedWeights } from './pretrained/weights.ts';
export { readSafetensors, type SafeTensor, type Safetensors } from './safetensors.ts';
