// The platform inside the engine, against Node's own: one bootstrap that answers with what the test asks of it.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandFor, type Emulator, startEmulator } from '@kinglet/emulator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendBytecode, bootstrapPath, compileBytecode } from '../src/index.ts';

const source = `
const uses = {
  decode: (bytes) => new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
  surrogates: () => new TextEncoder().encode('a\\ud800b\\udc00'),
  thenable: () => ({ then: (resolve) => setTimeout(() => resolve('followed'), 1) }),
  print: () => (console.log('lone \\ud800 half', { at: 1 }), 'printed'),
  uuid: () => crypto.randomUUID(),
  timers: () => Promise.all(Array.from({ length: 10000 }, () => new Promise((resolve) => setTimeout(resolve, 1)))).then((all) => all.length),
  rejections: () => { const a = Promise.reject(1), b = Promise.reject(new Error('the second')); a.catch(() => {}); return 1; },
  memory: () => { const all = []; for (;;) all.push(new ArrayBuffer(1e6)); },
  fatal: (bytes) => { try { new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch (error) { return String(error); } },
};
export const rawHandler = (event) => uses[Object.keys(uses)[event[0]]](event.subarray(1));
`;
const names = ['decode', 'surrogates', 'thenable', 'print', 'uuid', 'timers', 'rejections', 'memory', 'fatal'] as const;

const work = mkdtempSync(join(tmpdir(), 'kinglet-platform-'));
let emulator: Emulator;

beforeAll(async () => {
  const file = join(work, 'bootstrap');
  const bytecode = await compileBytecode(source, 'handler.js');
  writeFileSync(file, appendBytecode(readFileSync(bootstrapPath(process.arch as 'arm64' | 'x64', 'core')), bytecode));
  chmodSync(file, 0o755);
  emulator = await startEmulator({ command: commandFor(file, process.arch as 'arm64' | 'x64') });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(work, { recursive: true, force: true });
});

async function use(
  name: (typeof names)[number],
  bytes: Uint8Array = new Uint8Array(0),
): Promise<{ payload: Buffer; logs: string }> {
  const { payload, error, logs } = await emulator.invoke(Uint8Array.of(names.indexOf(name), ...bytes));
  expect(error).toBeUndefined();
  return { payload: Buffer.from(payload), logs };
}

describe('the platform of the quickjs engine', () => {
  it('decodes any bytes as Node does', async () => {
    const pieces = fc.constantFrom(
      0x41,
      0x80,
      0xbf,
      0xc2,
      0xe0,
      0xa0,
      0xed,
      0x9f,
      0xf0,
      0x90,
      0xf4,
      0x8f,
      0xef,
      0xbb,
      0xc0,
      0xff,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (bytes) => {
        const theirs = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));

        expect((await use('decode', Uint8Array.from(bytes))).payload.toString()).toBe(theirs);
      }),
      { numRuns: 300 },
    );
  });

  it('decodes megabytes in milliseconds', async () => {
    const text = 'aé€😀'.repeat(400_000);
    const bytes = Buffer.concat([Buffer.of(0), Buffer.from(text)]);

    const { payload, durationMs } = await emulator.invoke(bytes);

    expect(Buffer.from(payload).equals(bytes.subarray(1))).toBe(true);
    expect(durationMs).toBeLessThan(1500);
  });

  it('names the place of what is not UTF-8 when fatal', async () => {
    expect((await use('fatal', Uint8Array.of(0x61, 0xff))).payload.toString()).toBe(
      '"TypeError: The bytes at offset 1 are not UTF-8"',
    );
  });

  it('writes U+FFFD for lone surrogates, to bytes and to the log', async () => {
    expect((await use('surrogates')).payload).toEqual(Buffer.from(new TextEncoder().encode('a\ud800b\udc00')));
    expect((await use('print')).logs).toContain('lone \uFFFD half { at: 1 }\n');
  });

  it('awaits what has a then method', async () => {
    expect((await use('thenable')).payload.toString()).toBe('"followed"');
  });

  it('keeps ten thousand timers', async () => {
    const { payload, durationMs } = await emulator.invoke(Uint8Array.of(names.indexOf('timers')));

    expect(Buffer.from(payload).toString()).toBe('10000');
    expect(durationMs).toBeLessThan(2000);
  });

  it('reports the rejection that stays unhandled, not the one that was handled later', async () => {
    const { error } = await emulator.invoke(Uint8Array.of(names.indexOf('rejections')));

    expect(error?.type).toBe('Runtime.UnhandledPromiseRejection');
    expect(Buffer.from(error?.body ?? '').toString()).toContain('the second');
  });

  it('calls running out of memory by its name, and goes on', async () => {
    const [file] = commandFor(join(work, 'bootstrap'), process.arch as 'arm64' | 'x64');
    const command = ['sh', '-c', 'ulimit -v 200000; exec "$0"', file!];
    await using confined = await startEmulator({ command });

    const { error } = await confined.invoke(Uint8Array.of(names.indexOf('memory')));
    const after = await confined.invoke(Uint8Array.of(names.indexOf('uuid')));

    expect(error?.type).toBe('Runtime.OutOfMemory');
    expect(after.payload.length).toBe(38);
  });

  it('has random numbers', async () => {
    expect((await use('uuid')).payload.toString()).not.toBe((await use('uuid')).payload.toString());
  });
});
