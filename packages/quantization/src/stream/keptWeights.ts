// Quantized weights that are kept on disk until the whole model is done.
import { createHash } from 'node:crypto';
import type { RangesByScheme } from '../calibrate/rangesByScheme.ts';
import type { Layer, LayerChoice, QuantizedWeights } from '../recipe.ts';
import { type MatMulNBits, packMatMulNBits } from '../tensor/packMatMulNBits.ts';
import type { LayerWeights } from '../weights/layerWeights.ts';
import { roundingKey } from '../weights/roundToInputs.ts';
import type { Checkpoints } from './checkpoints.ts';
import { decodeWeights, encodeWeights } from './weightBytes.ts';

/** Those of one layer at a time: `begin` it, have it written, `end` it. */
export class KeptWeights implements LayerWeights {
  readonly halfWeightsOf: LayerWeights['halfWeightsOf'];
  readonly #inner: LayerWeights;
  readonly #checkpoints: Checkpoints;
  readonly #data: string;
  /** What this run kept, for all layers with the same weights. */
  readonly #made = new Set<string>();
  /** Layers whose weights an earlier run had quantized. */
  resumed = 0;
  /** Of the layer that was begun. */
  #current: { readonly name: string; weights: QuantizedWeights | undefined; readonly isKept: boolean } | undefined;

  /** `ranges` stand for the samples, which rounding may look at. */
  constructor(inner: LayerWeights, checkpoints: Checkpoints, ranges: RangesByScheme) {
    [this.#inner, this.#checkpoints] = [inner, checkpoints];
    this.#data = JSON.stringify([...ranges].map(([key, own]) => [key, [...own]]));
    this.halfWeightsOf = (layer, type) => inner.halfWeightsOf(layer, type);
  }

  /** Whether an earlier run quantized these weights, so that the floats are not asked for. */
  async begin(layer: Layer, choice: LayerChoice): Promise<boolean> {
    const name = this.#nameOf(layer, choice);
    const bytes = await this.#checkpoints.read(name);
    this.#current = { name, weights: bytes && decodeWeights(bytes), isKept: bytes !== undefined };
    this.resumed += Number(this.#current.isKept && !this.#made.has(name));
    return this.#current.isKept;
  }

  weightsOf(layer: Layer, choice: LayerChoice): QuantizedWeights {
    const current = this.#current;
    if (current?.name !== this.#nameOf(layer, choice)) throw new TypeError(`layer ${layer.name} was not begun`);
    current.weights ??= this.#inner.weightsOf(layer, choice);
    return current.weights;
  }

  blocksOf(layer: Layer, choice: LayerChoice): MatMulNBits {
    return packMatMulNBits(this.weightsOf(layer, choice), { dims: layer.weightDims, channelAxis: layer.channelAxis });
  }

  /** Keeps what was quantized. */
  async end(): Promise<void> {
    const { name, weights, isKept } = this.#current!;
    this.#current = undefined;
    if (!weights || isKept) return;
    await this.#checkpoints.write(name, encodeWeights(weights));
    this.#made.add(name);
  }

  #nameOf(layer: Layer, choice: LayerChoice): string {
    const own = 'weights' in choice ? roundingKey(layer, choice.weights) : layer.weights;
    const key = createHash('sha256').update(this.#data).update(own);
    return `layer-${key.digest('hex')}`;
  }
}
