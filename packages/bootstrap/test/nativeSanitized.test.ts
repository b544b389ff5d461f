// Engine `native` under AddressSanitizer and UndefinedBehaviorSanitizer: every behaviour, and programs that do what they
// should not. The program's memory is where it always is: on x64 that is below the sanitizer's own, for programs of up to 768
// MiB.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '@kinglet/emulator';
import { bootstrapBehaviours, type HandlerName } from '@kinglet/emulator/behaviours';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../src/native/translate.ts';
import { appliesToNative, canBuildKit, translateKit } from './nativeKit.ts';
import { cc, nativeSources, programObject, sanitizedObjects } from './sanitize.mjs';

const work = mkdtempSync(join(tmpdir(), 'kinglet-sanitized-native-'));
// A finding ends the process, so that the event is never answered and the check fails. Faults are the engine's to handle.
const asan = 'detect_leaks=0:abort_on_error=1:allow_user_segv_handler=1:use_sigaltstack=0';
const env = { ASAN_OPTIONS: asan, UBSAN_OPTIONS: 'halt_on_error=1:print_stacktrace=1' };
const behaviours = bootstrapBehaviours.filter(appliesToNative);

let sourceOf: (handler: HandlerName) => string;
let objects: string[];

/** The path of the program that `translate` has written into `dir`, with the sanitized engine. */
function link(name: string, dir: string): string {
  const program = join(work, name);
  const parts = [...objects, programObject(dir, `${program}.o`)];
  execFileSync(cc!, ['-fsanitize=address,undefined', ...parts, '-lm', '-o', program]);
  return program;
}

const misuse = `
import { fail, getRandomValues, LogLevel, log, readAsset, ResponseStream } from '@kinglet/runtime';
import { eventText } from '@kinglet/runtime/host';
import { refuse } from 'a-package';
@external("kinglet", "log") declare function logAt(level: i32, message: usize): void;
@external("kinglet", "answerBytes") declare function answerBytes(from: usize, length: i32): void;
@external("kinglet", "copyText") declare function copyText(to: usize): void;
@external("kinglet", "copyBytes") declare function copyBytes(to: usize, length: i32): void;
@external("kinglet", "findText") declare function findText(source: i32, name: usize): i32;
@external("kinglet", "fillRandom") declare function fillRandom(to: usize, length: i32): void;
let kept: ResponseStream | null = null;
const all: Uint8Array[] = [];
function deep(n: i32): i32 { return n == -1 ? 0 : deep(n + 1) + 1; }
export function handler(event: string): string {
  const end = memory.size() << 16;
  if (event == 'levels') for (let level = -40; level < 40; level += 3) log(<LogLevel>level, 'at ' + level.toString());
  if (event == 'string at the end') logAt(12, 0xfffffffe);
  if (event == 'string at the beginning') logAt(12, 2);
  if (event == 'string of any length') { store<u32>(end - 8, 0x7ffffff0); logAt(12, end - 4); }
  if (event == 'odd string') { store<u32>(end - 7, 3); logAt(12, end - 3); }
  if (event == 'answer outside') answerBytes(end - 2, 3);
  if (event == 'answer of any length') answerBytes(8, -1);
  if (event == 'text outside') { findText(0, 0); copyText(end - 2); }
  if (event == 'nothing found') { copyText(end); copyBytes(end, 0); }
  if (event == 'bytes outside') copyBytes(end - 2, 3);
  if (event == 'random outside') fillRandom(end, 1);
  if (event == 'no source') findText(99, 0);
  if (event == 'asset') readAsset('../' + event);
  if (event == 'stack') deep(0);
  if (event == 'memory') for (;;) all.push(new Uint8Array(1 << 20));
  if (event == 'between') return load<u8>(end + 65536).toString();
  if (event == 'own stream') new ResponseStream().write('x');
  if (event == 'value') throw 42;
  if (event == 'object') throw all;
  if (event == 'lone surrogates') throw new Error('\\ud800 and \\udc00');
  if (event == 'fail, then throw') { fail('First', 'first'); throw new RangeError('second'); }
  if (event == 'package') refuse();
  if (event == 'library') [1][event.length].toString();
  if (event == 'no random') getRandomValues(new Uint8Array(0));
  return '"fine"';
}
export function bytes(_event: Uint8Array): Uint8Array { return Uint8Array.wrap(String.UTF8.encode(eventText())); }
export function streams(event: string, out: ResponseStream): void {
  if (event == 'stale') kept!.write('x');
  if (event == 'stale end') kept!.end();
  if (event == 'header') out.setContentType('text/x\\r\\nX-Injected: 1');
  out.write('part');
  if (event == 'second stream') new ResponseStream().write('x');
  if (event == 'late type') out.setContentType('text/late');
  if (event == 'after the end') { out.end(); out.write('x'); }
  if (event == 'empty') { out.write(''); out.writeBytes(new Uint8Array(0)); }
  if (event == 'keep') kept = out;
  out.end();
}
`.replaceAll('\\\\', '\\');

