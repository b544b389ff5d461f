// Bandwidth of this machine: that all of it is measured, and that what cannot be says why. How much it is, nobody knows.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { describeHost, known, type NodeBandwidth, type Reading } from '../src/index.ts';

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;

/** In a process of its own, whose threads find the packages' sources too. `change` makes another host of this one. */
function measure(change: string): Reading<readonly NodeBandwidth[]> {
  const script = `const { describeHost, measureBandwidth } = await import(${JSON.stringify(entry)});
    const host = describeHost();
    console.log(JSON.stringify(await measureBandwidth({ ...host, ${change} }, { milliseconds: 10 })));`;
  const args = ['--conditions=@kinglet/source', '--input-type=module', '-e', script];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 }));
}

describe.runIf(process.platform === 'linux')('bandwidth', { timeout: 40_000 }, () => {
  test('is that of more memory than the last caches hold, of every node', () => {
    const found = known(measure(''))!;
    const caches = known(describeHost().caches) ?? [];
    const last = Math.max(0, ...caches.map(({ level }) => level));
    const held = caches.filter(({ level }) => level === last).reduce((sum, { bytes }) => sum + bytes, 0);

    expect(found.map(({ node }) => node)).toEqual(
      known(describeHost().numaNodes)?.map(({ node }) => node) ?? ['unknown'],
    );
    for (const { bytes, threads, read, write, copy } of found) {
      expect(bytes).toBeGreaterThanOrEqual(2 * held);
      expect(threads).toBeGreaterThanOrEqual(1);
      // Between a disk and any memory that there is.
      for (const rate of [read, write, copy]) expect(rate > 1e8 && rate < 1e13).toBe(true);
    }
  });

  test('is unknown, and says why, where memory cannot be bound to a node', () => {
    const node = '{ node, processors: [0], totalBytes: 2 ** 34, freeBytes: 2 ** 34, distances: [10, 10] }';
    const found = measure(`numaNodes: { value: [62, 63].map((node) => (${node})), source: 'made up' }`);

    expect(found).toEqual({ value: 'unknown', source: expect.stringMatching(/^mbind: E[A-Z]+, /) });
  });

  test('is unknown where free memory is little more than the caches', () => {
    const found = measure("memoryBytes: { value: 2 ** 20, source: 'made up' }");

    expect(found).toEqual({ value: 'unknown', source: expect.stringContaining('found 262144') });
  });
});
