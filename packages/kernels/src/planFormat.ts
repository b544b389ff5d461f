// Entry `@kinglet/kernels/plan`: what writes plans and model files needs, and no kernels.
export { type CallShape, isArrayKind, isResultKind } from './callShape.ts';
export { callShapes } from './generated/callShapes.ts';
export type { Kernels } from './generated/kernels.ts';
export { modelMagic } from './modelFields.ts';
export {
  constantsPlace,
  decodeModelFile,
  type Extent,
  encodeMetadata,
  encodeModelFile,
  fileBytes,
  type ModelFile,
  type ModelTensor,
} from './modelFile.ts';
export { typescriptKernels } from './typescriptKernels.ts';
