// The operations beside those of models: functions, integers, hashes, random numbers, images, text, threads.
import { groups } from '../kernelsWide/groups.ts';
import type { Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Kernels, wide',
  description:
    'Operations beside those of models against the libraries that people use for them, taking turns in shuffled rounds on one processor: ' +
    'medians, calls included.',
  run,
};

async function run(context: SuiteContext): Promise<SuiteResult> {
  const { filter, progress } = context;
  const asked = groups.filter(({ name }) => filter === undefined || filter.startsWith(name));
  const results: SuiteResult[] = [];
  for (const { name, run: runGroup } of asked) {
    progress.update(name);
    results.push(await runGroup(context));
  }
  return {
    comparisons: results.flatMap(({ comparisons }) => comparisons),
    charts: results.flatMap(({ charts = [] }) => charts),
    notes: results.flatMap(({ notes = [] }) => notes),
    versions: Object.assign({}, ...results.map(({ versions }) => versions)),
  };
}
