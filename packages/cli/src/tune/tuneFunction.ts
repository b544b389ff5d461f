// Measures a deployed function with several memory sizes, on one or both architectures.
import { benchRun } from '../bench/benchRun.ts';
import { summarize } from '../bench/statistics.ts';
import { usageError } from '../cliError.ts';
import { costPerMillion } from '../cost/pricePerformance.ts';
import type { Arch, PriceTable } from '../cost/prices.ts';
import { type AwsCaller, throwIfInterrupted } from '../measured/awsCaller.ts';
import { type BorrowedFunction, borrowFunction } from '../measured/borrowFunction.ts';
import { deployedSource } from '../measured/deployedSource.ts';
import { collectSamples, type Samples } from '../measured/sampleSource.ts';
import { withOtherArch } from '../measured/withOtherArch.ts';
import { recommend, withPareto } from './recommend.ts';
import type { TuneValues } from './tuneOptions.ts';
import type { TuneSettings } from './tunePlan.ts';
import type { TunePoint, TuneResult } from './tuneResult.ts';

/**
 * Measures `name` and puts its configuration back; for another architecture a temporary second function is made from the project.
 *
 * @throws {CliError} what AWS answers; `KINGLET_CLI_CONFLICT` for a function that kinglet did not make, without `adopt`
 */
export async function tuneFunction(
  caller: AwsCaller,
  name: string,
  settings: TuneSettings,
  values: TuneValues,
  event: Uint8Array,
  prices: PriceTable,
): Promise<TuneResult> {
  const measure = (functions: readonly BorrowedFunction[]) =>
    measureSizes(caller, functions, settings, event, prices, values.coldRate);
  return borrowFunction(caller, name, values.adopt, async (first) => {
    const other = otherArch(settings.arches, first.arch);
    const own = settings.arches.includes(first.arch) ? [first] : [];
    const points =
      other === undefined
        ? await measure(own)
        : await withOtherArch(caller, name, other, values, (second) => measure([...own, second]));
    return resultOf(caller, first, points, values, prices);
  });
}

function otherArch(arches: readonly Arch[], own: Arch): Arch | undefined {
  return arches.find((arch) => arch !== own);
}

async function measureSizes(
  caller: AwsCaller,
  functions: readonly BorrowedFunction[],
  settings: TuneSettings,
  event: Uint8Array,
  prices: PriceTable,
  coldRate: number,
): Promise<TunePoint[]> {
  const sources = functions.map((borrowed) => deployedSource(caller, borrowed, event));
  const points: Omit<TunePoint, 'isPareto'>[] = [];
  for (const memoryMb of settings.memories) {
    throwIfInterrupted(caller.context);
    caller.context.console.note(`${memoryMb} MB`);
    for (const borrowed of functions) await borrowed.renew(memoryMb);
    const samples = await collectSamples(caller.context, sources, settings);
    for (const [at, { arch }] of functions.entries())
      points.push(pointOf(arch, memoryMb, samples[at] ?? { cold: [], warm: [] }, prices, coldRate));
  }
  return withPareto(points);
}

function pointOf(
  arch: Arch,
  memoryMb: number,
  samples: Samples,
  prices: PriceTable,
  coldRate: number,
): Omit<TunePoint, 'isPareto'> {
  const run = benchRun({ arch, memoryMb, isEmulated: false, runtime: '' }, samples);
  return {
    arch,
    memoryMb,
    warm: summarize(run.warm.durationMs),
    init: run.cold.initMs.length === 0 ? undefined : summarize(run.cold.initMs).p50,
    perMillion: costPerMillion(run, prices, coldRate),
    maxMemoryMb: run.maxMemoryMb,
  };
}

async function resultOf(
  { context, clients }: AwsCaller,
  first: BorrowedFunction,
  points: readonly TunePoint[],
  { strategy, coldRate }: TuneValues,
  { region, since, source }: PriceTable,
): Promise<TuneResult> {
  if (points.length === 0) throw usageError('Expected at least one memory size and architecture, got none');
  return {
    kind: 'kinglet-tune',
    version: 1,
    functionName: first.name,
    date: context.now().toISOString(),
    region: await clients.region(),
    runtime: first.runtime,
    strategy,
    coldRate,
    current: { arch: first.arch, memoryMb: first.originalMemoryMb },
    points,
    recommendation: recommend(points, strategy),
    prices: { region, since, source },
  };
}
