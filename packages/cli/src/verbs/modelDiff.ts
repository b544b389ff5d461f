// kinglet model diff
import type { Context } from '../context.ts';
import { type Answerer, planAnswerer, referenceAnswerer } from '../model/answerer.ts';
import { compareAnswers } from '../model/compareAnswers.ts';
import { type InferencePackages, inferencePackages } from '../model/inferencePackages.ts';
import { type CompileValues, compileOptions, inputShape, readBytes, readOnnx, readPlan } from '../model/modelSource.ts';
import { renderAnswers } from '../model/renderModel.ts';
import { choice, flag, number } from '../option.ts';
import { defineVerb, type Outcome, type Verb } from '../verb.ts';

export const modelDiff: Verb = defineVerb({
  positionals: [
    { name: 'a', help: 'a model or a plan' },
    { name: 'b', help: 'another; where one is a plan, their answers to random inputs are compared' },
  ],
  options: {
    answers: flag('compares the answers of two models too'),
    by: choice('what answers for a model: the reference evaluator, which is slow, or a plan', ['reference', 'plan'], {
      fallback: 'reference',
    }),
    samples: number('random inputs', { min: 1, max: 10_000, fallback: 3 }),
    tolerance: number('the largest difference, as a part of the largest value of b', {
      min: 0,
      max: 1,
      isWhole: false,
      fallback: 1e-4,
    }),
    inputShape,
  },
  examples: [
    ['kinglet model diff before.onnx after.onnx', 'nodes, constants, inputs and outputs that are not the same'],
    ['kinglet model diff model.plan model.onnx --samples 20', 'whether a plan answers as its model does, node by node'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [a = '', b = '']) {
    const packages = await inferencePackages();
    const areModels = [a, b].every((path) => !packages.compiler.isPlan(readBytes(context, path)));
    const parts: Outcome[] = [
      ...(areModels ? [await structure(packages, context, a, b)] : []),
      ...(!areModels || values.answers ? [await answers(packages, context, a, b, values)] : []),
    ];
    return {
      data: Object.assign({}, ...parts.map(({ data }) => data)) as unknown,
      text: parts.map(({ text }) => text).join('\n'),
      exitCode: Math.max(...parts.map(({ exitCode = 0 }) => exitCode)),
    };
  },
});

async function structure(packages: InferencePackages, context: Context, a: string, b: string): Promise<Outcome> {
  const differences = packages.onnx.diffModels(
    await readOnnx(packages, context, a),
    await readOnnx(packages, context, b),
  );
  return {
    data: { differences },
    text: packages.onnx.printDifferences(differences).trimEnd() || 'no difference between the models',
    exitCode: differences.length > 0 ? 1 : 0,
  };
}

interface AnswerValues {
  readonly by: 'plan' | 'reference';
  readonly samples: number;
  readonly tolerance: number;
  readonly inputShape: CompileValues['inputShape'];
}

async function answers(
  packages: InferencePackages,
  context: Context,
  a: string,
  b: string,
  values: AnswerValues,
): Promise<Outcome> {
  const { samples, tolerance } = values;
  const [first, second] = [
    await answererOf(packages, context, a, values),
    await answererOf(packages, context, b, values),
  ];
  const found = compareAnswers(packages, first, second, { samples, tolerance });
  return {
    data: { answers: found, samples, tolerance },
    text: renderAnswers(found, samples, tolerance),
    exitCode: found.every(({ isClose }) => isClose) ? 0 : 1,
  };
}

async function answererOf(
  packages: InferencePackages,
  context: Context,
  path: string,
  { by, inputShape: shapes }: AnswerValues,
): Promise<Answerer> {
  const isPlan = packages.compiler.isPlan(readBytes(context, path));
  const given = { batch: undefined, inputShape: isPlan ? {} : shapes };
  if (isPlan || by === 'plan') return planAnswerer(packages, (await readPlan(packages, context, path, given)).file);
  const model = await readOnnx(packages, context, path);
  return referenceAnswerer(packages, model, compileOptions(packages, model, given).inputShapes ?? {});
}
