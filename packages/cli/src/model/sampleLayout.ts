// What a sample of each input of a model is.
import type { CompileOptions } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import { usageError } from '../cliError.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { modelInputs } from './modelInputs.ts';
import { describeTensor } from './tensorFile.ts';

/** Axis 0 of an input is the batch where there is one: an item is what lies behind each other along it. */
export interface SampleLayout {
  readonly name: string;
  readonly type: string;
  /** A text for the batch. */
  readonly shape: readonly (number | string)[];
  /** Elements of an item, and of a sample: as many items as the model takes at once, one where that is left open. */
  readonly itemLength: number;
  readonly sampleLength: number;
}

/** Of each input that is not the same in every run. @throws {CliError} `KINGLET_CLI_USAGE` for lengths behind axis 0 that nobody says */
export function sampleLayouts(
  packages: InferencePackages,
  model: ModelProto,
  given: CompileOptions['inputShapes'] = {},
  fixed: CompileOptions['inputValues'] = {},
): readonly SampleLayout[] {
  const inputs = modelInputs(packages, model).filter(({ name }) => !Object.hasOwn(fixed, name));
  return inputs.map(({ name, type, shape: own }) => {
    const shape = given[name] ?? own?.map((length) => length ?? '?');
    if (type === undefined || shape === undefined) throw openShape(name, 'no shape');
    const [first = 1, ...item] = shape;
    if (first === 0 || item.some((length) => typeof length !== 'number' || length === 0))
      throw openShape(name, describeTensor({ type, shape }));
    const itemLength = item.reduce<number>((product, length) => product * Number(length), 1);
    return { name, type, shape, itemLength, sampleLength: typeof first === 'number' ? first * itemLength : itemLength };
  });
}

function openShape(name: string, found: string): Error {
  return usageError(
    `Expected --input-shape ${name}=N,… with a number for each axis but the first: samples of a model need lengths, it has ${found}`,
  );
}

/** `input "x": float[N, 3]`. */
export function describeLayout(layout: SampleLayout): string {
  return `input ${JSON.stringify(layout.name)}: ${describeTensor(layout)}`;
}
