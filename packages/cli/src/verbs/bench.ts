// kinglet bench
import { benchDeployed } from '../bench/benchDeployed.ts';
import { benchHere } from '../bench/benchHere.ts';
import { checkLimits, notJudged, violations } from '../bench/benchLimits.ts';
import { type BenchValues, benchOptions } from '../bench/benchOptions.ts';
import { benchHtml, benchSvg } from '../bench/benchPage.ts';
import { benchReport } from '../bench/benchReport.ts';
import type { BenchResult } from '../bench/benchResult.ts';
import { renderBench } from '../bench/renderBench.ts';
import type { Context } from '../context.ts';
import { readEvent } from '../invoke/readEvent.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

export const bench: Verb = defineVerb({
  options: benchOptions,
  examples: [
    ['kinglet bench', 'cold and warm starts on this machine'],
    ['kinglet bench --deployed --compare x64 --chart bench.html --report bench.md', 'both architectures on AWS'],
    ['kinglet bench --max-init 20 --max-duration 5', 'fails when it got slower'],
    ['kinglet bench --deployed --name my-node-function --adopt --label node --out node.json', 'another function'],
  ],
  async run(context, values) {
    checkOutputs(context, values.out, values.report, values.chart);
    checkLimits(values, values);
    const event = await readEvent(context, values.event);
    const result = await (values.deployed ? benchDeployed : benchHere)(context, values, event);
    writeFiles(context, values, result);
    const broken = violations(result, values);
    for (const line of notJudged(result, values)) context.console.note(line);
    return {
      data: { ...result, violations: broken },
      text: [renderBench(result), ...broken.map((line) => `violation: ${line}`)].join('\n'),
      exitCode: broken.length > 0 ? 1 : 0,
    };
  },
});

function writeFiles(context: Context, { out, report, chart }: BenchValues, result: BenchResult): void {
  if (out !== undefined) writeOutput(context, out, `${JSON.stringify(result)}\n`);
  if (report !== undefined) writeOutput(context, report, benchReport(result));
  if (chart === undefined) return;
  writeOutput(context, chart, benchHtml(result));
  const svg = benchSvg(result);
  if (svg !== undefined) writeOutput(context, chart.replace(/\.html$/, '.svg'), svg);
}
