import { constrainedMemory } from 'node:process';
import { expect, test } from 'vitest';
import { cgroupMemory } from './memoryLimit.ts';

function filesOf(tree: Readonly<Record<string, string>>): NonNullable<Parameters<typeof cgroupMemory>[0]> {
  return { read: (path) => tree[path], bytes: () => undefined, list: () => [] };
}

const pod = {
  '/proc/self/cgroup': '0::/kubepods.slice/pod1/app\n',
  '/proc/self/mountinfo': '30 24 0:26 / /sys/fs/cgroup ro - cgroup2 cgroup2 rw\n',
  '/sys/fs/cgroup/kubepods.slice/pod1/app/memory.max': 'max\n',
};

test('a group has no more than those around it, nor a limit where none of them has', () => {
  expect(cgroupMemory(filesOf({ ...pod, '/sys/fs/cgroup/kubepods.slice/pod1/memory.max': '1073741824\n' }))).toBe(
    2 ** 30,
  );
  expect(cgroupMemory(filesOf(pod))).toBe(0);
});

test('Node is asked where no file says anything', () => {
  expect(cgroupMemory(filesOf({}))).toBe(constrainedMemory());
});
