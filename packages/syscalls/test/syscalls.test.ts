// Every call against the real kernel: what it changes is read back another way.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import {
  addressOf,
  auxiliaryTypes,
  copyOut,
  cpuid,
  getauxval,
  getMempolicy,
  getrusage,
  gettid,
  type Memory,
  madvise,
  mbind,
  mlock,
  mmap,
  movePages,
  mprotect,
  munlock,
  munmap,
  nodesOfPages,
  type PerfEvent,
  type PerfOptions,
  PerfReader,
  perfEventOpen,
  type SyscallError,
  schedGetaffinity,
  schedSetaffinity,
  setMempolicy,
  sveVectorLength,
} from '../src/index.ts';
import { errorOf } from './errorOf.ts';

type Skip = (condition: boolean, note: string) => void;

const folder = mkdtempSync(join(tmpdir(), 'syscalls-'));
afterAll(() => rmSync(folder, { recursive: true }));
const page = Number(getauxval(auxiliaryTypes.pageSize));

/** The lines of /proc/self/smaps about the memory. */
function smapsOf(memory: Memory): Record<string, string> {
  const start = addressOf(memory);
  const lines = readFileSync('/proc/self/smaps', 'utf8').split('\n');
  const at = lines.findIndex((line) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) /.exec(line) ?? [];
    return from && to && BigInt(`0x${from}`) <= start && start < BigInt(`0x${to}`);
  });
  const next = lines.findIndex((line, i) => i > at && /^[0-9a-f]+-[0-9a-f]+ /.test(line));
  const fields = lines.slice(at + 1, next).map((line) => line.split(/:\s+/) as [string, string]);
  return Object.fromEntries([['header', lines[at]!], ...fields]);
}

