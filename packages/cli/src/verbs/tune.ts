// kinglet tune
import type { Context } from '../context.ts';
import { pricesFor } from '../cost/pricesFor.ts';
import { functionName } from '../functionName.ts';
import { readEvent } from '../invoke/readEvent.ts';
import { awsCaller } from '../measured/awsCaller.ts';
import { archOf, assertOurs, readFunction } from '../measured/functionState.ts';
import { temporaryName } from '../measured/temporaryFunction.ts';
import { renderTune, tuneHtml, tuneSvg } from '../tune/renderTune.ts';
import { tuneFunction } from '../tune/tuneFunction.ts';
import { parseArches, parseMemories, type TuneValues, tuneOptions } from '../tune/tuneOptions.ts';
import { planTune, renderPlan } from '../tune/tunePlan.ts';
import type { TuneResult } from '../tune/tuneResult.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

export const tune: Verb = defineVerb({
  options: tuneOptions,
  examples: [
    ['kinglet tune --dry-run', 'what it would do, and the most that it could cost'],
    ['kinglet tune --event event.json --chart tune.html', 'six memory sizes'],
    ['kinglet tune --memories 128,512,1769 --arches arm64,x64 --strategy cost', 'on both architectures, the cheapest'],
  ],
  async run(context, values) {
    checkOutputs(context, values.out, values.chart);
    const name = functionName(context.cwd, values.name);
    const memories = parseMemories(values.memories);
    const given = values.arches === undefined ? undefined : parseArches(values.arches);
    const event = await readEvent(context, values.event);
    const caller = awsCaller(context, values);
    const state = await readFunction(caller, name);
    assertOurs(name, state, values.adopt);
    const prices = pricesFor(context, await caller.clients.region(), values.price);
    const own = archOf(state.configuration);
    const settings = { memories, arches: given ?? [own], cold: values.cold, warm: values.warm };
    if (values.dryRun) {
      const timeoutMs = (state.configuration.Timeout ?? 3) * 1000;
      const other = settings.arches.find((arch) => arch !== own);
      const plan = planTune(name, settings, timeoutMs, other && temporaryName(name, other), prices);
      return { data: plan, text: renderPlan(plan, timeoutMs) };
    }
    const result = await tuneFunction(caller, name, settings, values, event, prices);
    writeFiles(context, values, result);
    return { data: result, text: renderTune(result) };
  },
});

function writeFiles(context: Context, { out, chart }: TuneValues, result: TuneResult): void {
  if (out !== undefined) writeOutput(context, out, `${JSON.stringify(result)}\n`);
  if (chart === undefined) return;
  writeOutput(context, chart, tuneHtml(result));
  writeOutput(context, chart.replace(/\.html$/, '.svg'), tuneSvg(result));
}
