// What integers save on products: time and bytes of an MLP of 8 million weights, in 8 and in 4 bits, beside the float model.
import type { ModelProto } from '@kinglet/onnx';
import { benchmarkQuantizedModel, type QuantizationBenchmark, quantizeModel } from '@kinglet/quantization';
import { randomFrom } from '../statistics.ts';
import { largeMlp } from './testModels.ts';

export interface PlanFigures {
  readonly bytes: QuantizationBenchmark;
  /** Bytes of matrices in ONNX, without scales, zero points and biases: of the float model, and of that in 8 bits. */
  readonly weights: { readonly float: number; readonly quantized: number };
  /** As MatMulNBits. */
  readonly fourBits: QuantizationBenchmark;
  /** With scales that a plan keeps in two bytes. */
  readonly fourBitPlan: QuantizationBenchmark;
}

/** Batches of one. `runs` of each model. */
export async function measurePlans(runs: number): Promise<PlanFigures> {
  const model = largeMlp();
  const random = randomFrom(41);
  const inputs = Array.from({ length: 32 }, () => Float32Array.from({ length: 1024 }, () => 2 * random() - 1));
  const samples = inputs.map((x) => ({ x }));
  const bytes = await quantizeModel(model, { mode: 'static', calibrationData: samples });
  const fourBits = await quantizeModel(model, { bits: 4 });
  const fourBitPlan = await quantizeModel(model, { bits: 4, format: 'plan' });
  return {
    bytes: benchmarkQuantizedModel(model, bytes.model, samples, { runs }),
    weights: { float: matrixBytes(model), quantized: matrixBytes(bytes.model) },
    fourBits: benchmarkQuantizedModel(model, fourBits.model, samples, { runs }),
    fourBitPlan: benchmarkQuantizedModel(model, fourBitPlan.model, samples, { runs }),
  };
}

function matrixBytes({ graph }: ModelProto): number {
  const matrices = graph!.initializer.filter(({ dims }) => dims.length > 1);
  return matrices.reduce((total, { rawData }) => total + rawData.length, 0);
}
