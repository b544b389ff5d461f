import { expect, it } from 'vitest';
import { planTargets } from './targets.ts';

const host = { arch: 'x64', hasQemu: () => true };
const both = { arches: ['x64', 'arm64'] } as const;

it('builds handlers with a model for quickjs and node alone', () => {
  const { targets, skipped } = planTargets(
    { ...both, handlers: ['minimal', 'digits'], engines: ['native', 'quickjs', 'node'] },
    host,
  );

  const names = targets.map(({ handler, engine, arch }) => `${handler} ${engine} ${arch}`);
  expect(names.filter((name) => name.startsWith('digits'))).toEqual([
    'digits quickjs x64',
    'digits quickjs arm64',
    'digits node x64',
  ]);
  expect(names).toContain('minimal native arm64');
  expect(skipped).toEqual([]);
});

it('leaves arm64 out without an emulator, and says what to type', () => {
  const { targets, skipped } = planTargets(
    { ...both, handlers: ['digits'], engines: ['quickjs'] },
    { arch: 'x64', hasQemu: () => false },
  );

  expect(targets.map(({ arch }) => arch)).toEqual(['x64']);
  expect(skipped).toEqual([
    { engine: 'quickjs', arch: 'arm64', reason: expect.stringContaining('apt-get install -y qemu-user') },
  ]);
});
