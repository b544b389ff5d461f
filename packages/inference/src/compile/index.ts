// Entry `@kinglet/inference/compile`: what makes plans, at build time.
export { InferenceError, type InferenceErrorCode } from '../errors.ts';
export type { PassReport } from '../passes/runPasses.ts';
export { type CompiledModel, type CompileOptions, compile } from './compile.ts';
export { inspectPlan, isPlan, type PlanInstruction, type PlanSummary, type PlanTensor } from './inspectPlan.ts';
