// Layers of a model that runs a segment at a time, rounded to the inputs that they get there.
import { isExternal, type ModelProto } from '@kinglet/onnx';
import { secondMoment } from '../algorithms/inputMoments.ts';
import { groupBy } from '../groupBy.ts';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer, LayerChoice, WeightScheme } from '../recipe.ts';
import type { KeptWeights } from '../stream/keptWeights.ts';
import { type TensorSource, withElements } from '../stream/loadedTensors.ts';
import { layerTensors } from '../weights/layerTensors.ts';
import { roundingOf, schemeOf } from '../weights/roundToInputs.ts';
import { inputRows } from './inputRows.ts';
import { gatherMoments, type LayerMoments, passesOf, weightsKey } from './observeLayers.ts';
import { isIn, type Segment } from './segmentModel.ts';
import type { SegmentPass } from './segmentPass.ts';

/** What is rounded, how, and where the result waits. */
export interface RoundingParts extends PreparedModel {
  readonly choices: ReadonlyMap<string, LayerChoice>;
  readonly options: ResolvedOptions;
  readonly source: TensorSource;
  readonly weights: KeptWeights;
}

/** Rounds when a segment's passes end. */
export class SegmentRounding {
  readonly #parts: RoundingParts;
  readonly #layers: readonly Layer[];
  /** Of weights that layers of later segments multiply too, whose inputs count together. */
  readonly #waiting = new Map<string, LayerMoments>();
  /** By `weightsKey`: layers whose inputs are still to come; those before the first segment that is run do not come. */
  readonly #left: Map<string, number>;

  constructor(parts: RoundingParts) {
    this.#parts = parts;
    const { layers, options } = parts;
    this.#layers = roundingOf(options) ? layers.filter((layer) => inputRows(layer) && this.#schemeOf(layer)) : [];
    this.#left = new Map([...groupBy(this.#layers, weightsKey)].map(([key, own]) => [key, own.length]));
  }

  /** Layers whose weights are made here. */
  get layers(): readonly Layer[] {
    return this.#layers;
  }

  /** A pass for layers whose moments memory holds together. */
  passesOf(segment: Segment): readonly SegmentPass[] {
    const { calibrationSamples } = this.#parts.options;
    const passes = passesOf(this.#layers.filter(({ node }) => isIn(segment, node)));
    return passes.map((layers) => ({
      layers,
      begin: () => {
        const { kept, inputs, show } = gatherMoments(layers, calibrationSamples, this.#waiting);
        return { inputs, show, end: () => this.#round(layers, kept) };
      },
    }));
  }

  /** Whether an earlier run left everything that segments up to one had to round, so that this may begin behind it. */
  async resume(segments: readonly Segment[], done: number): Promise<boolean> {
    const isDone = (layer: Layer): boolean => segments.slice(0, done).some((segment) => isIn(segment, layer.node));
    for (const layers of groupBy(this.#layers, weightsKey).values())
      if (layers.some(isDone) && !(layers.every(isDone) && (await this.#areKept(layers)))) return false;
    return true;
  }

  /** Rounds a pass' weights, one layer's at a time; those that later segments multiply as well wait for them. */
  async #round(pass: readonly Layer[], moments: ReadonlyMap<string, LayerMoments>): Promise<void> {
    for (const [key, layers] of groupBy(pass, weightsKey)) {
      const left = this.#left.get(key)! - layers.length;
      this.#left.set(key, left);
      this.#waiting.set(key, moments.get(key)!);
      if (left > 0) continue;
      await this.#roundLayers(this.#layers.filter((layer) => weightsKey(layer) === key));
      this.#waiting.delete(key);
    }
  }

  async #areKept(layers: readonly Layer[]): Promise<boolean> {
    const { choices, weights } = this.#parts;
    for (const layer of layers) if (!(await weights.isKept(layer, choices.get(layer.name)!))) return false;
    return true;
  }

  async #roundLayers(layers: readonly Layer[]): Promise<void> {
    const { model, source, options, choices, weights } = this.#parts;
    const moment = secondMoment(this.#waiting.get(weightsKey(layers[0]!))!);
    const round = roundingOf(options)!;
    for (const layer of layers) {
      const choice = choices.get(layer.name)!;
      if (weights.isMade(layer, choice)) continue;
      options.progress({
        phase: 'quantize',
        layer: layer.name,
        done: this.#layers.indexOf(layer),
        total: this.#layers.length,
      });
      const scheme = this.#schemeOf(layer)!;
      const quantized = await withElements(weightsIn(model, layer), source, () =>
        round(layerTensors(model).tensorOf(layer), moment, scheme),
      );
      await weights.keep(layer, choice, quantized);
    }
  }

  #schemeOf({ name }: Layer): WeightScheme | undefined {
    return schemeOf(this.#parts.choices.get(name)!);
  }
}

function weightsIn({ graph }: ModelProto, { weights }: Layer) {
  return graph!.initializer.filter((tensor) => tensor.name === weights && isExternal(tensor));
}
