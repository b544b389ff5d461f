// What encoders look up: keys, the values of each, and the value of what is none of them.
import {
  type ElementType,
  elementTypeOf,
  findAttribute,
  floatAttribute,
  floatsAttribute,
  intsAttribute,
  type NodeProto,
  stringAttribute,
  type TensorProto,
  tensorAttribute,
} from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { emptyValues, type Tensor, tensorOf, tensorOfIntegers } from '../evaluate/tensor.ts';
import { fromProto } from '../evaluate/tensorProto.ts';
import { textId } from '../texts.ts';
import { textsAttribute } from './labels.ts';

/** Tensors of one axis: `values` has one element more than `keys`, for all others. */
export interface Encoding {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/** Of LabelEncoder, of any opset. Throws InferenceError KINGLET_INFERENCE_OPERATOR for keys without values. */
export function labelEncoding(proto: NodeProto, input: ElementType): Encoding {
  const classes = textsAttribute(proto, 'classes_strings');
  if (classes.length > 0) return textsAndPlaces(proto, classes, integers(classes.map((_, i) => BigInt(i))), input);
  const [keys, values] = [listOf(proto, 'keys'), listOf(proto, 'values')];
  if (!keys || !values) throw error('expected keys and values, found none');
  return withDefault(proto, keys, values);
}

/** Of CategoryMapper. */
export function categoryEncoding(proto: NodeProto, input: ElementType): Encoding {
  const ids = findAttribute(proto, 'cats_int64s')?.ints ?? [];
  return textsAndPlaces(proto, textsAttribute(proto, 'cats_strings'), integers(ids), input);
}

/** What OneHotEncoder has columns for. */
export function oneHotKeys(proto: NodeProto): Tensor {
  const texts = textsAttribute(proto, 'cats_strings');
  return texts.length > 0 ? textsTensor(texts) : integers(findAttribute(proto, 'cats_int64s')?.ints ?? []);
}

function textsAndPlaces(proto: NodeProto, texts: readonly string[], places: Tensor, input: ElementType): Encoding {
  const names = textsTensor(texts);
  return input === 'string' ? withDefault(proto, names, places) : withDefault(proto, places, names);
}

function withDefault(proto: NodeProto, keys: Tensor, values: Tensor): Encoding {
  if (keys.values.length !== values.values.length)
    throw error(`expected a value for each key, found ${values.values.length} of ${keys.values.length}`);
  const count = values.values.length;
  const all = emptyValues(values.type, count + 1) as Float64Array;
  all.set(values.values as Float64Array);
  all.set(defaultOf(proto, values.type).values as Float64Array, count);
  return { keys, values: { type: values.type, dims: [count + 1], values: all } };
}

function defaultOf(proto: NodeProto, type: ElementType): Tensor {
  const tensor = tensorAttribute(proto, 'default_tensor');
  if (tensor && elementTypeOf(tensor.dataType) === type) return fromProto(tensor);
  if (type === 'string') return textsTensor([stringAttribute(proto, 'default_string', '_Unused')]);
  if (type === 'float' || type === 'double') return tensorOf(type, [1], [floatAttribute(proto, 'default_float', -0)]);
  return tensorOfIntegers(type, [1], [findAttribute(proto, 'default_int64')?.i ?? -1n]);
}

/** `keys` or `values`, of the type that they are given as. */
function listOf(proto: NodeProto, name: 'keys' | 'values'): Tensor | undefined {
  const tensor = tensorAttribute(proto, `${name}_tensor`);
  if (tensor) return flat(tensor);
  const texts = textsAttribute(proto, `${name}_strings`);
  if (texts.length > 0) return textsTensor(texts);
  if (intsAttribute(proto, `${name}_int64s`)?.length) return integers(findAttribute(proto, `${name}_int64s`)!.ints);
  const floats = floatsAttribute(proto, `${name}_floats`);
  return floats?.length ? tensorOf('float', [floats.length], floats) : undefined;
}

function flat(proto: TensorProto): Tensor {
  const tensor = fromProto(proto);
  return { ...tensor, dims: [tensor.values.length] };
}

function textsTensor(texts: readonly string[]): Tensor {
  return { type: 'string', dims: [texts.length], values: Int32Array.from(texts, textId) };
}

function integers(values: readonly bigint[]): Tensor {
  return tensorOfIntegers('int64', [values.length], values);
}

function error(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPERATOR', message);
}
