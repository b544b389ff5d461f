export { addValueInfo } from './addValueInfo.ts';
export {
  type AttributeValue,
  findAttribute,
  floatAttribute,
  floatsAttribute,
  graphAttribute,
  intAttribute,
  intsAttribute,
  makeAttribute,
  setAttribute,
  stringAttribute,
  stringsAttribute,
  subgraphsOf,
  tensorAttribute,
} from './attributes.ts';
export { checkModel, findProblems } from './checkModel.ts';
export { copyMessage } from './copyMessage.ts';
export { copyModel } from './copyModel.ts';
export { diffModels, type ModelDifference, printDifferences } from './diffModels.ts';
export { type Dimension, factorsOf, quotientOf, type Shape, termsOf } from './dimension.ts';
export { type ElementType, elementTypeOf, type TensorValues } from './elementTypes.ts';
export { graphOf, readModel, readTensor, writeModel, writeTensor } from './encoding.ts';
export { OnnxError, type OnnxErrorCode } from './errors.ts';
export { type ExternalLocation, externalLocationOf, readExternalData, tensorsOf } from './externalData.ts';
export { type ExternalDataOptions, ExternalDataWriter } from './externalDataWriter.ts';
export { type FileSystem, nodeFiles, type OpenFile } from './fileSystem.ts';
export type {
  AttributeProto,
  FunctionProto,
  GraphProto,
  ModelProto,
  NodeProto,
  TensorProto,
  TypeProto,
  ValueInfoProto,
} from './generated/onnx_pb.ts';
export { Graph, type InsertPlace, type NodeQuery } from './graph.ts';
export { type NewNames, renameReads } from './graphNames.ts';
export { decodeBfloat16, decodeFloat16, toBfloat16Bits, toFloat16Bits } from './halfPrecision.ts';
export { type Assumption, type InferredShapes, type InferShapesOptions, inferShapes } from './inferShapes.ts';
export type { KnownValues } from './knownValues.ts';
export {
  type GraphParts,
  type ModelOptions,
  makeGraph,
  makeModel,
  makeNode,
  makeValueInfo,
  type NodeOptions,
} from './make.ts';
export { metadataOf, setMetadata } from './metadata.ts';
export {
  loadExternalData,
  loadingExternalData,
  type ReadFileOptions,
  readModelFile,
  type WriteFileOptions,
  writeModelFile,
} from './modelFile.ts';
export { isOwnDomain, nodeLabel } from './nodeLabel.ts';
export { type FormalParameter, findOperator, newestOpset, type OperatorSchema } from './operatorSchema.ts';
export { opsetOf, opsetsOf } from './opsets.ts';
export { type PrintOptions, printModel } from './printModel.ts';
export { type ReadOutlineOptions, readModelOutline } from './readModelOutline.ts';
export { replaceFiles } from './replaceFiles.ts';
export { makesRunLength, runLengthOf } from './runLengths.ts';
export {
  checkTensor,
  isExternal,
  makeStringTensor,
  makeTensor,
  makeTensorOfBytes,
  makeTensorView,
  tensorStrings,
  tensorValues,
} from './tensor.ts';
export { namesFromOutside, namesReadBy, topologicalOrder } from './topologicalOrder.ts';
export { upgradeOpset } from './upgrade/upgradeOpset.ts';
export { describeType, type TensorType, tensorType, typeProtoOf, type ValueType, valueTypeOf } from './valueType.ts';
export type { ReadLimits } from './wireCheck.ts';
