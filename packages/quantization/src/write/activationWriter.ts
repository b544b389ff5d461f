// QuantizeLinear and DequantizeLinear around values.
import { makeNode } from '@kinglet/onnx';
import { makeIntegers } from '../tensor/integerTypes.ts';
import type { ActivationGroups, ActivationParameters } from './activationGroups.ts';
import type { GraphDraft } from './graphDraft.ts';

export class ActivationWriter {
  readonly #draft: GraphDraft;
  readonly #groups: ActivationGroups;
  /** The dequantized values that were made for layers, by scheme and value. */
  readonly #made = new Map<string, string>();

  constructor(draft: GraphDraft, groups: ActivationGroups) {
    this.#draft = draft;
    this.#groups = groups;
  }

  /** Those that every reader takes as integers: the name stays that of the dequantized value. */
  writeShared(): void {
    for (const [value, schemes] of this.#groups)
      for (const parameters of schemes.values()) {
        const producer = this.#draft.producerOf(value);
        if (!parameters.isForAll || !producer) continue;
        const made = this.#draft.unique(`${value}_float`);
        producer.output = producer.output.map((name) => (name === value ? made : name));
        this.#writePair(made, value, value, parameters);
      }
  }

  parametersOf(value: string, key: string): ActivationParameters {
    return this.#groups.get(value)!.get(key)!;
  }

  /** The name of the dequantized value that a layer reads. */
  read(value: string, key: string): string {
    const parameters = this.parametersOf(value, key);
    if (parameters.isForAll) return value;
    const known = this.#made.get(`${key} ${value}`);
    if (known) return known;
    const to = this.#draft.unique(`${value}_dequantized`);
    this.#made.set(`${key} ${value}`, to);
    this.#writePair(value, to, value, parameters);
    return to;
  }

  #writePair(from: string, to: string, base: string, { type, scale, zeroPoint }: ActivationParameters): void {
    const draft = this.#draft;
    const scaleName = draft.constant(`${base}_scale`, 'float', [], Float32Array.of(scale));
    const point = draft.constant(`${base}_zero_point`, type, [], makeIntegers(type, 1).fill(zeroPoint));
    const integers = draft.unique(`${base}_quantized`);
    draft.add(
      makeNode('QuantizeLinear', [from, scaleName, point], [integers], { name: draft.unique(`${base}_quantize`) }),
      makeNode('DequantizeLinear', [integers, scaleName, point], [to], { name: draft.unique(`${base}_dequantize`) }),
    );
  }
}
