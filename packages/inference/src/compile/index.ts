// Entry `@kinglet/inference/compile`: what makes plans, at build time.
export { InferenceError, type InferenceErrorCode } from '../errors.ts';
export { type CompiledModel, type CompileOptions, compile } from './compile.ts';
