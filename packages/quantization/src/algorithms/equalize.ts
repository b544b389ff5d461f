// Cross-layer equalisation (Nagel et al., 2019, arXiv 1906.04721): what one layer's channel is divided by, the next
// layer's weights for it are multiplied with; nothing changes but the ranges, which become alike.
import { QuantizationError } from '../errors.ts';
import { rowsOf } from '../tensor/channelRows.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';
import { greatestByInput, greatestByOutput, scaleInputs, scaleOutputs } from '../tensor/scaleChannels.ts';

export interface LayerPair {
  readonly first: WeightTensor;
  /** Of the first, [channels]. */
  readonly bias?: Float32Array | undefined;
  /** Of a layer that reads the first's outputs as they are, or through Relu or a pooling. */
  readonly second: WeightTensor;
}

/**
 * Both layers' weights, and the first's bias, with the same range for each channel between them. Throws
 * QuantizationError KINGLET_QUANTIZATION_DATA where the second does not read as many channels as the first has.
 */
export function equalize({ first, bias, second }: LayerPair): LayerPair {
  const { channels } = rowsOf(first);
  if (rowsOf(second).inputs % channels !== 0) throw pairError(first, second, channels);
  const factors = equalizingFactors(greatestByOutput(first), greatestByInput(second, channels));
  const inverses = factors.map((factor) => 1 / factor);
  return {
    first: scaleOutputs(first, inverses),
    bias: bias?.map((value, i) => value * inverses[i]!),
    second: scaleInputs(second, factors),
  };
}

/** What the first's outputs are divided by, of both layers' greatest weights for each channel; 1 where one has none. */
export function equalizingFactors(first: Float64Array, second: Float64Array): Float64Array {
  return first.map((range, i) => (range > 0 && second[i]! > 0 ? Math.sqrt(range / second[i]!) : 1));
}

function pairError(first: WeightTensor, second: WeightTensor, channels: number): QuantizationError {
  const message = `weights ${second.name}: expected to read the ${channels} channels of ${first.name}, found dims [${second.dims.join(', ')}]`;
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
