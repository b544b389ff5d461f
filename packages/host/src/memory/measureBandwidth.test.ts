import { SyscallError } from '@kinglet/syscalls';
import { describe, expect, it } from 'vitest';
import { describeHost, type HostDescription } from '../describeHost.ts';
import type { NumaNode } from '../readMemory.ts';
import type { BandwidthTask } from './bandwidthWorker.ts';
import { measureBandwidth } from './measureBandwidth.ts';

const MiB = 2 ** 20;
const figures = { read: 3e9, write: 2e9, copy: 1e9 };

describe('measureBandwidth', () => {
  it('moves four times what the last caches hold, in as many threads as there are processors, and adds their rates up', async () => {
    const { tasks, found } = await measured({ allowed: given([0, 1, 2]), processors: given(3) });

    expect(tasks).toMatchObject([{ threads: 3, milliseconds: 50, bytes: 20 * MiB }]);
    expect(tasks[0]).not.toHaveProperty('node');
    expect(found).toMatchObject({ value: [{ node: 'unknown', bytes: 120 * MiB, read: 9e9, write: 6e9, copy: 3e9 }] });
  });

  it('runs no more threads than the limit of the processor allows, and no fewer than one', async () => {
    const { tasks } = await measured({ processors: given(0.5) });

    expect(tasks).toMatchObject([{ threads: 1, bytes: 64 * MiB }]);
  });

  it('binds memory and threads to each node; one without processors has the nearest that may be used', async () => {
    const numaNodes = given([node(0, [0, 1], [10, 20, 17]), node(1, [2, 3], [20, 10, 28]), node(2, [], [17, 28, 10])]);

    const { tasks } = await measured({ numaNodes, allowed: given([1, 2, 3]) });

    expect(tasks.map((task) => [task.node, task.processors])).toEqual([
      [0, [1]],
      [1, [2, 3]],
      [2, [1]],
    ]);
  });

  it('leaves out nodes without memory, and takes any processor where none is known', async () => {
    const empty = { ...node(1, [1], [20, 10]), totalBytes: 0 };
    const blind = { ...node(2, [], []), processors: 'unknown', distances: 'unknown' } as const;

    const { tasks } = await measured({ numaNodes: given([blind, empty]), allowed: given([4, 5]) });

    expect(tasks.map((task) => [task.node, task.processors])).toEqual([[2, [4, 5]]]);
  });

  it('reckons with a usual cache where none is known', async () => {
    const { tasks } = await measured({ caches: unknown, processors: given(1) });

    expect(tasks).toMatchObject([{ bytes: 128 * MiB }]);
  });

  it('takes the memory that is allowed for what is free, and says when it is too little', async () => {
    const few = { ...node(0, [0, 1], [10]), freeBytes: 8 * MiB };

    expect((await measured({ memoryBytes: given(100 * MiB) })).found).toEqual({
      value: 'unknown',
      source: 'expected a quarter of free memory to be 67108864 bytes or more, found 26214400',
    });
    expect((await measured({ numaNodes: given([few]) })).found).toMatchObject({ value: 'unknown' });
  });

  it('is unknown where the kernel refuses, and fails with what else goes wrong', async () => {
    const refused = new SyscallError('KINGLET_SYSCALLS_FAILED', 'mbind: EPERM, operation not permitted');

    expect((await measured({}, refused)).found).toEqual({ value: 'unknown', source: refused.message });
    await expect(measured({}, new Error('the thread ended'))).rejects.toThrow('the thread ended');
  });

  it.each([9, 10_001, Number.NaN])('refuses %d milliseconds', async (milliseconds) => {
    await expect(measureBandwidth(host({}), { milliseconds })).rejects.toThrow(/milliseconds from 10 to 10000/);
  });
});

const unknown = { value: 'unknown', source: 'nothing says so' } as const;

function given<Value>(value: Value): { readonly value: Value; readonly source: string } {
  return { value, source: 'given' };
}

function node(id: number, processors: readonly number[], distances: readonly number[]): NumaNode {
  return { node: id, processors, distances, totalBytes: 2 ** 34, freeBytes: 2 ** 34 };
}

/** Two processors that share 32 MiB, and plenty of memory. */
function host(other: Partial<HostDescription>): HostDescription {
  const cache = {
    level: 3,
    type: 'unified',
    bytes: 32 * MiB,
    lineBytes: 64,
    ways: 16,
    sharedBy: [0, 1, 2, 3, 4, 5],
  } as const;
  const own = { allowed: given([0, 1]), processors: given(2), numaNodes: unknown, memoryBytes: given(2 ** 34) };
  return { ...describeHost(), ...own, caches: given([cache]), ...other } as HostDescription;
}

async function measured(other: Partial<HostDescription>, failure?: Error) {
  const tasks: BandwidthTask[] = [];
  const run = async (task: BandwidthTask) => {
    tasks.push(task);
    if (failure) throw failure;
    return Array.from({ length: task.threads }, () => figures);
  };
  return { found: await measureBandwidth(host(other), { run }), tasks };
}
