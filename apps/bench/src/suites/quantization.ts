// Our quantizer against ONNX Runtime's tools in Python, what integers save, and precisions inside a budget.

import { peerVersions } from '../peers.ts';
import {
  compareAutomatic,
  compareBudget,
  compareMemory,
  comparePlans,
  compareToolRow,
} from '../quantization/compareQuantization.ts';
import { compareTools, type ToolRow } from '../quantization/compareTools.ts';
import { type AutomaticFigures, measureAutomatic } from '../quantization/measureAutomatic.ts';
import { type MemoryRow, measureMemory } from '../quantization/measureMemory.ts';
import { measurePlans, type PlanFigures } from '../quantization/measurePlans.ts';
import { dataFolder, mnistImages } from '../quantization/mnistImages.ts';
import { onnxRuntimePython } from '../quantization/pinnedTools.ts';
import { type BudgetFigures, measureBudget } from '../quantization/searchAll.ts';
import { largeTestModel, mnist8, mnistCnn, mnistMlp, type TestModel } from '../quantization/testModels.ts';
import type { Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Quantization',
  description:
    "Models in 8 and 4 bits against ONNX Runtime's own tools with the same images, both run in ONNX Runtime: error, agreement, " +
    'time; integer plans against float plans; precisions inside a budget against an exhaustive search; memory on a large model.',
  run,
};

async function run(context: SuiteContext): Promise<SuiteResult> {
  const skipped: string[] = [];
  const skip = (what: string): undefined => {
    skipped.push(`Skipped: ${what}`);
    context.progress.done(skipped.at(-1)!);
    return undefined;
  };
  const models = await modelsFor(skip);
  const rows = await toolRows(models.length > 0 ? [...models, largeTestModel()] : [], context, skip);
  for (const { model, setting, steps } of rows)
    if (typeof steps !== 'number') skip(`${model}, ${setting}, our executor: ${steps.refused}`);
  for (const { model, setting } of rows.filter((row) => !isQuantized(row)))
    skip(`${model}, ${setting}: ONNX Runtime's tool left the model in floats, so there is no error to compare with`);
  context.progress.update('plans');
  const share = context.quick ? 0.1 : 1;
  const plans = await planFigures(200 * share, skip);
  const automatic = await automaticFigures(models, share, skip);
  const budgets = await budgetFigures(models, context, skip);
  const memory = await memoryRows(context, skip);
  return {
    comparisons: [
      ...rows.flatMap(compareToolRow),
      ...(plans ? comparePlans(plans) : []),
      ...automatic.map(compareAutomatic),
      ...budgets.flatMap(compareBudget),
      ...memory.flatMap(compareMemory),
    ],
    versions: { [onnxRuntimePython.name]: peerVersions(onnxRuntimePython) },
    notes: skipped,
  };
}

function isQuantized({ theirs }: ToolRow): boolean {
  return theirs.relativeMse > 0;
}

type Skip = (what: string) => undefined;

async function modelsFor(skip: Skip): Promise<TestModel[]> {
  const images = mnistImages();
  if (images === undefined) {
    skip(`every model: MNIST's test images are not in ${dataFolder}`);
    return [];
  }
  const published = (await mnist8(images)) ?? skip(`mnist-8: its file is not in ${dataFolder}`);
  return [...(published ? [published] : []), mnistMlp(images), mnistCnn(images)];
}

async function toolRows(
  models: readonly TestModel[],
  { installPeer, workDir, progress }: SuiteContext,
  skip: Skip,
): Promise<ToolRow[]> {
  if (models.length === 0) return [];
  try {
    const pythonPath = await installPeer(onnxRuntimePython);
    return await compareTools(models, { pythonPath, workDir, onProgress: progress.update });
  } catch (error) {
    skip(`${onnxRuntimePython.name}: ${(error as Error).message.split('\n')[0]}`);
    return [];
  }
}

async function memoryRows({ installPeer, workDir, progress }: SuiteContext, skip: Skip): Promise<MemoryRow[]> {
  const pythonPath = await installPeer(onnxRuntimePython).catch(() => undefined);
  try {
    return await measureMemory({ pythonPath, workDir, onProgress: progress.update });
  } catch (error) {
    skip(`memory: ${(error as Error).message.split('\n')[0]}`);
    return [];
  }
}

async function planFigures(runs: number, skip: Skip): Promise<PlanFigures | undefined> {
  try {
    return await measurePlans(runs);
  } catch (error) {
    return skip(`plans: ${(error as Error).message.split('\n')[0]}`);
  }
}

async function automaticFigures(models: readonly TestModel[], share: number, skip: Skip): Promise<AutomaticFigures[]> {
  try {
    return await measureAutomatic(models, share);
  } catch (error) {
    skip(`plans of 8 bits where they are faster: ${(error as Error).message.split('\n')[0]}`);
    return [];
  }
}

async function budgetFigures(
  models: readonly TestModel[],
  { progress }: SuiteContext,
  skip: Skip,
): Promise<BudgetFigures[]> {
  const figures: BudgetFigures[] = [];
  for (const model of models) {
    progress.update(`budget, ${model.name}`);
    try {
      figures.push(await measureBudget(model));
    } catch (error) {
      skip(`budget, ${model.name}: ${(error as Error).message.split('\n')[0]}`);
    }
  }
  return figures;
}
