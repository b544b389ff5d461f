// All that the search inside a budget chooses from: to compare it with an exhaustive search on small models.
import type { ModelProto } from '@kinglet/onnx';
import type { SampleInputs } from '../accuracy/modelRunner.ts';
import { chooseLayers } from '../chooseLayers.ts';
import type { QuantizeOptions } from '../options.ts';
import { prepareModel } from '../prepare/prepareModel.ts';
import { quantizer } from '../quantizer.ts';
import { resolveOptions } from '../resolveOptions.ts';
import { precisionSpace } from './precisionSpace.ts';

/** One precision for each layer. */
export interface PrecisionChoice {
  /** Of weights, with scales and zero points. */
  readonly bytes: number;
  write(): ModelProto;
}

/**
 * Every combination of the layers' precisions, those of the fewest bytes first, calibrated on `samples`: up to 6 to the
 * power of the layers. Throws what quantizeModel throws for options, models and samples that are wrong.
 */
export async function everyChoice(
  model: ModelProto,
  given: QuantizeOptions,
  samples: readonly SampleInputs[],
): Promise<readonly PrecisionChoice[]> {
  const options = resolveOptions(given);
  const prepared = prepareModel(model);
  const { candidates, write } = await quantizer(prepared, chooseLayers(prepared.layers, options), options, samples);
  const space = precisionSpace({ layers: prepared.layers, candidates, options, write });
  return combinations(space.candidates.map(({ length }) => length))
    .map((picks) => ({ bytes: space.bytesAt(picks), write: () => space.write(space.choicesAt(picks)) }))
    .sort((a, b) => a.bytes - b.bytes);
}

function combinations(counts: readonly number[]): readonly (readonly number[])[] {
  return counts.reduce<readonly (readonly number[])[]>(
    (all, count) => all.flatMap((picks) => Array.from({ length: count }, (_, pick) => [...picks, pick])),
    [[]],
  );
}
