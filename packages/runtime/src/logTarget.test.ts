import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { frameTarget, stdoutTarget } from './logTarget.ts';

type Write = NonNullable<Parameters<typeof stdoutTarget>[0]>;

/** Keeps what is written, at most `limit` bytes a call, after failing with the given codes. */
function recorder(limit = Number.POSITIVE_INFINITY, failures: string[] = []) {
  const calls: Buffer[] = [];
  const fds: number[] = [];
  const write: Write = (fd, pieces) => {
    const code = failures.shift();
    if (code) throw Object.assign(new Error(code), { code });
    const all = Buffer.concat(pieces as Uint8Array[]).subarray(0, limit);
    fds.push(fd);
    calls.push(all);
    return all.length;
  };
  return { calls, fds, write, text: () => Buffer.concat(calls).toString() };
}

describe('standard output', () => {
  test('gets one line for each, whatever breaks it has', () => {
    const { write, calls, fds } = recorder();

    stdoutTarget(write)('a\nb\nc', 'INFO', 0);

    expect(calls.map(String)).toEqual(['a\rb\rc\n']);
    expect(fds).toEqual([1]);
  });

  test('gets the rest of a line of which only a part was taken, and waits while the pipe is full', () => {
    const { write, text } = recorder(3, ['EAGAIN', 'EAGAIN']);

    stdoutTarget(write)('0123456789', 'INFO', 0);

    expect(text()).toBe('0123456789\n');
  });

  test('that nobody reads loses the line and nothing else', () => {
    const { write, text } = recorder(99, ['EPIPE']);
    const target = stdoutTarget(write);

    target('lost', 'INFO', 0);
    target('kept', 'INFO', 0);

    expect(text()).toBe('kept\n');
  });
});

describe('the telemetry descriptor', () => {
  test.each([
    ['TEXT', 'ERROR', 'a5 5a 00 17', 'é\nb\n'],
    ['JSON', 'TRACE', 'a5 5a 00 06', 'é\nb'],
    ['JSON', 'FATAL', 'a5 5a 00 1a', 'é\nb'],
  ] as const)('gets %s of level %s as a frame, in one call', (format, level, type, text) => {
    const { write, calls, fds } = recorder();

    frameTarget(62, format, write)('é\nb', level, 1_700_000_000_123.9);

    const length = Buffer.byteLength(text).toString(16).padStart(2, '0');
    const micros = '00 06 0a 24 18 20 20 78';
    const header = Buffer.from(`${type} 00 00 00 ${length} ${micros}`.replaceAll(' ', ''), 'hex');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toEqual(Buffer.concat([header, Buffer.from(text)]));
    expect(fds).toEqual([62]);
  });

  test('is a real descriptor', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinglet-log-'));
    const fd = openSync(join(folder, 'frames'), 'w');

    frameTarget(fd, 'JSON')('{}', 'INFO', 1);

    closeSync(fd);
    expect(readFileSync(join(folder, 'frames')).toString('hex')).toBe('a55a000e0000000200000000000003e87b7d');
    rmSync(folder, { recursive: true });
  });
});
