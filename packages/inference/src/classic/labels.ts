// The classes of a classifier: texts, or integers.
import { findAttribute, type NodeProto } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';

/** Classes as a model names them. */
export type Labels = readonly bigint[] | readonly string[];

/** `ints`: the attribute that has them where they are no texts. Texts are used where both are there, as ONNX Runtime does. */
export function labelsOf(proto: NodeProto, ints: string, strings = 'classlabels_strings'): Labels {
  const texts = textsAttribute(proto, strings);
  return texts.length > 0 ? texts : (findAttribute(proto, ints)?.ints ?? []);
}

/** Throws InferenceError KINGLET_INFERENCE_OPERATOR for texts that are not UTF-8. */
export function textsAttribute(proto: NodeProto, name: string): string[] {
  return (findAttribute(proto, name)?.strings ?? []).map((bytes, i) => textOf(bytes, `${name}[${i}]`));
}

export function textOf(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new InferenceError('KINGLET_INFERENCE_OPERATOR', `expected ${what} to be UTF-8, found other bytes`, {
      cause,
    });
  }
}

export function isTexts(labels: Labels): labels is readonly string[] {
  return typeof labels[0] === 'string';
}
