// Entry `@kinglet/kernels/plan`: what writes plans and model files needs, and no kernels.
export { type CallShape, isArrayKind, isResultKind } from './callShape.ts';
export { callShapes } from './generated/callShapes.ts';
export type { Kernels } from './generated/kernels.ts';
export {
  constantsPlace,
  copyModelHead,
  decodeModelFile,
  decodeModelHead,
  type Extent,
  encodeMetadata,
  encodeModelFile,
  fileBytes,
  type ModelFile,
  type ModelHead,
  type ModelTensor,
} from './modelFile.ts';
export { typescriptKernels } from './typescriptKernels.ts';
