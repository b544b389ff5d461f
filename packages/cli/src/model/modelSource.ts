// The file that a verb is about: an ONNX model or a plan, whatever its name.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CompiledModel, CompileOptions } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import { CliError, usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { type Option, pairs, text } from '../option.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { modelInputs } from './modelInputs.ts';

/** A plan, and the model that it was compiled from here. */
export interface PlanSource {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly compiled?: CompiledModel;
}

/** What the options of {@link compileOptions} say. */
export interface CompileValues {
  readonly batch: string | undefined;
  readonly inputShape: Readonly<Record<string, string>>;
}

export const batch: Option<string | undefined> = text(
  'the batch: a number fixes it, a name leaves it open under that name',
  { value: 'number|name', pattern: /^([1-9]\d{0,8}|[A-Za-z_]\w*)$/, form: 'a number from 1 on, or a name' },
);
export const inputShape: Option<Readonly<Record<string, string>>> = pairs(
  'the shape of an input, where the model leaves it open: image=N,3,224,224',
  { value: 'name=lengths' },
);

/** The bytes of a file. @throws {CliError} `KINGLET_CLI_FAILED` when it cannot be read */
export function readBytes({ cwd }: Context, path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(resolve(cwd, path)));
  } catch (cause) {
    throw new CliError('KINGLET_CLI_FAILED', `Expected to read ${path}, found: ${(cause as Error).message}`, { cause });
  }
}

/** The model of an ONNX file, with the weights in the files beside it. @throws OnnxError for what is none */
export async function readOnnx({ onnx }: InferencePackages, { cwd }: Context, path: string): Promise<ModelProto> {
  return onnx.readModelFile(resolve(cwd, path));
}

/** The plan in a file, or of the model in it, which is compiled. `values` are for models alone. */
export async function readPlan(
  packages: InferencePackages,
  context: Context,
  path: string,
  values: CompileValues,
): Promise<PlanSource> {
  const bytes = readBytes(context, path);
  if (!packages.compiler.isPlan(bytes)) {
    const model = await readOnnx(packages, context, path);
    const compiled = packages.compiler.compile(model, compileOptions(packages, model, values));
    return { file: compiled.file, compiled };
  }
  if (values.batch !== undefined || Object.keys(values.inputShape).length > 0)
    throw usageError(`Expected a model with --batch and --input-shape, got the plan ${path}: its shapes are settled`);
  return { file: bytes };
}

/** Options of the compiler. @throws {CliError} `KINGLET_CLI_USAGE` for inputs that the model does not have */
export function compileOptions(
  packages: InferencePackages,
  model: ModelProto,
  { batch: items, inputShape: given }: CompileValues,
): CompileOptions {
  const shapes = new Map(modelInputs(packages, model).map(({ name, shape }) => [name, shape]));
  for (const name of Object.keys(given))
    if (!shapes.has(name))
      throw usageError(`Expected --input-shape of ${[...shapes.keys()].join(', ')}, got one of ${name}`);
  const chosen: Record<string, readonly (number | string)[]> = Object.fromEntries(
    Object.entries(given).map(([name, lengths]) => [name, shapeOf(name, lengths)]),
  );
  if (items === undefined) return { inputShapes: chosen };
  if (/^\d+$/.test(items)) return { batch: Number(items), inputShapes: chosen };
  for (const [name, shape] of shapes) {
    const [first, ...rest] = chosen[name] ?? shape ?? [];
    if (first !== undefined) chosen[name] = [items, ...rest.map((length) => length ?? refuseShape(name))];
  }
  return { inputShapes: chosen };
}

function refuseShape(name: string): never {
  throw usageError(`Expected --input-shape ${name}=… with --batch: the model leaves lengths of that input open`);
}

function shapeOf(name: string, lengths: string): (number | string)[] {
  if (lengths === '') return [];
  return lengths.split(',').map((part) => {
    const length = part.trim();
    if (/^\d{1,9}$/.test(length)) return Number(length);
    if (/^[A-Za-z_]\w*$/.test(length)) return length;
    throw usageError(`Expected --input-shape ${name} to be lengths like N,3,224,224, got ${lengths}`);
  });
}
