// kinglet host bench
import { hostMachine } from '../host/hostMachine.ts';
import { hostPackage } from '../host/hostPackage.ts';
import { renderBandwidth } from '../host/renderBandwidth.ts';
import { number } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const hostBench: Verb = defineVerb({
  options: {
    time: number('milliseconds of each figure', { value: 'ms', min: 10, max: 10_000, fallback: 100 }),
  },
  examples: [
    ['kinglet host bench', 'how fast memory of each NUMA node is read, written and copied'],
    ['sudo kinglet host bench --time 1000', 'longer; as root, beside what the memory channels could'],
  ],
  runsWithoutConfig: true,
  async run(context, { time }) {
    const host = await hostPackage();
    const { sources } = hostMachine(host, context, undefined);
    const bandwidth = await host.measureBandwidth(host.describeHost(sources), { milliseconds: time });
    const devices = host.readMemoryDevices(sources);
    const channels = devices.value === 'unknown' ? undefined : host.memoryChannels(devices.value);
    return { data: { bandwidth, channels: channels ?? null }, text: renderBandwidth(bandwidth, channels) };
  },
});
