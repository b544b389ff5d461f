// Where a quantized model's loss comes from, layer by layer.
import { Graph, graphOf, type ModelProto, tensorValues } from '@kinglet/onnx';
import { compareAnswers, worstRelativeMse } from '../accuracy/compareAnswers.ts';
import { compareRuns, compareValues } from '../accuracy/compareValues.ts';
import type { Proportion } from '../accuracy/intervals.ts';
import { type OutputError, sqnrOf } from '../accuracy/metrics.ts';
import { runnerOf, type SampleInputs } from '../accuracy/modelRunner.ts';
import { type FloatRunner, floatRunner, type RunnerOptions } from '../calibrate/floatRunner.ts';
import { QuantizationError } from '../errors.ts';
import { prepareModel } from '../prepare/prepareModel.ts';
import type { Layer } from '../recipe.ts';
import { areComparable } from '../write/writeRecipe.ts';
import { type ActivationUse, activationUse, rangeOfInput } from './activationUse.ts';
import { type GraftedLayer, graftLayer } from './graftLayer.ts';
import { type StoredWeights, storedWeights } from './storedWeights.ts';

/** Σ(a − b)² / Σb², and that in dB, which is Infinity (in JSON null) where nothing differs. */
export type ValueError = Pick<OutputError, 'relativeMse' | 'sqnr'>;

export interface LayerErrors {
  readonly layer: string;
  readonly operator: string;
  readonly roles: readonly string[];
  /** What its weights are stored in. */
  readonly precision: string;
  /** Of weights, scales, zero points and bias. */
  readonly bytes: number;
  readonly floatBytes: number;
  /** Of the weights alone, in dB. */
  readonly weightSqnr: number;
  /** At the layer's output, with the whole model quantized. */
  readonly whole: ValueError;
  /** At the layer's output, with this layer alone quantized. */
  readonly alone: ValueError;
  /** At the model's worst output, with this layer alone quantized: what it costs. */
  readonly answers: ValueError;
  /** Undefined for an input that stays float or whose range is found in each run. */
  readonly input: ActivationUse | undefined;
}

export interface ErrorReport {
  readonly samples: number;
  /** Of the whole model, by output. */
  readonly outputs: Readonly<Record<string, OutputError>>;
  readonly agreement: Proportion | undefined;
  /** In the order of the graph. */
  readonly layers: readonly LayerErrors[];
  /** Layers whose output the quantized model has under no such name. */
  readonly missing: readonly string[];
}

/**
 * Runs the float model, the quantized one, and for each layer the float model with that layer alone as the quantized one has
 * it. Layers are found by the names that quantizeModel leaves as they were. With the options `equalize`, `smooth` or `awq` the
 * float model is `reference` of what quantizeModel gave. Throws QuantizationError KINGLET_QUANTIZATION_DATA without a
 * sample, KINGLET_QUANTIZATION_MODEL for models of other outputs or another reference, and what `compile` throws.
 */
export function errorReport(
  float: ModelProto,
  quantized: ModelProto,
  samples: readonly SampleInputs[],
  options: RunnerOptions = {},
): ErrorReport {
  if (!areComparable(float, quantized)) throw transformedError();
  const { outputs, agreement } = compareAnswers(runnerOf(float, options), runnerOf(quantized, options), samples);
  const { model, layers } = prepareModel(float);
  const graph = new Graph(quantized);
  const found = layers.flatMap((layer) => {
    const grafted = graftLayer(model, graph, layer);
    return grafted ? [{ layer, grafted }] : [];
  });
  const errors = new LayerMeasurement(model, quantized, found, samples, options);
  return {
    samples: samples.length,
    outputs,
    agreement,
    layers: found.map((each) => errors.of(each)),
    missing: layers.filter((layer) => !found.some((each) => each.layer === layer)).map(({ name }) => name),
  };
}

function transformedError(): QuantizationError {
  const message =
    'expected the float model whose layers were quantized, `reference` of what quantizeModel gave, since `equalize`, `smooth` or `awq` changed values between layers; found another';
  return new QuantizationError('KINGLET_QUANTIZATION_MODEL', message);
}

interface FoundLayer {
  readonly layer: Layer;
  readonly grafted: GraftedLayer;
}

class LayerMeasurement {
  readonly #weights: ReadonlyMap<string, Float32Array>;
  readonly #outputs: readonly string[];
  readonly #float: FloatRunner;
  readonly #whole: ReadonlyMap<string, OutputError>;
  readonly #inputs: ReadonlyMap<string, ActivationUse>;
  readonly #samples: readonly SampleInputs[];
  readonly #options: RunnerOptions;

  constructor(
    model: ModelProto,
    quantized: ModelProto,
    found: readonly FoundLayer[],
    samples: readonly SampleInputs[],
    options: RunnerOptions,
  ) {
    const values = found.map(({ layer }) => layer.output);
    const ranges = found.flatMap(({ layer: { input }, grafted }) => {
      const range = input === undefined ? undefined : rangeOfInput(grafted, input);
      return range ? [[input as string, range] as const] : [];
    });
    [this.#samples, this.#options] = [samples, options];
    this.#weights = weightsOf(model, found);
    this.#outputs = graphOf(model).output.map(({ name }) => name);
    this.#float = floatRunner(model, [...values, ...ranges.map(([name]) => name)], options);
    this.#whole = compareValues(model, quantized, values, samples, options);
    this.#inputs = activationUse(this.#float, new Map(ranges), samples);
  }

  of({ layer, grafted }: FoundLayer): LayerErrors {
    const { name, node, roles, input, output } = layer;
    const floats = this.#weights.get(layer.weights)!;
    const { type, bytes, sqnr }: StoredWeights = storedWeights(grafted, layer, floats);
    const values = [...new Set([output, ...this.#outputs])];
    const alone = compareRuns(this.#float, floatRunner(grafted.model, values, this.#options), values, this.#samples);
    const answers = Object.fromEntries(this.#outputs.map((each) => [each, alone.get(each)!]));
    const relativeMse = worstRelativeMse({ outputs: answers });
    return {
      ...{ layer: name, operator: node.opType, roles, precision: type, bytes, weightSqnr: sqnr },
      floatBytes: 4 * (floats.length + (layer.bias ? layer.weightDims[layer.channelAxis]! : 0)),
      whole: errorOf(this.#whole.get(output)!),
      alone: errorOf(alone.get(output)!),
      answers: { relativeMse, sqnr: sqnrOf(relativeMse) },
      input: input === undefined ? undefined : this.#inputs.get(input),
    };
  }
}

function weightsOf(model: ModelProto, found: readonly FoundLayer[]): ReadonlyMap<string, Float32Array> {
  const tensors = new Map(graphOf(model).initializer.map((tensor) => [tensor.name, tensor]));
  return new Map(found.map(({ layer: { weights } }) => [weights, tensorValues(tensors.get(weights)!) as Float32Array]));
}

function errorOf({ relativeMse, sqnr }: OutputError): ValueError {
  return { relativeMse, sqnr };
}
