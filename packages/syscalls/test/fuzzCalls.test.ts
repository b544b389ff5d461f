// Calls with arguments of every kind: each answers or throws its error, and no byte is touched that is not its own.
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import * as calls from '../src/index.ts';
import { native } from '../src/native.ts';

const folder = mkdtempSync(join(tmpdir(), 'syscalls-'));
writeFileSync(join(folder, 'file'), Buffer.alloc(10_000, 'kinglet'));
const file = openSync(join(folder, 'file'), 'r+');
const lifetimes: calls.Mapping[] = [];
const processors = calls.schedGetaffinity();

afterAll(() => {
  calls.setMempolicy({ mode: 'default', nodes: [] });
  calls.schedSetaffinity(processors);
  closeSync(file);
  rmSync(folder, { recursive: true });
});

const edges = [-1, 0, 1, 1.5, 63, 64, 4095, 4096, 65_536, 2 ** 31, 2 ** 32, 2 ** 47, 2 ** 53, Number.NaN, Infinity];
// Below the size of a huge page, which the kernel may move others' memory for.
const number = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: 2 ** 20 }));
const junk = fc.constantFrom<unknown>(undefined, null, 'text', {}, [], 1n, true, new SharedArrayBuffer(8192));
const view = fc
  .tuple(fc.constantFrom(0, 1, 4096, 20_000), fc.constantFrom(0, 8, 4096))
  .map(([bytes, offset]): unknown => new DataView(new ArrayBuffer(bytes + offset), offset));
const detached = fc.constant(null).map((): unknown => {
  const buffer = new ArrayBuffer(8192);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
});
const mapped = fc.nat(7).map((at): unknown => lifetimes.at(at - 4) ?? new Float64Array(5000));
const memory = fc.oneof({ weight: 4, arbitrary: mapped }, view, detached, junk);

/** Mostly what a call takes. */
const mostly = <Value>(...values: readonly Value[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom<unknown>(...values) }, junk);
const mmapOptions = fc.record({
  bytes: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 2 ** 20 }) }, number),
  file: mostly<unknown>(undefined, undefined, file, -1, 2 ** 31 - 1),
  offset: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(0, 0, 4096) }, number),
  protection: mostly('read-write', 'read-write', 'read', 'none'),
  visibility: mostly('private', 'shared'),
  hugePages: mostly(undefined, undefined, undefined, '2MB', '1GB'),
  populate: fc.boolean(),
});
const advice = mostly('normal', 'dontneed', 'free', 'hugepage', 'pageout', 'cold', 'collapse', 'populate-write');
const policy = fc.record({
  mode: mostly('bind', 'default', 'interleave', 'local', 'preferred'),
  nodes: fc.oneof(fc.array(number, { maxLength: 3 }), junk),
});
const event = fc.record({ type: number, config: fc.oneof(number, fc.bigInt()), config1: fc.oneof(number, junk) });
const perfOptions = fc.record({
  ...{ thread: number, processor: number, inherit: mostly<unknown>(false, true, 'threads') },
  exclude: fc.subarray<unknown>(['kernel', 'user', 'hypervisor', 'nobody']),
});

type AnyCall = (...values: never[]) => unknown;
const keep = (mapping: calls.Mapping): void => {
  lifetimes.push(mapping);
  if (lifetimes.length > 8) calls.munmap(lifetimes.shift()!);
};
const call = (run: AnyCall, ...given: fc.Arbitrary<unknown>[]) => fc.tuple(fc.constant(run), fc.tuple(...given));
const one = fc.oneof(
  { weight: 4, arbitrary: call((options) => keep(calls.mmap(options)), mmapOptions) },
  call((each: calls.Mapping) => calls.munmap(each), mapped),
  call(calls.mprotect, mapped, mostly('none', 'read', 'read-write')),
  call(calls.copyOut, mapped, number, number),
  call(calls.madvise, memory, advice),
  call(calls.mlock, memory),
  call(calls.munlock, memory),
  call(calls.addressOf, memory),
  call(calls.mbind, memory, policy, fc.record({ move: fc.boolean() })),
  call(calls.setMempolicy, policy),
  call(calls.getMempolicy, memory),
  call(calls.movePages, memory, number),
  call(calls.nodesOfPages, memory),
  call(calls.schedSetaffinity, fc.oneof(fc.array(number, { maxLength: 3 }), junk), number),
  call(calls.schedGetaffinity, number),
  call(
    (events, options) => calls.perfEventOpen(events, options).close(),
    fc.array(event, { maxLength: 3 }),
    perfOptions,
  ),
  call(
    (events, options, into, at) => {
      using group = calls.perfEventOpen(events, options);
      new calls.PerfReader([group]).read(into, at);
    },
    fc.constant([{ type: 1, config: 2 }]),
    fc.constant({}),
    fc.oneof({ weight: 5, arbitrary: fc.nat(5).map((length): unknown => new Float64Array(length)) }, memory),
    fc.oneof(fc.nat(3), number),
  ),
  call(calls.setSveVectorLength, number),
  call(calls.getauxval, fc.oneof(number, junk)),
  call(calls.getrusage, mostly('process', 'children', 'thread')),
  call(calls.getrusageInto, mostly('process', 'children', 'thread'), memory),
  call(calls.cpuid, number, number),
);

/** What can be written is written, all of it. */
function touch(target: calls.Memory | undefined): void {
  if (!(target instanceof calls.Mapping) || !target.isMapped || target.protection !== 'read-write') return;
  new Uint8Array(target.buffer).fill(7);
}

test('each call answers, or throws its error', () => {
  const outcomes = new Map<string, number>();
  const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);

  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (sequence) => {
      for (const [run, given] of sequence) {
        try {
          run(...(given as never[]));
          count('done');
        } catch (error) {
          if (!(error instanceof calls.SyscallError || error instanceof TypeError)) throw error;
          count(error instanceof calls.SyscallError ? error.code : error.name);
        }
        touch(lifetimes.at(-1));
      }
    }),
    // Locking and moving pages waits for all processors, which others may have.
    { numRuns: 100 },
  );

  for (const outcome of ['done', 'KINGLET_SYSCALLS_ARGUMENT', 'KINGLET_SYSCALLS_FAILED', 'TypeError'])
    expect(outcomes.get(outcome)).toBeGreaterThan(5);
});

test('each function of the addon refuses what it cannot take, or does nothing', () => {
  const useless = fc.oneof(
    junk,
    fc.constant(-1),
    fc.constantFrom<unknown>(new Uint8Array(3), new DataView(new ArrayBuffer(1))),
  );
  const functions = Object.values(native()) as ((...given: unknown[]) => unknown)[];

  fc.assert(
    fc.property(fc.constantFrom(...functions), fc.array(useless, { maxLength: 6 }), (run, given) => {
      try {
        run(...given);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
    { numRuns: 500 },
  );
});
