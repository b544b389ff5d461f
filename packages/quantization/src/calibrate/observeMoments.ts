// What algorithms ask of layers' inputs, from calibration data.
import type { ModelProto } from '@kinglet/onnx';
import { addInputs, type InputMoments, inputMoments } from '../algorithms/inputMoments.ts';
import type { CalibrationData } from './calibrationData.ts';
import { type ObserveOptions, observe } from './observe.ts';

/**
 * Sums, maxima and X^T X of values whose last axis are the features, as products of matrices read them: [features,
 * features] of float64 for each value, so ask for a few at a time. Throws what `observe` throws.
 */
export async function observeMoments(
  model: ModelProto,
  values: readonly string[],
  data: CalibrationData,
  options: ObserveOptions = {},
): Promise<ReadonlyMap<string, InputMoments>> {
  const moments = new Map<string, InputMoments>();
  await observe(
    model,
    values,
    data,
    (value, { shape, values: elements }) => {
      const own = moments.get(value) ?? inputMoments(shape.at(-1) ?? 1);
      moments.set(value, own);
      addInputs(own, elements instanceof Float32Array ? elements : Float32Array.from(elements));
    },
    options,
  );
  return moments;
}
