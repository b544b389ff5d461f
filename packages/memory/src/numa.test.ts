import { type MemoryPolicy, mmap, nodesOfPages, SyscallError } from '@kinglet/syscalls';
import { describe, expect, test } from 'vitest';
import { type NumaSystem, parseNodes, placeOnNodes } from './numa.ts';
import { createPool } from './pool.ts';
import type { NumaPlacement } from './poolOptions.ts';

const onLinux = process.platform === 'linux';
const bytes = 2 ** 16;

/** A machine whose nodes 0 to 3 have memory, which the policy is obeyed on, or `placed` is. */
function machine(placed?: readonly number[]): NumaSystem & { readonly policies: MemoryPolicy[] } {
  const policies: MemoryPolicy[] = [];
  return {
    policies,
    mbind: (_, policy) => {
      policies.push(policy);
      if (policy.nodes.some((node) => node > 3))
        throw new SyscallError('KINGLET_SYSCALLS_FAILED', 'mbind: EINVAL', { errno: 'EINVAL', syscall: 'mbind' });
      return bytes;
    },
    nodesOfPages: () => {
      const nodes = placed ?? (policies[0]!.mode === 'local' ? [2] : policies[0]!.nodes);
      return Int32Array.from({ length: 16 }, (_, page) => nodes[page % nodes.length]!);
    },
    readNodes: () => '0-3\n',
  };
}

describe.runIf(onLinux)('on a machine of four nodes', () => {
  test.each<[NumaPlacement, MemoryPolicy, string]>([
    ['local', { mode: 'local', nodes: [] }, 'mbind; pages looked at are on nodes 2'],
    ['interleave', { mode: 'interleave', nodes: [0, 1, 2, 3] }, 'mbind; pages looked at are on nodes 0, 1, 2, 3'],
    [{ node: 3 }, { mode: 'bind', nodes: [3] }, 'mbind; pages looked at are on nodes 3'],
  ])('%j is a policy, and where pages are is said', (numa, policy, why) => {
    using mapping = mmap({ bytes });
    const system = machine();

    const effect = placeOnNodes(mapping, numa, system);

    expect(system.policies).toEqual([policy]);
    expect(effect).toMatchObject({ effect: 'applied', why });
  });

  test.each<[string, NumaPlacement, readonly number[] | undefined]>([
    ['that there is not', { node: 7 }, undefined],
    ['that has no room', { node: 1 }, [1, 2]],
  ])('a node %s is an error', (_, numa, placed) => {
    using mapping = mmap({ bytes });

    expect(() => placeOnNodes(mapping, numa, machine(placed))).toThrow(
      expect.objectContaining({ code: 'KINGLET_MEMORY_UNAVAILABLE' }),
    );
  });

  test('of interleaved huge pages one is looked at for each node', () => {
    using mapping = mmap({ bytes: 3 * 2 ** 21 });
    const looked: number[] = [];
    const nodesOf = (memory: Parameters<NumaSystem['nodesOfPages']>[0]): Int32Array => {
      const { byteOffset } = memory as Uint8Array;
      looked.push(byteOffset);
      return Int32Array.of(byteOffset / 2 ** 21, -2);
    };

    expect(placeOnNodes(mapping, 'interleave', { ...machine(), nodesOfPages: nodesOf }).why).toBe(
      'mbind; pages looked at are on nodes 0, 1, 2',
    );
    expect(looked).toEqual([0, 2 ** 21, 2 ** 22]);
  });

  test('without NUMA calls there is no effect, and without sysfs there is the first node', () => {
    using mapping = mmap({ bytes });
    const refusing = {
      ...machine(),
      mbind: () => {
        throw new SyscallError('KINGLET_SYSCALLS_FAILED', 'mbind: ENOSYS', { errno: 'ENOSYS', syscall: 'mbind' });
      },
    };
    const hidden = {
      ...machine(),
      readNodes: () => undefined,
    };

    expect(placeOnNodes(mapping, 'local', refusing)).toMatchObject({ effect: 'none', why: 'mbind: ENOSYS' });
    expect(placeOnNodes(mapping, 'interleave', hidden).why).toBe('mbind; pages looked at are on nodes 0');
  });
});

test.runIf(onLinux).each<NumaPlacement>(['local', 'interleave', { node: 0 }])(
  'on this machine tensors of a pool with numa %j are on its nodes, as move_pages says',
  (numa) => {
    using pool = createPool({ size: 2 ** 20, numa });
    const { data } = pool.allocate([2 ** 18], 'u8', { alignment: 4096 });
    data.fill(1);
    const { effects, backing } = pool.statistics();
    // A kernel without these calls says so.
    if (backing === 'arena' || effects[0]!.effect === 'none') return expect(effects[0]!.why).not.toBe('');

    const nodes = new Set(nodesOfPages(data));
    expect(effects[0]!.why).toBe(`mbind; pages looked at are on nodes ${[...nodes].join(', ')}`);
  },
);

test('nodes are read as sysfs lists them', () => {
  expect(parseNodes('0-2,5\n')).toEqual([0, 1, 2, 5]);
});