describe('mmap', () => {
  test('gives zeros that may be written, and takes them back', () => {
    const mapping = mmap({ bytes: 3 * page + 5 });
    const bytes = new Uint8Array(mapping.buffer);

    expect(bytes).toHaveLength(3 * page + 5);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    expect(mapping.buffer).toBe(bytes.buffer);
    expect(addressOf(mapping) % BigInt(page)).toBe(0n);
    bytes.fill(7);
    munmap(mapping);
    expect([bytes.length, mapping.isMapped]).toEqual([0, false]);
    munmap(mapping);
    expect(errorOf(() => mapping.buffer).code).toBe('KINGLET_SYSCALLS_UNMAPPED');
    expect(errorOf(() => madvise(mapping, 'normal')).code).toBe('KINGLET_SYSCALLS_UNMAPPED');
  });

  test('of a file, privately: what is written never reaches it', () => {
    const path = join(folder, 'data');
    writeFileSync(path, Buffer.alloc(2 * page, 'abcdefgh'));
    const file = openSync(path, 'r');
    using mapping = mmap({ bytes: page, file, offset: page });
    closeSync(file);

    const bytes = Buffer.from(mapping.buffer);
    expect(bytes.toString('latin1', 0, 4)).toBe('abcd');
    bytes.fill(0);
    expect(readFileSync(path).equals(Buffer.alloc(2 * page, 'abcdefgh'))).toBe(true);
  });

  test('of a file, shared: what is written does', () => {
    const path = join(folder, 'shared');
    writeFileSync(path, Buffer.alloc(page));
    const file = openSync(path, 'r+');
    using mapping = mmap({ bytes: page, file, visibility: 'shared' });
    closeSync(file);

    new Uint8Array(mapping.buffer).set([1, 2, 3]);
    expect([...readFileSync(path).subarray(0, 4)]).toEqual([1, 2, 3, 0]);
  });

  test('refuses bytes behind the last page of a file, which would kill the process', () => {
    const path = join(folder, 'short');
    writeFileSync(path, Buffer.alloc(10));
    const file = openSync(path, 'r');

    expect(new Uint8Array(mmap({ bytes: page, file }).buffer).slice(0, 11)).toEqual(new Uint8Array(11));
    expect(errorOf(() => mmap({ bytes: page + 1, file }))).toMatchObject({ errno: 'ENXIO', syscall: 'mmap' });
    expect(errorOf(() => mmap({ bytes: page, file, offset: page })).errno).toBe('ENXIO');
    closeSync(file);
    expect(errorOf(() => mmap({ bytes: page, file: 2 ** 31 - 1 })).errno).toBe('EBADF');
  });

  test.each([
    { bytes: 0 },
    { bytes: 1.5 },
    { bytes: -page },
    { bytes: Number.NaN },
    { bytes: 2 ** 48 },
    { bytes: 1, offset: 1 },
  ])('refuses %j', (options) => {
    expect(errorOf(() => mmap(options)).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
  });

  test('says which call failed and why', () => {
    const error = errorOf(() => mmap({ bytes: 2 ** 46 }));

    expect(error).toMatchObject({ code: 'KINGLET_SYSCALLS_FAILED', errno: 'ENOMEM', syscall: 'mmap' });
    expect(error.message).toContain('mmap: ENOMEM');
  });

  test('memory whose ArrayBuffer was transferred stays mapped', () => {
    const mapping = mmap({ bytes: page });
    const buffer = mapping.buffer as ArrayBuffer & { transfer(): ArrayBuffer };
    expect(() => structuredClone(buffer, { transfer: [buffer] })).toThrow('Cannot transfer');
    const moved = buffer.transfer();

    expect(errorOf(() => munmap(mapping)).code).toBe('KINGLET_SYSCALLS_UNMAPPED');
    expect(new Uint8Array(moved).fill(3)[page - 1]).toBe(3);
  });
});

describe('mprotect', () => {
  test('takes the ArrayBuffer of memory that may not be written, and gives one when it may be again', () => {
    using mapping = mmap({ bytes: page });
    const bytes = new Uint8Array(mapping.buffer).fill(9);

    mprotect(mapping, 'read');
    expect(bytes).toHaveLength(0);
    expect(errorOf(() => mapping.buffer).code).toBe('KINGLET_SYSCALLS_PROTECTED');
    expect([...copyOut(mapping, 1, 2)]).toEqual([9, 9]);
    expect(smapsOf(mapping).header).toMatch(/ r--p /);
    mprotect(mapping, 'none');
    expect(errorOf(() => copyOut(mapping)).code).toBe('KINGLET_SYSCALLS_PROTECTED');
    mprotect(mapping, 'read-write');
    expect(new Uint8Array(mapping.buffer)[0]).toBe(9);
  });

  test('copyOut refuses bytes that are not in it', () => {
    using mapping = mmap({ bytes: 100, protection: 'read' });

    expect(errorOf(() => copyOut(mapping, 101)).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
    expect(errorOf(() => copyOut(mapping, 50, 51)).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
    expect(copyOut(mapping, 100)).toHaveLength(0);
  });
});

describe('madvise', () => {
  test('of a mapping all pages, of other memory those inside it', () => {
    using mapping = mmap({ bytes: 8 * page - 1 });

    expect(madvise(mapping, 'random')).toBe(8 * page);
    expect(smapsOf(mapping).VmFlags).toMatch(/\brr\b/);
    expect(madvise(new Uint8Array(mapping.buffer, 1, 4 * page), 'sequential')).toBe(3 * page);
    expect(madvise(new Float32Array(10), 'willneed')).toBe(0);
  });

  test('dontneed gives a mapping zeros again, and is refused elsewhere', () => {
    using mapping = mmap({ bytes: page });
    const bytes = new Uint8Array(mapping.buffer).fill(1);

    expect(madvise(mapping, 'dontneed')).toBe(page);
    expect(bytes[5]).toBe(0);
    expect(errorOf(() => madvise(new Uint8Array(10 * page), 'dontneed')).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
    expect(errorOf(() => madvise(mapping, 'nonsense' as 'normal')).message).toContain('"nonsense"');
  });
});

test.each([[undefined], [null], [3], [{}], [new SharedArrayBuffer(8)]])('%j is no memory, and no mapping', (value) => {
  const calls = [addressOf, getMempolicy, mlock, nodesOfPages, munmap, copyOut] as ((given: never) => unknown)[];

  // Without memory getMempolicy tells of the thread.
  for (const call of calls.filter((each) => value !== undefined || each !== getMempolicy))
    expect(errorOf(() => call(value as never)).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
});

test('mlock keeps pages in memory', () => {
  using mapping = mmap({ bytes: 4 * page });

  expect(mlock(mapping)).toBe(4 * page);
  expect(smapsOf(mapping).Locked).toBe(`${(4 * page) / 1024} kB`);
  munlock(mapping);
  expect(smapsOf(mapping).Locked).toBe('0 kB');
});

describe('memory policies', () => {
  test('are set and read back, of memory and of the thread', () => {
    using mapping = mmap({ bytes: 4 * page });

    expect(mbind(mapping, { mode: 'bind', nodes: [0] }, { move: true })).toBe(4 * page);
    expect(getMempolicy(mapping)).toEqual({ mode: 'bind', nodes: [0] });
    setMempolicy({ mode: 'interleave', nodes: [0] });
    expect(getMempolicy()).toEqual({ mode: 'interleave', nodes: [0] });
    setMempolicy({ mode: 'default', nodes: [] });
    expect(getMempolicy()).toEqual({ mode: 'default', nodes: [] });
    expect(errorOf(() => mbind(mapping, { mode: 'bind', nodes: [63] })).errno).toBe('EINVAL');
    expect(errorOf(() => mbind(mapping, { mode: 'bind', nodes: [] })).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
    expect(errorOf(() => mbind(mapping, { mode: 'local', nodes: [0] })).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
  });

  test('pages say which node they are on once they are touched', () => {
    using mapping = mmap({ bytes: 3 * page });
    new Uint8Array(mapping.buffer)[page] = 1;

    expect([...nodesOfPages(mapping)]).toEqual([-2, 0, -2]);
    expect([...movePages(mapping, 0)]).toEqual([-2, 0, -2]);
    expect(nodesOfPages(new Uint8Array(5))).toHaveLength(0);
  });
});

test('affinity is that of /proc/self/task', () => {
  const before = schedGetaffinity();
  const allowed = () =>
    /Cpus_allowed_list:\s*(\S+)/.exec(readFileSync(`/proc/self/task/${gettid()}/status`, 'utf8'))![1];

  schedSetaffinity([before[0]!]);
  expect([schedGetaffinity(), allowed()]).toEqual([[before[0]], `${before[0]}`]);
  schedSetaffinity(before);
  expect(schedGetaffinity()).toEqual(before);
  expect(errorOf(() => schedSetaffinity([8191])).errno).toBe('EINVAL');
  expect(errorOf(() => schedSetaffinity([])).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
  expect(errorOf(() => schedGetaffinity(2 ** 31 - 1)).errno).toBe('ESRCH');
});

test('getrusage counts what this process used', () => {
  const before = getrusage();
  using mapping = mmap({ bytes: 64 * page });
  new Uint8Array(mapping.buffer).fill(1);
  const after = getrusage('process');

  expect(after.minorFaults - before.minorFaults).toBeGreaterThanOrEqual(page === 4096 ? 1 : 0);
  expect(after.maxResidentKib).toBeGreaterThan(10_000);
  expect(getrusage('thread').userSeconds).toBeLessThanOrEqual(after.userSeconds + 1);
});

test.runIf(process.arch === 'x64')('cpuid names the vendor that /proc/cpuinfo has', () => {
  const [, ebx, ecx, edx] = cpuid(0)!;
  const vendor = Buffer.from(Uint32Array.of(ebx, edx, ecx).buffer).toString('latin1');

  expect(readFileSync('/proc/cpuinfo', 'utf8')).toContain(vendor);
  expect(cpuid(0x7fff_ffff)).toBeUndefined();
});

test.runIf(process.arch === 'x64')('there is no SVE here', () => {
  expect(sveVectorLength()).toBeUndefined();
});

describe('perf_event_open', () => {
  const software = { taskClock: { type: 1, config: 1 }, pageFaults: { type: 1, config: 2 } };

  const openOrSkip = (skip: Skip, groups: readonly (readonly PerfEvent[])[], options: PerfOptions = {}) => {
    try {
      return groups.map((events) => perfEventOpen(events, { exclude: ['kernel'], ...options }));
    } catch (error) {
      const { errno } = error as SyscallError;
      skip(['EACCES', 'ENOSYS', 'EPERM'].includes(errno ?? ''), `this machine allows no counters: ${errno}`);
      throw error;
    }
  };

  test('counts a group together', ({ skip }) => {
    using counters = openOrSkip(skip, [[software.taskClock, software.pageFaults]])[0]!;
    counters.enable();
    using mapping = mmap({ bytes: 256 * page });
    new Uint8Array(mapping.buffer).fill(1);
    counters.disable();

    const { values, enabledNanoseconds, runningNanoseconds } = counters.read();
    expect(values).toHaveLength(2);
    expect(values[0]).toBeGreaterThan(0n);
    expect(values[1]).toBeGreaterThan(0n);
    expect(enabledNanoseconds).toBeGreaterThanOrEqual(runningNanoseconds);
    counters.reset();
    expect(counters.read().values[1]).toBe(0n);
    counters.close();
    expect(errorOf(() => counters.read()).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
  });

  test('a reader gives what the groups give, one behind the other', ({ skip }) => {
    const groups = openOrSkip(skip, [[software.taskClock, software.pageFaults], [software.pageFaults]]);
    for (const group of groups) group.enable();
    using mapping = mmap({ bytes: 256 * page });
    new Uint8Array(mapping.buffer).fill(1);
    for (const group of groups) group.disable();

    const reader = new PerfReader(groups);
    const into = new Float64Array(reader.width + 2).fill(-1);
    reader.read(into, 1);

    const expected = groups.flatMap((group) => {
      const { enabledNanoseconds, runningNanoseconds, values } = group.read();
      return [enabledNanoseconds, runningNanoseconds, ...values].map(Number);
    });
    expect([...into]).toEqual([-1, ...expected, -1]);
    expect(into[4]).toBeGreaterThanOrEqual(256);
    expect(errorOf(() => reader.read(into, 3)).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
    expect(errorOf(() => reader.read(into, Number.NaN)).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
    groups[1]!.close();
    expect(errorOf(() => reader.read(into, 0)).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
    groups[0]!.close();
    expect(errorOf(() => new PerfReader(groups)).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
  });

  test('a reader takes groups of 32 events, and no larger one', ({ skip }) => {
    const events = (count: number) => Array.from({ length: count }, () => software.pageFaults);
    const [most, more] = openOrSkip(skip, [events(32), events(33)]);
    const reader = new PerfReader([most!]);
    reader.read(new Float64Array(reader.width), 0);
    expect(errorOf(() => new PerfReader([more!])).message).toContain('expected groups of 32 events at most, found 33');
    for (const group of [most!, more!]) group.close();
  });

  test('threads that are started later count, while they live and after; with threads alone no processes do', async ({
    skip,
  }) => {
    const all = openOrSkip(skip, [[software.pageFaults]], { inherit: true })[0]!;
    const threads = openOrSkip(skip, [[software.pageFaults]], { inherit: 'threads' })[0]!;
    const own = openOrSkip(skip, [[software.pageFaults]])[0]!;
    for (const group of [all, threads, own]) group.enable();
    const counts = () => [all, threads, own].map((group) => Number(group.read().values[0]));

    const touch = 'new Uint8Array(64 * 2 ** 20).fill(1); require("node:worker_threads").parentPort.postMessage(1);';
    const worker = new Worker(`${touch} setInterval(() => {}, 1000)`, { eval: true });
    await once(worker, 'message');
    const [living, , itself] = counts();
    await worker.terminate();
    const [ended, withoutProcess, stillItself] = counts();
    execFileSync(process.execPath, ['-e', 'new Uint8Array(64 * 2 ** 20).fill(1)']);
    const [withProcess, withoutProcessStill] = counts();

    const touched = (64 * 2 ** 20) / page;
    expect(living! - itself!).toBeGreaterThan(touched * 0.9);
    expect(ended! - stillItself!).toBeGreaterThan(touched * 0.9);
    expect(withoutProcess! - stillItself!).toBeGreaterThan(touched * 0.9);
    expect(withProcess! - ended!).toBeGreaterThan(touched * 0.9);
    expect(withoutProcessStill! - withoutProcess!).toBeLessThan(touched * 0.5);
  });

  test('an event that there is not is an error with errno, and leaves no file open', () => {
    const openFiles = () => readFileSync('/proc/self/status', 'utf8').match(/FDSize:\s*(\d+)/)![1];
    const before = openFiles();

    for (let i = 0; i < 100; i++)
      expect(['EACCES', 'EINVAL', 'ENOENT', 'ENOSYS', 'EPERM']).toContain(
        errorOf(() => perfEventOpen([software.taskClock, { type: 1, config: 999 }])).errno,
      );
    expect(openFiles()).toBe(before);
    expect(errorOf(() => perfEventOpen([])).code).toBe('KINGLET_SYSCALLS_ARGUMENT');
  });
});
