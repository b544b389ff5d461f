// All that the search inside a budget chooses from: to compare it with an exhaustive search on small models.
import type { ModelProto } from '@kinglet/onnx';
import type { SampleInputs } from '../accuracy/modelRunner.ts';
import { chooseLayers } from '../chooseLayers.ts';
import { type QuantizeOptions, resolveOptions } from '../options.ts';
import { prepareModel } from '../prepare/prepareModel.ts';
import { quantizer } from '../quantizer.ts';
import type { LayerChoice } from '../recipe.ts';
import { weightBytes } from './candidates.ts';

/** One precision for each layer. */
export interface PrecisionChoice {
  /** Of weights, with scales and zero points. */
  readonly bytes: number;
  write(): ModelProto;
}

/**
 * Every combination of the layers' precisions, those of the fewest bytes first, calibrated on `samples`: up to 4 to the
 * power of the layers. Throws what quantizeModel throws for options, models and samples that are wrong.
 */
export async function everyChoice(
  model: ModelProto,
  given: QuantizeOptions,
  samples: readonly SampleInputs[],
): Promise<readonly PrecisionChoice[]> {
  const options = resolveOptions(given);
  const prepared = prepareModel(model);
  const { layers } = prepared;
  const { candidates, write } = await quantizer(prepared, chooseLayers(layers, options), options, samples);
  return combinations(layers.map(({ name }) => candidates.get(name)!))
    .map((choices) => ({
      bytes: choices.reduce((sum, choice, i) => sum + weightBytes(layers[i]!, choice), 0),
      write: () => write(new Map(choices.map((own) => [own.layer, own]))),
    }))
    .sort((a, b) => a.bytes - b.bytes);
}

function combinations(candidates: readonly (readonly LayerChoice[])[]): readonly (readonly LayerChoice[])[] {
  return candidates.reduce<readonly (readonly LayerChoice[])[]>(
    (all, own) => all.flatMap((chosen) => own.map((choice) => [...chosen, choice])),
    [[]],
  );
}
