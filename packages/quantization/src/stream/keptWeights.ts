// Quantized weights that are kept on disk until the whole model is done.
import { createHash } from 'node:crypto';
import type { RangesByScheme } from '../calibrate/rangesByScheme.ts';
import type { Layer, LayerChoice, QuantizedWeights } from '../recipe.ts';
import type { MatMulNBits } from '../tensor/packMatMulNBits.ts';
import type { LayerWeights } from '../weights/layerWeights.ts';
import { roundingKey } from '../weights/roundToInputs.ts';
import { type AccuracyLevel, isWrittenInBlocks } from '../write/writeMatMulNBits.ts';
import type { Checkpoints } from './checkpoints.ts';
import { decodeBlocks, decodeWeights, encodeBlocks, encodeWeights } from './weightBytes.ts';

/** What weights are kept for. */
export interface KeptFor {
  /** They stand for the samples, which rounding may look at. */
  readonly ranges: RangesByScheme;
  /** Of what is written: weights in blocks are kept as MatMulNBits has them. */
  readonly accuracyLevel: AccuracyLevel | undefined;
}

/** Of the layer that was begun. */
interface Current {
  readonly name: string;
  readonly isKept: boolean;
  weights?: QuantizedWeights;
  blocks?: MatMulNBits;
}

/** Those of one layer at a time: `begin` it, have it written, `end` it. */
export class KeptWeights implements LayerWeights {
  readonly halfWeightsOf: LayerWeights['halfWeightsOf'];
  readonly #inner: LayerWeights;
  readonly #checkpoints: Checkpoints;
  readonly #data: string;
  readonly #accuracyLevel: AccuracyLevel | undefined;
  /** What this run kept, for all layers with the same weights. */
  readonly #made = new Set<string>();
  /** Layers whose weights an earlier run had quantized. */
  resumed = 0;
  #current: Current | undefined;

  constructor(inner: LayerWeights, checkpoints: Checkpoints, { ranges, accuracyLevel }: KeptFor) {
    [this.#inner, this.#checkpoints, this.#accuracyLevel] = [inner, checkpoints, accuracyLevel];
    this.#data = JSON.stringify([...ranges].map(([key, own]) => [key, [...own]]));
    this.halfWeightsOf = (layer, type) => inner.halfWeightsOf(layer, type);
  }

  /** Whether an earlier run quantized these weights, so that the floats are not asked for. */
  async begin(layer: Layer, choice: LayerChoice): Promise<boolean> {
    const name = this.#nameOf(layer, choice);
    const bytes = await this.#checkpoints.read(name);
    const areBlocks = isWrittenInBlocks(layer, choice, this.#accuracyLevel);
    const kept = bytes && (areBlocks ? { blocks: decodeBlocks(bytes) } : { weights: decodeWeights(bytes) });
    this.#current = { name, isKept: bytes !== undefined, ...kept };
    this.resumed += Number(this.#current.isKept && !this.#made.has(name));
    return this.#current.isKept;
  }

  weightsOf(layer: Layer, choice: LayerChoice): QuantizedWeights {
    const current = this.#begun(layer, choice);
    current.weights ??= this.#inner.weightsOf(layer, choice);
    return current.weights;
  }

  blocksOf(layer: Layer, choice: LayerChoice): MatMulNBits {
    const current = this.#begun(layer, choice);
    current.blocks ??= this.#inner.blocksOf(layer, choice);
    return current.blocks;
  }

  /** Keeps what was quantized. */
  async end(): Promise<void> {
    const { name, weights, blocks, isKept } = this.#current!;
    this.#current = undefined;
    if (isKept || (!blocks && !weights)) return;
    await this.#checkpoints.write(name, blocks ? encodeBlocks(blocks) : encodeWeights(weights!));
    this.#made.add(name);
  }

  #begun(layer: Layer, choice: LayerChoice): Current {
    if (this.#current?.name === this.#nameOf(layer, choice)) return this.#current;
    throw new TypeError(`layer ${layer.name} was not begun`);
  }

  #nameOf(layer: Layer, choice: LayerChoice): string {
    const own = 'weights' in choice ? roundingKey(layer, choice.weights) : layer.weights;
    const key = createHash('sha256').update(this.#data).update(own).digest('hex');
    return `${isWrittenInBlocks(layer, choice, this.#accuracyLevel) ? 'blocks' : 'layer'}-${key}`;
  }
}
