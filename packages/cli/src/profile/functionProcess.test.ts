import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProfileReport } from '@kinglet/profiler';
import { countKernels } from '@kinglet/profiler/kernels';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventSpan, type FunctionModule, type ProfileOrder, profileModule } from './functionProcess.ts';

let folder: string;
let order: ProfileOrder;
const known = { SIGINT: process.listeners('SIGINT'), exit: process.listeners('exit') };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinglet-function-process-'));
  order = {
    ...{ warmup: 1, invocations: 2, milliseconds: 60_000, timeoutMs: 10_000, counters: false },
    sampling: { cpu: true },
    report: join(folder, 'report.json'),
  };
});
afterEach(() => {
  for (const event of ['SIGINT', 'exit'] as const)
    for (const listener of process.listeners(event as 'SIGINT'))
      if (!known[event].includes(listener as never)) process.off(event, listener);
  rmSync(folder, { recursive: true });
});

async function call({ handler }: FunctionModule, ...args: unknown[]): Promise<unknown> {
  return (handler as (...args: unknown[]) => unknown)(...args);
}

function reported(): ProfileReport {
  return JSON.parse(readFileSync(order.report, 'utf8')) as ProfileReport;
}

test('events behind those that warm up are spans, and the report is there after the last', async () => {
  const { handler, rawHandler } = profileModule({ handler: async (n: number) => n * 2, countKernels }, order);
  expect(rawHandler).toBeUndefined();
  expect(await call({ handler }, 1)).toBe(2);
  expect(await call({ handler }, 2)).toBe(4);
  expect(existsSync(order.report)).toBe(false);
  expect(await call({ handler }, 3)).toBe(6);
  const { spans, cpu } = reported();
  expect(spans.map(({ name, count }) => [name, count])).toEqual([[eventSpan, 2]]);
  expect(cpu).toHaveLength(1);
  // What comes behind it is answered, and not counted.
  expect(await call({ handler }, 4)).toBe(8);
  expect(reported().spans[0]?.count).toBe(2);
});

test('events that fail are counted as such, and fail', async () => {
  const module = profileModule({ handler: () => Promise.reject(new RangeError('no')) }, { ...order, warmup: 0 });
  for (let i = 0; i < 2; i++) await expect(call(module)).rejects.toThrow('no');
  expect(reported().spans[0]).toMatchObject({ count: 2, failures: 2 });
});

test('a profile of some time ends with the first event behind it', async () => {
  const { invocations: _, ...timed } = { ...order, warmup: 0, milliseconds: 30 };
  const module = profileModule({ handler: () => new Promise((resolve) => setTimeout(resolve, 20)) }, timed);
  await call(module);
  expect(existsSync(order.report)).toBe(false);
  await call(module);
  expect(reported().spans[0]?.count).toBe(2);
});

test('a process that exits in between leaves what there is, once its profile has begun', async () => {
  const module = profileModule({ handler: () => 1 }, order);
  const atExit = process.listeners('exit').find((listener) => !known.exit.includes(listener)) as () => void;
  await call(module);
  atExit();
  expect(existsSync(order.report)).toBe(false);
  await call(module);
  atExit();
  expect(reported().spans[0]?.count).toBe(1);
});

test('what marks a handler stays on it', () => {
  const mark = Symbol.for('aws.lambda.runtime.handler.streaming');
  const streaming = Object.assign(() => undefined, { [mark]: 'response' });
  const { handler } = profileModule({ handler: streaming }, order);
  expect(handler).not.toBe(streaming);
  expect((handler as Readonly<Record<symbol, unknown>>)[mark]).toBe('response');
});
