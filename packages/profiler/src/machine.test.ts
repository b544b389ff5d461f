import { describeHost } from '@kinglet/host';
import { expect, test } from 'vitest';
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
  };
  expect(machineOf(named, '24.0.0')).toBe('node 24.0.0, linux arm64, AWS Graviton3 (Neoverse V1), 1.15 processors');
  const unknown = { value: 'unknown', source: '' } as const;
  expect(machineOf({ ...named, product: unknown }, '24.0.0')).toContain('arm64, Neoverse V1,');
  expect(machineOf({ ...named, product: unknown, core: unknown, processors: unknown }, '24.0.0')).toBe(
    'node 24.0.0, linux arm64',
  );
});
