// npm run bench: reads the command line, runs the suites, prints the verdicts.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BenchError } from './errors.ts';
import { formatNumber } from './format.ts';
import { parseBenchOptions, usage } from './options.ts';
import { createProgress } from './progress.ts';
import { runSuites, suiteNames, suiteTitles } from './runSuites.ts';
import type { JudgedComparison } from './suite.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof BenchError;
  console.error(known ? `bench: ${error.message}` : error);
  return known && error.code === 'KINGLET_BENCH_USAGE' ? 2 : 1;
});

async function main(args: readonly string[]): Promise<number> {
  const known = suiteNames();
  const options = parseBenchOptions(args, known);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  if (options.list) {
    for (const [name, title] of Object.entries(await suiteTitles())) console.log(`${name}  ${title}`);
    return 0;
  }
  const suites = options.suites.length > 0 ? options.suites : known;
  // A part of a suite is no record of it.
  const docsDir = `${root}${options.filter === undefined ? 'docs/benchmarks' : '.cache/bench/filtered'}`;
  const summary = await runSuites({
    suites,
    quick: options.quick,
    filter: options.filter,
    progress: createProgress(process.stderr),
    docsDir,
    cacheDir: `${root}.cache`,
  });
  for (const name of suites)
    for (const comparison of summary.suites[name] ?? []) console.log(verdictLine(name, comparison));
  console.log(`\nwritten: ${relative('.', docsDir)}/comparison_report.md, comparison_summary.json`);
  return 0;
}

function verdictLine(suite: string, { case: name, metric, unit, values, ratio, met }: JudgedComparison): string {
  const figures = Object.entries(values).map(([who, value]) => `${who} ${formatNumber(value)} ${unit}`);
  const times = ratio === null ? '' : `, ratio ${formatNumber(ratio)}`;
  const verdict = met === null ? '' : met ? ', bar met' : ', BAR MISSED';
  return `${suite}: ${name}, ${metric}: ${figures.join(', ')}${times}${verdict}`;
}
