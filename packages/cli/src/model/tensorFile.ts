// Tensors in files: JSON, NumPy's .npy, ONNX's .pb, and the bare bytes of the elements.
import { extname } from 'node:path';
import type { ElementType } from '@kinglet/onnx';
import { CliError } from '../cliError.ts';
import { type Elements, elementKind, type TensorData } from './elements.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { jsonOfTensor, tensorOfJson } from './tensorJson.ts';

/** An input or output of a model, as `@kinglet/inference` describes it. */
export interface TensorInfo {
  readonly name: string;
  readonly type: string;
  /** A text for a length that a run decides. */
  readonly shape: readonly (number | string)[];
}

/** A tensor that is known wholly. */
export interface NamedTensor {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly data: Elements;
}

/**
 * The elements in a file, for an input; the file's kind is its name's ending: .json, .npy, .pb, and raw for all others.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` for a file of another kind, type or shape than the input; OnnxError for a .pb that is none
 */
export function readTensorFile(
  packages: InferencePackages,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  info: TensorInfo,
): Elements {
  return readTensorData(packages, path, bytes, info).data;
}

/** The same, and its shape, where the file says one. */
export function readTensorData(
  { npy, onnx }: InferencePackages,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  info: TensorInfo,
): TensorData {
  const read = {
    '.json': () => tensorOfJson(new TextDecoder().decode(bytes), info.type, path),
    '.npy': () => readNpy(npy, bytes, path),
    '.pb': () => readPb(onnx, bytes),
  };
  const ending = extname(path).toLowerCase();
  const tensor = Object.hasOwn(read, ending) ? read[ending as keyof typeof read]() : readRaw(path, bytes, info);
  checkFit(path, tensor, info);
  return tensor;
}

/** The bytes of a file for a tensor, by the ending of its name as {@link readTensorFile} reads it. */
export function tensorFileOf({ npy, onnx }: InferencePackages, path: string, tensor: NamedTensor): Uint8Array | string {
  const { name, type, shape, data } = tensor;
  const ending = extname(path).toLowerCase();
  if (ending === '.json') return `${JSON.stringify(jsonOfTensor(valuesOf(onnx, type, data), shape))}\n`;
  if (ending === '.pb')
    return onnx.writeTensor(onnx.makeTensor(name, type as Exclude<ElementType, 'string'>, shape, data));
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return ending === '.npy' ? npy.encodeNpy(type, shape, bytes) : bytes;
}

/** The elements as numbers; those of half precision are bits. */
export function valuesOf(onnx: InferencePackages['onnx'], type: string, data: Elements): ArrayLike<number | bigint> {
  return type === 'float16' ? Array.from(data as Uint16Array, onnx.decodeFloat16) : data;
}

function readNpy(npy: InferencePackages['npy'], bytes: Uint8Array, path: string): TensorData {
  try {
    const array = npy.decodeNpy(bytes);
    return { type: array.type, shape: array.shape, data: npy.npyElements(array) };
  } catch (cause) {
    if (!(cause instanceof npy.NpyFormatError)) throw cause;
    throw new CliError('KINGLET_CLI_FAILED', `${path}: ${cause.message}`, { cause });
  }
}

function readPb(onnx: InferencePackages['onnx'], bytes: Uint8Array): TensorData {
  const proto = onnx.readTensor(bytes);
  const { type, dims } = onnx.checkTensor(proto);
  return { type, shape: dims, data: onnx.tensorValues(proto).slice() as Elements };
}

function readRaw(path: string, bytes: Uint8Array<ArrayBuffer>, { type }: TensorInfo): TensorData {
  const kind = elementKind(type);
  if (bytes.length % kind.bytes !== 0)
    throw new CliError(
      'KINGLET_CLI_FAILED',
      `${path}: expected elements of ${type}, ${kind.bytes} bytes each, found ${bytes.length} bytes`,
    );
  return { type: undefined, shape: undefined, data: new kind.array(bytes.slice().buffer) };
}

function checkFit(path: string, { type, shape }: TensorData, info: TensorInfo): void {
  const isRight =
    shape === undefined ||
    (shape.length === info.shape.length &&
      shape.every((length, i) => typeof info.shape[i] !== 'number' || length === info.shape[i]));
  if (isRight && (type === undefined || type === info.type)) return;
  const found = describeTensor({ type: type ?? info.type, shape: shape ?? info.shape });
  throw new CliError(
    'KINGLET_CLI_FAILED',
    `${path}: expected ${describeTensor(info)} for input ${JSON.stringify(info.name)}, found ${found}`,
  );
}

/** `float[N, 10]`. */
export function describeTensor({ type, shape }: Pick<TensorInfo, 'type' | 'shape'>): string {
  return `${type}[${shape.join(', ')}]`;
}
