// Entry `@kinglet/inference/compile`: what makes plans, at build time.
export {
  type BuildOptions,
  type DenseLayer,
  type EncoderOptions,
  encoder,
  type LayerActivation,
  linear,
  logistic,
  mlp,
  type Weights,
} from '../build/index.ts';
export { InferenceError, type InferenceErrorCode } from '../errors.ts';
export { type CompiledModel, type CompileOptions, compile } from './compile.ts';
