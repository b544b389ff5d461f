// Plans whose integers are chosen layer by layer, beside float plans.
import type { ModelProto } from '@kinglet/onnx';
import { benchmarkQuantizedModel, quantizeModel } from '@kinglet/quantization';
import { mobileNet, squeezeNet } from '../inference/networks.ts';
import { randomFrom } from '../statistics.ts';
import type { TestModel } from './testModels.ts';

export interface AutomaticFigures {
  readonly model: string;
  /** The float plan's median time in those of the quantized one. */
  readonly speedup: number;
}

interface Case {
  readonly name: string;
  readonly model: ModelProto;
  readonly samples: readonly Readonly<Record<string, Float32Array<ArrayBuffer>>>[];
  /** As many as a median needs that changes by less than a hundredth. */
  readonly runs: number;
}

/** Each model, and published networks with weights from a seed; `share` of the runs that are enough. */
export async function measureAutomatic(models: readonly TestModel[], share: number): Promise<AutomaticFigures[]> {
  const figures: AutomaticFigures[] = [];
  for (const { name, model, samples, runs } of [...models.map(caseOf), ...networks()]) {
    const { model: quantized } = await quantizeModel(model, { format: 'plan', calibrationData: samples });
    const { speedup } = benchmarkQuantizedModel(model, quantized, samples, { runs: Math.ceil(runs * share) });
    figures.push({ model: name, speedup });
  }
  return figures;
}

function caseOf({ name, model, input, calibration }: TestModel): Case {
  return { name, model, samples: calibration.slice(0, 64).map((image) => ({ [input]: image })), runs: 5000 };
}

function networks(): Case[] {
  const random = randomFrom(51);
  const photos = Array.from({ length: 2 }, () => ({ x: Float32Array.from({ length: 3 * 224 * 224 }, random) }));
  return [
    { name: 'SqueezeNet', model: squeezeNet(), samples: photos, runs: 100 },
    { name: 'MobileNet', model: mobileNet(), samples: photos, runs: 100 },
  ];
}
