// kinglet cost
import { resolve } from 'node:path';
import { readBenchFile } from '../bench/readBenchFile.ts';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { compareCost, renderCost } from '../cost/compareCost.ts';
import type { Load } from '../cost/monthlyCost.ts';
import { pricePerformance, renderPricePerformance } from '../cost/pricePerformance.ts';
import { type Arch, type PriceTable, priceNames } from '../cost/prices.ts';
import { pricesFor } from '../cost/pricesFor.ts';
import { choice, flag, list, number, type Option, pairs } from '../option.ts';
import { memory, region } from '../settings.ts';
import { defineVerb, type Outcome, type Verb } from '../verb.ts';

const arch: Option<Arch | 'both'> = choice('the processor', ['both', 'arm64', 'x64'], { fallback: 'both' });

export const cost: Verb = defineVerb({
  options: {
    requests: number('requests a month', { min: 0, max: 1e15, fallback: 1_000_000 }),
    duration: number('of one request', { value: 'ms', min: 0, max: 900_000, isWhole: false, fallback: 100 }),
    memory,
    init: number('initialization of a cold start', { value: 'ms', min: 0, max: 900_000, isWhole: false, fallback: 0 }),
    coldRate: number('share of the requests that start cold', { min: 0, max: 1, isWhole: false, fallback: 0.01 }),
    provisioned: number('environments that wait warm all month', { min: 0, max: 100_000, fallback: 0 }),
    arch,
    freeTier: flag('less the always free requests and GB-seconds'),
    price: pairs(`another price, in dollars: ${priceNames.join(', ')} (per GB-second)`, { value: 'name=price' }),
    bench: list('a result of `kinglet bench --out`; repeat it to compare functions', { value: 'path' }),
    region,
  },
  examples: [
    ['kinglet cost --requests 1000000 --duration 500 --memory 128', 'a month on arm64 and on x64'],
    [
      'kinglet cost --duration 20 --init 6.7 --cold-rate 0.02 --provisioned 5',
      'with cold starts and warm environments',
    ],
    ['kinglet cost --bench kinglet.json --bench node.json --bench python.json', 'price and performance as measured'],
  ],
  async run(context, values) {
    const prices = pricesFor(context, values.region, values.price);
    if (values.bench.length > 0) return costOfBenches(context, values.bench, prices, values.coldRate);
    const { requests, duration: durationMs, memory: memoryMb, init: initMs, coldRate, provisioned } = values;
    const load: Load = { requests, durationMs, memoryMb, initMs, coldRate, provisioned };
    const arches: Arch[] = values.arch === 'both' ? ['arm64', 'x64'] : [values.arch];
    const comparison = compareCost(load, arches, prices, values.freeTier);
    return { data: comparison, text: renderCost(comparison) };
  },
});

function costOfBenches(context: Context, files: readonly string[], prices: PriceTable, coldRate: number): Outcome {
  const results = files.map((file) => readBenchFile(resolve(context.cwd, file), file));
  const performance = pricePerformance(results, prices, coldRate);
  if (performance.runs.length === 0)
    throw usageError(`Expected a run that can be priced, found none: ${performance.leftOut.join('; ')}`);
  const { region, since, source } = prices;
  return {
    data: { ...performance, prices: { region, since, source } },
    text: renderPricePerformance(performance, prices),
  };
}
