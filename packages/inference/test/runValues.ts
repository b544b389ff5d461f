// Tensors of the reference evaluator as runs of plans take and give them: strings as texts, not as numbers of them.
import type { Tensor } from '../src/evaluate/index.ts';
import type { GivenValues, OutputTensor } from '../src/index.ts';
import { textId, textOfId } from '../src/texts.ts';

/** What a run is given of a tensor. */
export function inputValues({ type, values }: Tensor): GivenValues {
  return type === 'string' ? Array.from(values as Int32Array, textOfId) : values;
}

/** The elements of an output. */
export function outputValues({ data, texts }: OutputTensor): Tensor['values'] {
  return texts ? Int32Array.from(texts, textId) : data;
}
