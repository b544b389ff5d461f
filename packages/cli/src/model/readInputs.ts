// The inputs of a run, from the files that the command line names.
import type { GivenInput } from '@kinglet/inference';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { readBytes } from './modelSource.ts';
import { readTensorData, type TensorInfo } from './tensorFile.ts';

/**
 * A value for each input, with its shape where the file says one. `given` are `name=path`, or a path alone where there is one input.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for inputs that are missing, twice there or unknown
 */
export function readInputs(
  packages: InferencePackages,
  context: Context,
  inputs: readonly TensorInfo[],
  given: readonly string[],
): Record<string, GivenInput> {
  const paths = pathsOf(inputs, given, '--input');
  const missing = inputs.find(({ name }) => !paths.has(name));
  if (missing)
    throw usageError(
      `Expected --input ${missing.name}=file for each of ${inputs.map(({ name }) => name).join(', ')}, got none for ${missing.name}`,
    );
  return Object.fromEntries(
    inputs.map((info) => {
      const path = paths.get(info.name) as string;
      const { data, shape } = readTensorData(packages, path, readBytes(context, path), info);
      return [info.name, shape ? { data, shape } : data];
    }),
  );
}

/** By name the paths of what the command line says of some inputs or outputs. */
export function pathsOf(
  infos: readonly TensorInfo[],
  given: readonly string[],
  flag: string,
): ReadonlyMap<string, string> {
  const names = infos.map(({ name }) => name);
  const paths = new Map<string, string>();
  for (const one of given) {
    // Names may hold anything, `=` too.
    const named = names.filter((name) => one.startsWith(`${name}=`)).toSorted((a, b) => b.length - a.length)[0];
    if (named === undefined && (names.length !== 1 || one.includes('=')))
      throw usageError(`Expected ${flag} to be name=file, the name one of ${names.join(', ')}, got ${one}`);
    const name = named ?? (names[0] as string);
    if (paths.has(name)) throw usageError(`Expected one ${flag} for ${name}, got two`);
    paths.set(name, named === undefined ? one : one.slice(named.length + 1));
  }
  return paths;
}
