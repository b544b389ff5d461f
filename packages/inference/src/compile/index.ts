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
export { evaluate, type Tensor } from '../evaluate/index.ts';
export type { PassReport } from '../passes/runPasses.ts';
export { type CompiledModel, type CompileOptions, compile } from './compile.ts';
export { inspectPlan, isPlan, type PlanInstruction, type PlanSummary, type PlanTensor } from './inspectPlan.ts';
