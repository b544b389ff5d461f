// What a handler for engine `native` imports from @kinglet/inference.
export { InferenceError } from './InferenceError';
export { Model } from './Model';
export { TensorInfo } from './TensorInfo';
