// kinglet model bench
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
    seconds: number('for each batch', { min: 0.01, max: 3600, isWhole: false, fallback: 2 }),
    nodes: flag('the time of each node too'),
    inputShape,
  },
  examples: [
    ['kinglet model bench model.plan', 'the median and the 99th percentile of one run'],
    ['kinglet model bench model.plan --batch 1 --batch 8 --batch 32', 'what a batch saves'],
    ['kinglet model bench model.onnx --nodes', 'where the time goes'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [path = '']) {
    const packages = await inferencePackages();
    const { batch: sizes, seconds, nodes } = values;
    const batches = sizes.length > 0 ? sizes.map(batchOf) : [1];
    const { file } = await readPlan(packages, context, path, { batch: undefined, inputShape: values.inputShape });
    const model = packages.inference.Model.load(file);
    const { batch } = packages.compiler.inspectPlan(file);
    if (batch === null && batches.some((size) => size !== 1))
      throw usageError(`Expected --batch 1, got ${batches.join(', ')}: the shapes of ${path} are fixed`);
    const results = await benchModel(model, { batches, seconds, nodes });
    return { data: { file: path, results }, text: renderBatches(path, results) };
  },
});

const mostItems = 65_536;

function batchOf(text: string): number {
  const size = Number(text);
  if (/^\d+$/.test(text) && size >= 1 && size <= mostItems) return size;
  throw usageError(`Expected --batch to be a whole number from 1 to ${mostItems}, got ${text}`);
}
