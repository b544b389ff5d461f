// Values of inputs that are the same in every run, from files.
import type { CompileOptions } from '@kinglet/inference/compile';
import type { ElementType, ModelProto } from '@kinglet/onnx';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { type Option, pairs } from '../option.ts';
import { type Elements, sizeOf } from './elements.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { type ModelInput, modelInputs } from './modelInputs.ts';
import { readBytes } from './modelSource.ts';
import { readTensorFile } from './tensorFile.ts';

export const inputValue: Option<Readonly<Record<string, string>>> = pairs(
  'the value of an input that is the same in every run, which samples then leave out: .npy, .json, .pb or raw',
  { value: 'name=path' },
);

/** @throws {CliError} `KINGLET_CLI_USAGE` for inputs that the model does not have, `KINGLET_CLI_FAILED` for files that do not fit */
export function inputValuesOf(
  packages: InferencePackages,
  context: Context,
  model: ModelProto,
  given: Readonly<Record<string, string>>,
): NonNullable<CompileOptions['inputValues']> {
  const inputs = modelInputs(packages, model);
  return Object.fromEntries(
    Object.entries(given).map(([name, path]) => {
      const input = inputs.find((one) => one.name === name);
      if (input?.type === undefined || input.shape === undefined)
        throw usageError(`Expected --input-value of ${inputs.map((one) => one.name).join(', ')}, got one of ${name}`);
      const info = { name, type: input.type, shape: input.shape.map((length) => length ?? '?') };
      const data = readTensorFile(packages, path, readBytes(context, path), info);
      const type = input.type as Exclude<ElementType, 'string'>;
      return [name, packages.onnx.makeTensor(name, type, lengthsOf(input, data), data)];
    }),
  );
}

/** One length may be open: the elements say it. */
function lengthsOf({ name, shape = [] }: ModelInput, data: Elements): readonly number[] {
  const known = sizeOf(shape.filter((length) => typeof length === 'number'));
  const open = shape.filter((length) => typeof length !== 'number').length;
  const length = open === 0 ? 1 : data.length / known;
  if (open <= 1 && Number.isInteger(length) && known * length === data.length)
    return shape.map((own) => (typeof own === 'number' ? own : length));
  const found = shape.map((own) => own ?? '?').join(', ');
  throw usageError(`Expected --input-value ${name} to fill the shape [${found}], got ${data.length} elements`);
}
