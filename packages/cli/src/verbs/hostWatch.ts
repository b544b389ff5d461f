// kinglet host watch
import { hostMachine } from '../host/hostMachine.ts';
import { root } from '../host/hostOptions.ts';
import { hostPackage } from '../host/hostPackage.ts';
import { printHealth } from '../host/printHealth.ts';
import { startWatch } from '../host/startWatch.ts';
import { number, pairs } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const hostWatch: Verb = defineVerb({
  options: {
    interval: number('milliseconds between samples', { min: 10, max: 86_400_000, fallback: 1000 }),
    samples: number('ends after so many; without it at Ctrl-C', { min: 1, max: Number.MAX_SAFE_INTEGER }),
    threshold: pairs('says when a metric reaches high, and when it falls to low again (default 0.8 of high)', {
      value: 'metric=high[:low]',
    }),
    root,
  },
  examples: [
    ['kinglet host watch', 'a line a second: load, memory, pressure, heat, faults, steal, event loop'],
    ['kinglet host watch --samples 60 --threshold steal=0.1:0.05', 'says when the hypervisor took a tenth'],
  ],
  runsWithoutConfig: true,
  async run(context, { interval, samples = Number.POSITIVE_INFINITY, threshold, root: folder }) {
    const host = await hostPackage();
    const { sources } = hostMachine(host, context, folder);
    const { signal } = context;
    const watch = startWatch(host, threshold, { interval, sources, signal });
    await printHealth(context.console, watch, host.healthMetrics, samples);
    return undefined;
  },
});
