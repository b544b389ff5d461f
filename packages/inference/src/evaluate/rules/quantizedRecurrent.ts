// An LSTM of com.microsoft whose weights are bytes: ONNX's, once they are floats.
import { copyMessage } from '@kinglet/onnx';
import { InferenceError } from '../../errors.ts';
import { Evaluation, type EvaluationRule } from '../evaluation.ts';
import { numbersOf, type Tensor } from '../tensor.ts';
import { recurrentRules } from './recurrent.ts';

export const quantizedRecurrentRules: Readonly<Record<string, EvaluationRule>> = {
  'com.microsoft.DynamicQuantizeLSTM': dynamicQuantizeLstm,
};

/**
 * ONNX's LSTM of the weights as floats. ONNX Runtime rounds input and state to bytes before each product, which is faster
 * there and less exact; its answers differ by that.
 */
function dynamicQuantizeLstm(node: Evaluation): ReturnType<EvaluationRule> {
  const floats = (i: number, scale: number): Tensor =>
    turnedFloats(node.input(i), node.input(scale), node.inputs[scale + 1]);
  const inputs = [node.input(0), floats(1, 8), floats(2, 10), ...node.inputs.slice(3, 8)];
  const proto = copyMessage(node.proto);
  proto.opType = 'LSTM';
  proto.domain = '';
  return recurrentRules.LSTM!(new Evaluation(proto, node.opset, inputs));
}

/** A tensor of float. */
export interface Floats extends Tensor {
  readonly type: 'float';
  readonly values: Float32Array;
}

/**
 * Weights [directions, width, rows] of bytes as floats [directions, rows, width]: a scale and a zero point for each
 * direction, or for each of its rows. Throws KINGLET_INFERENCE_SHAPE for other numbers of them.
 */
export function turnedFloats(weights: Tensor, scales: Tensor, zeroPoints: Tensor | undefined): Floats {
  const [directions, width, rows] = weights.dims as [number, number, number];
  const [bytes, factors] = [numbersOf(weights), numbersOf(scales)];
  const points = zeroPoints ? numbersOf(zeroPoints) : new Float64Array(factors.length);
  if (![directions, directions * rows].includes(factors.length) || points.length !== factors.length)
    throw new InferenceError(
      'KINGLET_INFERENCE_SHAPE',
      `expected ${directions} or ${directions * rows} scales of an LSTM's weights and as many zero points, found ${factors.length} and ${points.length}`,
    );
  const values = new Float32Array(bytes.length);
  for (let direction = 0; direction < directions; direction++)
    for (let row = 0; row < rows; row++) {
      const by = factors.length > directions ? direction * rows + row : direction;
      for (let i = 0; i < width; i++) {
        const byte = bytes[(direction * width + i) * rows + row]!;
        values[(direction * rows + row) * width + i] = (byte - points[by]!) * factors[by]!;
      }
    }
  return { type: 'float', dims: [directions, rows, width], values };
}
