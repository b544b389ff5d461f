// Entry `@kinglet/kernels/plan`: what writes plans and model files needs, and no kernels.
export { type CallShape, isArrayKind, isResultKind } from './callShape.ts';
export {
  type AnyElementType,
  binaryOperations,
  compareOperations,
  elementTypeBytes,
  elementTypes,
  rareFunctions,
  recurrentFunctions,
  reduceOperations,
  sampleModes,
  samplePaddings,
  sampleUnits,
  scatterReductions,
  unaryOperations,
} from './elementTypes.ts';
export { callShapes } from './generated/callShapes.ts';
export type { Kernels } from './generated/kernels.ts';
export { modelMagic } from './modelFields.ts';
export {
  type Allocate,
  type ConstantBytes,
  constantsPlace,
  decodeModelFile,
  type Extent,
  encodeMetadata,
  encodeModelFile,
  extentAt,
  fileBytes,
  type ModelContents,
  type ModelFile,
  type ModelHead,
  type ModelTensor,
  putConstant,
  readModelHead,
  type WriteAt,
  writeModelFile,
} from './modelFile.ts';
export { typescriptKernels } from './typescriptKernels.ts';
