// Quantized weights that are kept on disk until the whole model is done.
import { createHash } from 'node:crypto';
import { QuantizationError } from '../errors.ts';
import type { Layer, LayerChoice, QuantizedWeights } from '../recipe.ts';
import { type MatMulNBits, packMatMulNBits } from '../tensor/packMatMulNBits.ts';
import { type LayerWeights, shapeOf } from '../weights/layerWeights.ts';
import { roundingKey } from '../weights/roundToInputs.ts';
import { type AccuracyLevel, isWrittenInBlocks } from '../write/writeMatMulNBits.ts';
import type { Checkpoints } from './checkpoints.ts';
import { decodeBlocks, decodeWeights, encodeBlocks, encodeWeights } from './weightBytes.ts';

/** Of the layer that was begun. */
interface Current {
  readonly name: string;
  /** Kept as MatMulNBits has them. */
  readonly areBlocks: boolean;
  readonly isKept: boolean;
  weights?: QuantizedWeights;
  blocks?: MatMulNBits;
}

/** Those of one layer at a time: `begin` it, have it written, `end` it; what was rounded before is kept by `keep`. */
export class KeptWeights implements LayerWeights {
  readonly halfWeightsOf: LayerWeights['halfWeightsOf'];
  readonly #inner: LayerWeights;
  readonly #checkpoints: Checkpoints;
  readonly #accuracyLevel: AccuracyLevel | undefined;
  #samples = '';
  /** What this run kept, for all layers with the same weights. */
  readonly #made = new Set<string>();
  /** What was kept before it is written, and cannot be made again then. */
  readonly #rounded = new Set<string>();
  readonly #resumed = new Set<string>();
  #current: Current | undefined;

  /** `accuracyLevel`: of what is written, for which weights in blocks are kept as MatMulNBits has them; undefined to keep all as they are. */
  constructor(inner: LayerWeights, checkpoints: Checkpoints, accuracyLevel: AccuracyLevel | undefined) {
    [this.#inner, this.#checkpoints, this.#accuracyLevel] = [inner, checkpoints, accuracyLevel];
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
    const areBlocks = this.#areBlocks(layer, choice);
    await this.#checkpoints.write(
      name,
      areBlocks ? encodeBlocks(packMatMulNBits(weights, shapeOf(layer))) : encodeWeights(weights),
    );
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
    const areBlocks = this.#areBlocks(layer, choice);
    const kept = bytes && (areBlocks ? { blocks: decodeBlocks(bytes) } : { weights: decodeWeights(bytes) });
    this.#current = { name, areBlocks, isKept: bytes !== undefined, ...kept };
    if (bytes && !this.#made.has(name)) this.#resumed.add(layer.name);
    return this.#current.isKept;
  }

  weightsOf(layer: Layer, choice: LayerChoice): QuantizedWeights {
    const current = this.#begun(layer, choice);
    current.weights ??= this.#inner.weightsOf(layer, choice);
    return current.weights;
  }

  blocksOf(layer: Layer, choice: LayerChoice): MatMulNBits {
    const current = this.#begun(layer, choice);
    if (!current.areBlocks) return packMatMulNBits(this.weightsOf(layer, choice), shapeOf(layer));
    current.blocks ??= this.#inner.blocksOf(layer, choice);
    return current.blocks;
  }

  /** Keeps what was quantized. */
  async end(): Promise<void> {
    const { name, areBlocks, weights, blocks, isKept } = this.#current!;
    this.#current = undefined;
    const bytes = areBlocks ? blocks && encodeBlocks(blocks) : weights && encodeWeights(weights);
    if (isKept || !bytes) return;
    await this.#checkpoints.write(name, bytes);
    this.#made.add(name);
  }

  #begun(layer: Layer, choice: LayerChoice): Current {
    if (this.#current?.name === this.#nameOf(layer, choice)) return this.#current;
    throw new TypeError(`layer ${layer.name} was not begun`);
  }

  #areBlocks(layer: Layer, choice: LayerChoice): boolean {
    return isWrittenInBlocks(layer, choice, this.#accuracyLevel);
  }

  #nameOf(layer: Layer, choice: LayerChoice): string {
    const own = 'weights' in choice ? roundingKey(layer, choice.weights) : layer.weights;
    const key = createHash('sha256').update(this.#samples).update(own).digest('hex');
    return `${this.#areBlocks(layer, choice) ? 'blocks' : 'layer'}-${key}`;
  }
}

function goneError({ name }: Layer, folder: string): QuantizationError {
  const message = `expected the rounded weights of layer ${JSON.stringify(name)} in ${folder}, which are gone or damaged: run it again`;
  return new QuantizationError('KINGLET_QUANTIZATION_FILE', message);
}
