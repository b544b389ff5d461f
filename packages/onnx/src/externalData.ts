// Weights beside a model: where a tensor's bytes are, read and written a part at a time.
import { join, normalize } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { subgraphsOf } from './attributes.ts';
import { OnnxError } from './errors.ts';
import type { FileSystem, OpenFile } from './fileSystem.ts';
import {
  TensorProto_DataLocation as DataLocation,
  type GraphProto,
  type ModelProto,
  type StringStringEntryProto,
  StringStringEntryProtoSchema,
  type TensorProto,
} from './generated/onnx_pb.ts';
import { checkTensor } from './tensor.ts';

/** Where the bytes of a tensor are. */
export interface ExternalLocation {
  /** Relative to the model's folder, and inside it. */
  readonly location: string;
  /** In bytes. */
  readonly offset: number;
  /** In bytes; undefined is to the end of the file. */
  readonly length: number | undefined;
}

/**
 * Where an external tensor says its bytes are. Throws `KINGLET_ONNX_EXTERNAL_DATA` when that is outside the model's
 * folder or no place at all.
 */
export function externalLocationOf(tensor: TensorProto): ExternalLocation {
  const entries = new Map(tensor.externalData.map(({ key, value }) => [key, value]));
  const location = entries.get('location') ?? '';
  if (!isInside(location))
    throw dataError(tensor, `expected a file in the model's folder, found ${JSON.stringify(location)}`);
  const offset = numberOf(tensor, entries, 'offset') ?? 0;
  return { location, offset, length: numberOf(tensor, entries, 'length') };
}

/**
 * The bytes of an external tensor, from `folder`. Throws `KINGLET_ONNX_EXTERNAL_DATA` when the file is missing, too
 * short, or says another length than the tensor's shape and type take; it allocates no more than the file holds.
 */
export async function readExternalData(tensor: TensorProto, folder: string, files: FileSystem): Promise<Uint8Array> {
  return readRegion(tensor, externalRegionOf(tensor), folder, files, 0);
}

/** The part of a file that a tensor's elements are; its location is the same however it is written. */
export interface ExternalRegion {
  readonly location: string;
  readonly offset: number;
  readonly byteLength: number;
}

/** Where an external tensor's elements are. Throws `KINGLET_ONNX_EXTERNAL_DATA` when they do not fit its shape. */
export function externalRegionOf(tensor: TensorProto): ExternalRegion {
  const { location, offset, length } = externalLocationOf(tensor);
  const { byteLength } = checkTensor(tensor);
  if (length === undefined || length === byteLength) return { location: normalize(location), offset, byteLength };
  throw dataError(tensor, `its shape takes ${byteLength} bytes, its external data says ${length}`);
}

/** The bytes of a region; `taken` bytes of its file were read before, and all regions together are no more than it. */
export async function readRegion(
  tensor: TensorProto,
  region: ExternalRegion,
  folder: string,
  files: FileSystem,
  taken: number,
): Promise<Uint8Array> {
  try {
    await using file = await openRegion(tensor, region, folder, files, taken);
    return await file.read(region.offset, region.byteLength);
  } catch (cause) {
    throw regionError(tensor, region, folder, cause);
  }
}

/** The file of a region that was found to hold it; who asks for it closes it. */
export async function openRegion(
  tensor: TensorProto,
  region: ExternalRegion,
  folder: string,
  files: FileSystem,
  taken: number,
): Promise<OpenFile> {
  const path = join(folder, region.location);
  let file: OpenFile | undefined;
  try {
    file = await files.open(path);
    if (!(await files.isInside(folder, path)))
      throw dataError(tensor, `${region.location} is a link to a file outside the model's folder`);
    checkSize(tensor, region, await file.size(), taken);
    return file;
  } catch (cause) {
    await file?.[Symbol.asyncDispose]();
    throw regionError(tensor, region, folder, cause);
  }
}

function regionError(tensor: TensorProto, { location }: ExternalRegion, folder: string, cause: unknown): OnnxError {
  if (cause instanceof OnnxError) return cause;
  return dataError(tensor, `its elements are in ${join(folder, location)}, which cannot be read`, { cause });
}

/** Every tensor of a model that has elements: initializers and attributes, in the graphs inside it too. */
export function tensorsOf(model: ModelProto): TensorProto[] {
  const graphs = [model.graph, ...model.trainingInfo.flatMap((info) => [info.initialization, info.algorithm])];
  const nodes = model.functions.flatMap(({ node }) => node);
  return [...graphs.flatMap((graph) => (graph ? tensorsOfGraph(graph) : [])), ...nodes.flatMap(tensorsOfNode)];
}

/** Says that a tensor's bytes are elsewhere, and takes them out of it. */
export function setExternal(tensor: TensorProto, { location, offset, length }: ExternalLocation): void {
  tensor.externalData = Object.entries({ location, offset, length }).map(([key, value]) => entry(key, String(value)));
  tensor.dataLocation = DataLocation.EXTERNAL;
  Reflect.deleteProperty(tensor, 'rawData');
}

/** Puts the bytes into a tensor that had them elsewhere. */
export function setInternal(tensor: TensorProto, rawData: Uint8Array): void {
  tensor.externalData = [];
  Reflect.deleteProperty(tensor, 'dataLocation');
  tensor.rawData = rawData;
}

function tensorsOfGraph(graph: GraphProto): TensorProto[] {
  const sparse = graph.sparseInitializer.flatMap(({ values, indices }) => [values, indices]);
  const inNodes = graph.node.flatMap(tensorsOfNode);
  return [...graph.initializer, ...sparse.filter((tensor) => tensor !== undefined), ...inNodes];
}

function tensorsOfNode(node: GraphProto['node'][number]): TensorProto[] {
  const own = node.attribute.flatMap(({ t, tensors }) => (t ? [t, ...tensors] : tensors));
  return [...own, ...subgraphsOf(node).flatMap(tensorsOfGraph)];
}

function checkSize(tensor: TensorProto, region: ExternalRegion, size: number, taken: number): void {
  const { location, offset, byteLength } = region;
  if (offset + byteLength > size)
    throw dataError(tensor, `expected bytes ${offset} to ${offset + byteLength} of ${location}, which has ${size}`);
  if (taken + byteLength > size)
    throw dataError(tensor, `its bytes overlap those of others in ${location}: use readExternalData for each`);
}

function numberOf(tensor: TensorProto, entries: ReadonlyMap<string, string>, key: string): number | undefined {
  const text = entries.get(key);
  if (text === undefined) return undefined;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw dataError(tensor, `expected ${key} to be a number of bytes, found ${JSON.stringify(text)}`);
}

/** Whether a location is in the model's folder: one that names /etc/passwd, or ../secrets, must not be read. */
export function isInside(location: string): boolean {
  if (location === '' || /^([/\\]|[a-zA-Z]:)/.test(location) || location.includes('\0')) return false;
  return !location.split(/[/\\]/).includes('..');
}

function entry(key: string, value: string): StringStringEntryProto {
  return create(StringStringEntryProtoSchema, { key, value });
}

function dataError({ name }: TensorProto, message: string, options?: ErrorOptions): OnnxError {
  return new OnnxError('KINGLET_ONNX_EXTERNAL_DATA', `tensor ${JSON.stringify(name)}: ${message}`, options);
}
