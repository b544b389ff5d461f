// Tensors of texts, and of labels, which are texts or integers.
import { textId } from '../../texts.ts';
import { type Tensor, tensorOfIntegers } from '../tensor.ts';

export function tensorOfTexts(dims: readonly number[], texts: readonly string[]): Tensor {
  return { type: 'string', dims, values: Int32Array.from(texts, textId) };
}

/** One label for each row. */
export function labelled(labels: readonly (bigint | string)[]): Tensor {
  if (typeof labels[0] === 'string') return tensorOfTexts([labels.length], labels as readonly string[]);
  return tensorOfIntegers('int64', [labels.length], labels as readonly bigint[]);
}
