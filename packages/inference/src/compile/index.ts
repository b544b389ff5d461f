// Entry `@kinglet/inference/compile`: what makes plans, at build time.
export {
  type BuildOptions,
  type DecoderOptions,
  type DenseLayer,
  decoder,
  type EncoderOptions,
  encoder,
  type Layer,
  type LayerActivation,
  linear,
  logistic,
  type MobileNetOptions,
  type ModelDescription,
  mlp,
  mobileNet,
  modelFromPretrained,
  modelFromSafetensors,
  type PretrainedConfig,
  type PretrainedOptions,
  type PretrainedWeights,
  readSafetensors,
  readShards,
  type SafeTensor,
  type Safetensors,
  type Weights,
} from '../build/index.ts';
export { arrayTypeOf, type ElementArray } from '../elementArrays.ts';
export { InferenceError, type InferenceErrorCode } from '../errors.ts';
export { evaluate, evaluatedOperators, type Tensor } from '../evaluate/index.ts';
export { type ByteConvolution, isFasterInBytes } from '../lower/byteConvolutions.ts';
export type { DepthwiseShape } from '../lower/depthwiseBytes.ts';
export type { Edit } from '../passes/modelGraph.ts';
export type { PassReport } from '../passes/runPasses.ts';
export type { TensorInfo } from '../tensorInfo.ts';
export {
  type CompiledModel,
  type CompiledProgram,
  type CompileOptions,
  compile,
  compileProgram,
} from './compile.ts';
export { type CompiledFile, compileFile } from './compileFile.ts';
export { inlineFunctions } from './inlineFunctions.ts';
export { inspectPlan, isPlan, type PlanInstruction, type PlanSummary } from './inspectPlan.ts';
