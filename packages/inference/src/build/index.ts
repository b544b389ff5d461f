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
export { readSafetensors, type SafeTensor, type Safetensors } from './safetensors.ts';
