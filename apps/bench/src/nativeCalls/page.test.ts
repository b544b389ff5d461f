import { expect, it } from 'vitest';
import type { Machine } from '../machine.ts';
import { renderNativeCalls, replaceBlock } from './page.ts';

const machine: Machine = {
  ...{ cpu: 'a cpu', arch: 'x64', cores: 2, memoryMb: 24_576, kernel: 'Linux 6', node: '24.1.0', load: 0.1 },
};
const calls = { lengths: [4, 64], rows: [{ name: 'native', ns: [5.21, 70] }], rounds: 3, dotBytes: 5400, machine };

it('has a row a lane, the machine, and a warning when it is busy', () => {
  expect(renderNativeCalls(calls)).toContain('| native | 5.2 | 70.0 |');
  expect(renderNativeCalls(calls)).toMatch(/adds 5400 bytes to a program\. \(a cpu .*, load 0\.1\)$/);
  expect(renderNativeCalls({ ...calls, machine: { ...machine, load: 2 } })).toContain('other work disturbs');
});

it('replaces what is between the markers, and nothing else', () => {
  const readme = 'before\n<!-- native calls: by x -->\nold\n<!-- /native calls -->\nafter';

  expect(replaceBlock(readme, 'new $1')).toBe(readme.replace('old', 'new $$1'));
  expect(() => replaceBlock('no markers', '')).toThrow('Expected markers');
});
