// What a machine may lack, and arguments that no call takes.
import { describe, expect, test } from 'vitest';
import {
  areHugePagesDisabled,
  cpuid,
  disableHugePages,
  getauxval,
  getMempolicy,
  identificationRegisters,
  mbind,
  mmap,
  movePages,
  perfEventOpen,
  type SyscallError,
  schedGetaffinity,
  setSveVectorLength,
  xgetbv,
} from '../src/index.ts';
import { errorOf } from './errorOf.ts';

test('transparent huge pages of the process are turned off and on', () => {
  const before = areHugePagesDisabled();
  disableHugePages(true);
  expect(areHugePagesDisabled()).toBe(true);
  disableHugePages(before);
  expect(areHugePagesDisabled()).toBe(before);
});

test.each(['2MB', '1GB'] as const)('reserved pages of %s are given, or are an error of mmap', (hugePages) => {
  try {
    using mapping = mmap({ bytes: 2 ** 21, hugePages });
    expect(new Uint8Array(mapping.buffer)[0]).toBe(0);
  } catch (error) {
    expect(error).toMatchObject({ code: 'KINGLET_SYSCALLS_FAILED', syscall: 'mmap' });
    expect(['EINVAL', 'ENOMEM']).toContain((error as SyscallError).errno);
  }
});

test('pages are there at once where that is asked for', () => {
  using mapping = mmap({ bytes: 2 ** 16, populate: true, protection: 'read-write' });

  expect(new Uint8Array(mapping.buffer).every((byte) => byte === 0)).toBe(true);
  expect(getMempolicy(new Uint8Array(mapping.buffer)).mode).toBe('default');
});

describe.runIf(process.arch === 'x64')('on x64', () => {
  test('what arm64 has is unsupported, and the other way round it is there', () => {
    expect(errorOf(identificationRegisters).code).toBe('KINGLET_SYSCALLS_UNSUPPORTED');
    expect(errorOf(() => setSveVectorLength(32)).errno).toBe('EINVAL');
    expect(cpuid(1)).toHaveLength(4);
    // x87 and SSE are saved on every system that says what is.
    expect(xgetbv() & 3n).toBe(3n);
  });
});

test.each<[string, () => unknown]>([
  ['an entry that has no number', () => getauxval(25)],
  ['a thread below 0', () => schedGetaffinity(-1)],
  ['a node that no mask names', () => mbind(new Uint8Array(1), { mode: 'bind', nodes: [64] })],
  ['a node that is none', () => movePages(new Uint8Array(1), -1)],
  ['a mode that there is not', () => mbind(new Uint8Array(1), { mode: 'other', nodes: [] })],
  ['a vector of no length', () => setSveVectorLength(0)],
  ['a leaf that is no number', () => cpuid(0.5)],
  ['a type of event that is none', () => perfEventOpen([{ type: -1, config: 0 }])],
  ['half a word of an event', () => perfEventOpen([{ type: 1, config: 0.5 }])],
  ['a word of an event with a sign', () => perfEventOpen([{ type: 1, config: -1n }])],
  ['a thread that counts nothing', () => perfEventOpen([{ type: 1, config: 0 }], { thread: -2 })],
])('%s is refused before the call', (_, call) => {
  expect(errorOf(call).code).toBe(
    process.arch === 'arm64' && call.toString().includes('cpuid')
      ? 'KINGLET_SYSCALLS_UNSUPPORTED'
      : 'KINGLET_SYSCALLS_ARGUMENT',
  );
});

test('counters take what is excluded and inherited, and more than one word of an event', ({ skip }) => {
  try {
    using group = perfEventOpen([{ type: 1, config: 2n, config1: 0n, config2: 0 }], {
      ...{ thread: 0, processor: -1, exclude: ['user', 'kernel', 'hypervisor'], inherit: false },
    });
    group.enable();
    expect(group.read().values).toHaveLength(1);
    group.close();
    group.close();
  } catch (error) {
    const { errno } = error as SyscallError;
    skip(['EACCES', 'ENOSYS', 'EPERM'].includes(errno ?? ''), `this machine allows no counters: ${errno}`);
    throw error;
  }
});
