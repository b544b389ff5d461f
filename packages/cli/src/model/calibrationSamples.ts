// Samples out of files that hold many, one after another.
import type { ModelProto } from '@kinglet/onnx';
import { CliError, usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import type { Elements } from './elements.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { readBytes } from './modelSource.ts';
import { pathsOf } from './readInputs.ts';
import { readTensorFile } from './tensorFile.ts';

/**
 * The items of the files, in their order. `given` are `input=path`, or a path alone where there is one input.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for inputs that are missing, `KINGLET_CLI_FAILED` for files that do not fit
 */
export function* calibrationSamples(
  packages: InferencePackages,
  context: Context,
  model: ModelProto,
  given: readonly string[],
): Generator<Record<string, Elements>> {
  const { inputs } = packages.inference.Model.load(packages.compiler.compile(model).file);
  const paths = pathsOf(inputs, given, '--calibration');
  const columns = inputs.map((info) => {
    const path = paths.get(info.name);
    if (path === undefined) throw usageError(`Expected --calibration ${info.name}=path too, got none`);
    const [, ...item] = info.shape;
    const data = readTensorFile(packages, path, readBytes(context, path), { ...info, shape: ['samples', ...item] });
    const length = item.reduce<number>((size, axis) => size * Number(axis), 1);
    return { name: info.name, path, data, length, count: data.length / length };
  });
  const { count } = columns[0]!;
  for (const column of columns)
    if (column.count !== count || !Number.isInteger(count))
      throw new CliError(
        'KINGLET_CLI_FAILED',
        `${column.path}: expected ${Math.floor(count)} samples of ${column.length} elements, found ${column.data.length} elements`,
      );
  for (let i = 0; i < count; i++)
    yield Object.fromEntries(
      columns.map(({ name, data, length }) => [name, data.subarray(i * length, (i + 1) * length) as Elements]),
    );
}
