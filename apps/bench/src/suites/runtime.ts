// The runtimes as processes, in one run: cold start, size, speed, CPU time, memory, endurance.
import { coldChart, echoChart } from '../runtime/charts.ts';
import { compareAll } from '../runtime/compare.ts';
import { type RuntimePeer, runtimePeers } from '../runtime/contestants.ts';
import { type Effort, full, rough } from '../runtime/effort.ts';
import { measureAll } from '../runtime/measureAll.ts';
import { cpuPerEvent, type Measurements } from '../runtime/measurements.ts';
import { renderPage } from '../runtime/page.ts';
import { median, ratioInterval } from '../statistics.ts';
import type { Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Runtime',
  description:
    'All engines and the other clients as processes of their own, fed by C programs on loopback that take turns with them: ' +
    'cold starts by CLOCK_MONOTONIC from posix_spawn to the first bytes of GET /next, CPU time by the clock of the process ' +
    '(user and system, all threads), every answer compared with its event.',
  run: (context) => runRuntime(context, runtimePeers, context.quick ? rough : full),
};

/** The suite with the peers of one's choice; those that cannot be had are skipped, with the reason. */
export async function runRuntime(
  context: SuiteContext,
  peers: readonly RuntimePeer[],
  effort: Effort,
): Promise<SuiteResult> {
  return report(await measureAll(context, peers, effort), effort);
}

function report(found: Measurements, effort: Effort): SuiteResult {
  const comparisons = compareAll(found, effort.fib);
  const { starts, echoRounds, echoEvents, longRounds, longEvents, fib, fibRounds } = effort;
  return {
    comparisons,
    charts: [coldChart(found), echoChart(found)],
    versions: found.versions,
    notes: [
      `${starts} starts a program; ${echoRounds} rounds of ${echoEvents} echoes after two that do not count; ` +
        `${longRounds} times ${longEvents} events in the long runs; fib(${fib}) ${fibRounds} times. Medians.`,
      'Peak memory is VmHWM while the process waits for its first event. KB are 1000 bytes.',
      ...ratioNotes(found),
      ...(found.native?.gcc ? [nativeNote(found.native.gcc, fib)] : []),
      ...found.skipped,
    ],
    details: { markdown: renderPage(comparisons, found, effort.fib), data: dataOf(found) },
  };
}

/** The ratio needs its reason beside it. */
function nativeNote(gcc: string, n: number): string {
  return (
    `fib(${n}) in C: ${gcc}. Kinglet inlines a function that calls itself once into itself; clang then sees that half of the ` +
    'calls repeat, since fib has no side effects, and computes them once. gcc unrolls the calls but makes all of them.'
  );
}

function ratioNotes({ interpreter, echo }: Measurements): string[] {
  const [own, rust] = [
    echo.find(({ label }) => label === 'quickjs'),
    echo.find(({ label }) => label === 'lambda_runtime'),
  ];
  const of = (name: string, a: readonly number[], b: readonly number[]): string => {
    const { low, high } = ratioInterval(a, b);
    return `${name}: ${(median(a) / median(b)).toFixed(2)} times, 95 % interval ${low.toFixed(2)} to ${high.toFixed(2)}.`;
  };
  return [
    ...(interpreter ? [of('fib, shipped by -O2', interpreter.shipped, interpreter.fast)] : []),
    ...(own && rust && !rust.failure
      ? [of('CPU time of an echo, quickjs by lambda_runtime', cpuPerEvent(own), cpuPerEvent(rust))]
      : []),
  ];
}

function dataOf({ cold, echo, long, sizes, interpreter, native, levels }: Measurements): Record<string, unknown> {
  return {
    cold: cold.map(({ samples: _, ...rest }) => rest),
    echo: echo.map(({ rounds, ...rest }) => ({
      ...rest,
      cpuUs: rounds.length > 0 ? median(cpuPerEvent({ rounds })) : null,
    })),
    long: long.map(({ rounds, ...rest }) => ({ ...rest, rssKb: rounds.map(({ rssKb }) => rssKb) })),
    sizes: sizes ?? null,
    interpreter: interpreter ?? null,
    native: native ?? null,
    levels,
  };
}
