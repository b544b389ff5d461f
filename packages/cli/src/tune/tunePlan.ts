// What tuning is going to do, before it does it.

import { dollars } from '../cost/money.ts';
import type { Arch, PriceTable } from '../cost/prices.ts';

export interface TunePlan {
  readonly functionName: string;
  readonly memories: readonly number[];
  readonly arches: readonly Arch[];
  /** Of each configuration. */
  readonly cold: number;
  readonly warm: number;
  /** Of the whole run, those that a person would pay for. */
  readonly invocations: number;
  readonly configurationUpdates: number;
  /** Name of the second function that is made and removed, if there is one. */
  readonly temporaryFunction: string | undefined;
  /** Dollars if every event took the whole time-out. */
  readonly costAtMost: number;
}

/** What the plan is made from. */
export interface TuneSettings {
  readonly memories: readonly number[];
  readonly arches: readonly Arch[];
  readonly cold: number;
  readonly warm: number;
}

/** The events of one configuration: its warm ones come after one that starts the environment, if none was cold before. */
export function planTune(
  functionName: string,
  { memories, arches, cold, warm }: TuneSettings,
  timeoutMs: number,
  temporaryFunction: string | undefined,
  prices: PriceTable,
): TunePlan {
  const each = Math.max(cold, 1) + warm;
  const configurations = memories.length * arches.length;
  const gigabytes = memories.reduce((sum, memory) => sum + memory, 0) / 1024;
  const compute = arches.map((arch) => (each * gigabytes * timeoutMs * (prices[arch].duration[0]?.price ?? 0)) / 1000);
  return {
    functionName,
    memories,
    arches,
    cold,
    warm,
    invocations: configurations * each,
    configurationUpdates: configurations * (1 + cold) + arches.length,
    temporaryFunction,
    costAtMost: configurations * each * prices.request + compute.reduce((sum, one) => sum + one, 0),
  };
}

export function renderPlan(plan: TunePlan, timeoutMs: number): string {
  const { functionName, memories, arches, cold, warm, temporaryFunction } = plan;
  return [
    `Would measure ${functionName} with ${memories.join(', ')} MB on ${arches.join(' and ')}: ${cold} cold starts and ${warm} warm events each`,
    `  ${plan.configurationUpdates} updates of the configuration, the last puts it back as it is`,
    ...(temporaryFunction === undefined ? [] : [`  makes and removes the function ${temporaryFunction}`]),
    `  about ${plan.invocations} events; at most ${dollars(Math.ceil(plan.costAtMost * 1000) / 1000)}, if each took the whole time-out of ${timeoutMs / 1000} s`,
    'Nothing was changed.',
  ].join('\n');
}