const ofText: readonly (readonly [event: string, type: string | undefined, message?: string])[] = [
  ['levels', undefined],
  ...[
    'string at the end',
    'string at the beginning',
    'string of any length',
    'answer outside',
    'answer of any length',
  ].map((event) => [event, 'Function.OutOfBounds'] as const),
  ...['odd string', 'text outside', 'bytes outside', 'random outside', 'between'].map(
    (event) => [event, 'Function.OutOfBounds'] as const,
  ),
  ['no source', undefined],
  ['nothing found', undefined],
  ['asset', 'Error', 'Expected the asset "../asset"'],
  ['stack', 'Function.StackOverflow'],
  ['memory', 'Runtime.OutOfMemory'],
  ['own stream', 'Error', 'Expected the stream that the handler was called with'],
  ['value', 'number', '42'],
  ['object', 'object', '[object Object]'],
  ['lone surrogates', 'Error', '\ufffd and \ufffd'],
  ['package', 'SyntaxError', 'refused'],
  ['library', 'Error', 'Index out of range'],
  ['fail, then throw', 'RangeError', 'second'],
  ['no random', undefined],
];

const ofStreams: readonly (readonly [event: string, message: string | undefined])[] = [
  ['keep', undefined],
  ['stale', 'write after end'],
  ['keep', undefined],
  ['stale end', undefined],
  ['header', 'without control characters'],
  ['second stream', 'Expected the stream that the handler was called with'],
  ['late type', 'too late'],
  ['after the end', 'write after end'],
  ['empty', undefined],
];

describe.skipIf(!canBuildKit || process.arch !== 'x64')('engine native under sanitizers', () => {
  const programs = new Map<HandlerName, string>();
  beforeAll(async () => {
    sourceOf = await translateKit(behaviours.map(({ handler }) => handler));
    objects = sanitizedObjects(nativeSources());
  }, 300_000);
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it.for(behaviours)('$name', { timeout: 120_000 }, async ({ handler, check }) => {
    const program = programs.get(handler) ?? link(handler, sourceOf(handler));
    programs.set(handler, program);

    await check({ command: [program], env, patience: 4, quick: true });
  });

  describe('a program that does what it should not', () => {
    let program: string;
    beforeAll(async () => {
      const dir = join(work, 'misuse');
      const dependency = join(dir, 'node_modules', 'a-package');
      mkdirSync(dependency, { recursive: true });
      writeFileSync(
        join(dependency, 'index.ts'),
        'export function refuse(): void { throw new SyntaxError("refused"); }',
      );
      writeFileSync(join(dir, 'misuse.ts'), misuse);
      await translate({ entry: join(dir, 'misuse.ts'), optimize: 'speed', maxMemoryMb: 64 }, dir);
      program = link('misused', dir);
    }, 60_000);

    it.for(ofText)('%s', { timeout: 60_000 }, async ([event, type, message = '']) => {
      await using lambda = await startEmulator({ command: [program], env, timeoutMs: 60_000 });
      const { error, payload } = await lambda.invoke(event);

      expect(error?.type).toBe(type);
      expect(error ? JSON.parse(error.body).errorMessage : Buffer.from(payload).toString()).toContain(message);
      expect(Buffer.from((await lambda.invoke('')).payload).toString()).toBe('"fine"');
    });

    it('reads bytes that are no text as one', { timeout: 60_000 }, async () => {
      await using lambda = await startEmulator({ command: [program], env, timeoutMs: 60_000, handler: 'index.bytes' });
      for (const bytes of ['', '\x80'.repeat(70_000), 'ab\xf0', 'z\xc3\xa9', '\xed\xa0\x80'].map((text) =>
        Buffer.from(text, 'latin1'),
      )) {
        const { payload } = await lambda.invoke(bytes);

        expect(Buffer.from(payload).toString()).toBe(bytes.toString());
      }
    });

    it('writes to no stream but its own', { timeout: 60_000 }, async () => {
      await using lambda = await startEmulator({
        command: [program],
        env,
        timeoutMs: 60_000,
        handler: 'index.streams',
      });
      for (const [event, message] of ofStreams) {
        const { error, stream } = await lambda.invoke(event);

        expect(`${error?.body ?? stream?.error?.body}`, event).toContain(message ?? 'undefined');
      }
    });
  });
});
