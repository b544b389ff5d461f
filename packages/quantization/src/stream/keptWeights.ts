// Quantized weights that are kept on disk until the whole model is done.
import { createHash } from 'node:crypto';
import { QuantizationError } from '../errors.ts';
import type { Layer, LayerChoice, QuantizedWeights } from '../recipe.ts';
import type { LayerWeights } from '../weights/layerWeights.ts';
import { roundingKey } from '../weights/roundToInputs.ts';
import type { Checkpoints } from './checkpoints.ts';
import { decodeWeights, encodeWeights } from './weightBytes.ts';

/** Those of one layer at a time: `begin` it, have it written, `end` it; what was rounded before is kept by `keep`. */
export class KeptWeights implements LayerWeights {
  readonly halfWeightsOf: LayerWeights['halfWeightsOf'];
  readonly #inner: LayerWeights;
  readonly #checkpoints: Checkpoints;
  #samples = '';
  /** What this run kept, for all layers with the same weights. */
  readonly #made = new Set<string>();
  /** What was kept before it is written, and cannot be made again then. */
  readonly #rounded = new Set<string>();
  readonly #resumed = new Set<string>();
  /** Of the layer that was begun. */
  #current: { readonly name: string; weights: QuantizedWeights | undefined; readonly isKept: boolean } | undefined;

  constructor(inner: LayerWeights, checkpoints: Checkpoints) {
    [this.#inner, this.#checkpoints] = [inner, checkpoints];
    this.halfWeightsOf = (layer, type) => inner.halfWeightsOf(layer, type);
  }

  /** Layers whose weights an earlier run had quantized. */
  get resumed(): number {
    return this.#resumed.size;
  }

  /** Says which samples they are for, by a checksum: rounding may look at them. */
  useSamples(checksum: string): void {
    this.#samples = checksum;
  }

  /** Whether they are there, of an earlier run or of this one. */
  async isKept(layer: Layer, choice: LayerChoice): Promise<boolean> {
    const name = this.#nameOf(layer, choice);
    const isKept = (await this.#checkpoints.read(name)) !== undefined;
    if (isKept) this.#rounded.add(name);
    return isKept;
  }

  /** Whether this run kept them. */
  isMade(layer: Layer, choice: LayerChoice): boolean {
    return this.#made.has(this.#nameOf(layer, choice));
  }

  async keep(layer: Layer, choice: LayerChoice, weights: QuantizedWeights): Promise<void> {
    const name = this.#nameOf(layer, choice);
    await this.#checkpoints.write(name, encodeWeights(weights));
    this.#made.add(name);
    this.#rounded.add(name);
  }

  /**
   * Whether these weights are there, so that the floats are not asked for. Rejects with QuantizationError
   * KINGLET_QUANTIZATION_FILE where they were, and are gone.
   */
  async begin(layer: Layer, choice: LayerChoice): Promise<boolean> {
    const name = this.#nameOf(layer, choice);
    const bytes = await this.#checkpoints.read(name);
    if (!bytes && this.#rounded.has(name)) throw goneError(layer, this.#checkpoints.folder);
    this.#current = { name, weights: bytes && decodeWeights(bytes), isKept: bytes !== undefined };
    if (bytes && !this.#made.has(name)) this.#resumed.add(layer.name);
    return this.#current.isKept;
  }

  weightsOf(layer: Layer, choice: LayerChoice): QuantizedWeights {
    const current = this.#current;
    if (current?.name !== this.#nameOf(layer, choice)) throw new TypeError(`layer ${layer.name} was not begun`);
    current.weights ??= this.#inner.weightsOf(layer, choice);
    return current.weights;
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
    const key = createHash('sha256').update(this.#samples).update(own);
    return `layer-${key.digest('hex')}`;
  }
}

function goneError({ name }: Layer, folder: string): QuantizationError {
  const message = `expected the rounded weights of layer ${JSON.stringify(name)} in ${folder}, which are gone or damaged: run it again`;
  return new QuantizationError('KINGLET_QUANTIZATION_FILE', message);
}
