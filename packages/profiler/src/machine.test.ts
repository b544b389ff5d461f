import { describeHost } from '@kinglet/host';
import { expect, test } from 'vitest';
import { sourcesOf } from '../test/fixtures/counters/fakeMachine.ts';
import { machineOf } from './machine.ts';

const host = describeHost();

test('a machine is named by its product and core, as far as they are known', () => {
  const named = {
    ...host,
    platform: 'linux',
    arch: 'arm64',
    product: { value: 'AWS Graviton3', source: '' },
    core: { value: 'Neoverse V1', source: '' },
    processors: { value: 1.1538, source: '' },
    frequency: describeHost(sourcesOf({})).frequency,
  };
  expect(machineOf(named, '24.0.0')).toBe('node 24.0.0, linux arm64, AWS Graviton3 (Neoverse V1), 1.15 processors');
  const unknown = { value: 'unknown', source: '' } as const;
  expect(machineOf({ ...named, product: unknown }, '24.0.0')).toContain('arm64, Neoverse V1,');
  expect(machineOf({ ...named, product: unknown, core: unknown, processors: unknown }, '24.0.0')).toBe(
    'node 24.0.0, linux arm64',
  );
});

test('a machine has the governor of its frequency, where the kernel decides', () => {
  const cpufreq = '/sys/devices/system/cpu/cpu0/cpufreq';
  const tree = {
    [`${cpufreq}/scaling_governor`]: 'schedutil\n',
    [`${cpufreq}/scaling_driver`]: 'cppc_cpufreq\n',
    [`${cpufreq}/cpuinfo_max_freq`]: '2600000\n',
    '/sys/devices/system/cpu/cpufreq/boost': '1\n',
  };
  expect(machineOf(describeHost(sourcesOf(tree)))).toMatch(
    /, governor schedutil \(cppc_cpufreq, at most 2600 MHz, boost on\)$/,
  );
  const alone = sourcesOf({ [`${cpufreq}/scaling_governor`]: 'performance\n' });
  expect(machineOf(describeHost(alone))).toMatch(/, governor performance$/);
});
