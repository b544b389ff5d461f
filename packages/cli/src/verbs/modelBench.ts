// kinglet model bench
import type { LengthsByName } from '@kinglet/inference';
import type { PlanSummary } from '@kinglet/inference/compile';
import { usageError } from '../cliError.ts';
import { benchModel } from '../model/benchModel.ts';
import { inferencePackages } from '../model/inferencePackages.ts';
import { inputShape, readPlan } from '../model/modelSource.ts';
import { renderBatches } from '../model/renderModel.ts';
import { flag, list, number } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const modelBench: Verb = defineVerb({
  positionals: [{ name: 'file', help: 'a plan, or an ONNX model, which is compiled first' }],
  options: {
    batch: list('the size of a batch; repeat it for more (default 1)', { value: 'number' }),
    lengths: list('lengths that a run decides, of a plan with such; repeat it for more', {
      value: 'batch=1,sequence=128',
    }),
    seconds: number('for each batch', { min: 0.01, max: 3600, isWhole: false, fallback: 2 }),
    nodes: flag('the time of each node too'),
    inputShape,
  },
  examples: [
    ['kinglet model bench model.plan', 'the median and the 99th percentile of one run'],
    ['kinglet model bench model.plan --batch 1 --batch 8 --batch 32', 'what a batch saves'],
    ['kinglet model bench encoder.plan --lengths batch=1,sequence=128', 'lengths of a plan that leaves several open'],
    ['kinglet model bench model.onnx --nodes', 'where the time goes'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [path = '']) {
    const packages = await inferencePackages();
    const { seconds, nodes } = values;
    const { file } = await readPlan(packages, context, path, { batch: undefined, inputShape: values.inputShape });
    const model = packages.inference.Model.load(file);
    const batches = batchesOf(path, packages.compiler.inspectPlan(file), values);
    const results = await benchModel(model, { batches, seconds, nodes });
    return { data: { file: path, results }, text: renderBatches(path, results) };
  },
});

interface Sizes {
  readonly batch: readonly string[];
  readonly lengths: readonly string[];
}

/** What is bound, one after another. */
function batchesOf(
  path: string,
  { batch, dynamic }: PlanSummary,
  { batch: sizes, lengths }: Sizes,
): readonly (LengthsByName | number)[] {
  if (dynamic) {
    const form = dynamic.lengths.map((name) => `${name}=1`).join(',');
    if (sizes.length > 0) throw usageError(`Expected --lengths ${form}, got --batch: a run decides lengths of ${path}`);
    if (form === '') return lengths.length === 0 ? [{}] : refuseLengths(path);
    if (lengths.length === 0)
      throw usageError(`Expected --lengths ${form}, got none: a run decides lengths of ${path}`);
    return lengths.map((text) => lengthsOf(text, dynamic.lengths, form));
  }
  if (lengths.length > 0) return refuseLengths(path);
  const batches = sizes.length > 0 ? sizes.map(batchOf) : [1];
  if (batch === null && batches.some((size) => size !== 1))
    throw usageError(`Expected --batch 1, got ${batches.join(', ')}: the shapes of ${path} are fixed`);
  return batches;
}

function refuseLengths(path: string): never {
  throw usageError(`Expected no --lengths, got some: ${path} leaves no lengths open but that of a batch, if any`);
}

function lengthsOf(text: string, names: readonly string[], form: string): LengthsByName {
  const given = text.split(',').map((part) => {
    const at = part.lastIndexOf('=');
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()] as const;
  });
  const found = new Map(given);
  const isRight = given.length === names.length && names.every((name) => /^\d{1,9}$/.test(found.get(name) ?? ''));
  if (isRight) return Object.fromEntries(given.map(([name, length]) => [name, Number(length)]));
  throw usageError(`Expected --lengths to be whole numbers like ${form}, got ${text}`);
}

const mostItems = 65_536;

function batchOf(text: string): number {
  const size = Number(text);
  if (/^\d+$/.test(text) && size >= 1 && size <= mostItems) return size;
  throw usageError(`Expected --batch to be a whole number from 1 to ${mostItems}, got ${text}`);
}
