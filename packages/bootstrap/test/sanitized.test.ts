// The whole bootstrap under AddressSanitizer and UndefinedBehaviorSanitizer: every behaviour, and results that lie about
// their memory.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '@kinglet/emulator';
import { bootstrapBehaviours, handlerSources } from '@kinglet/emulator/behaviours';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { appendBytecode } from '../src/index.ts';
import { canBeCompiled, compileHandler } from './compileHandler.ts';
import { cc, engineObjects, ourSources, sanitizedObjects } from './sanitize.mjs';

const work = mkdtempSync(join(tmpdir(), 'kinglet-sanitized-'));
const program = join(work, 'bootstrap');
// A finding ends the process, so that the event is never answered and the check fails.
// What was freed is kept for a while: of a tenth of the events, too, most come once there is no room for more of it.
const asan = 'detect_leaks=0:abort_on_error=1:quarantine_size_mb=16';
const env = { ASAN_OPTIONS: asan, UBSAN_OPTIONS: 'halt_on_error=1:print_stacktrace=1' };

function buildSanitized(): void {
  const objects = [...engineObjects(), ...sanitizedObjects(ourSources())];
  execFileSync(cc!, ['-fsanitize=address,undefined', ...objects, '-lm', '-o', program]);
}

async function withProgram(name: string, source: string): Promise<string> {
  const file = join(work, `run-${name}`);
  writeFileSync(file, appendBytecode(readFileSync(program), await compileHandler(source)));
  chmodSync(file, 0o755);
  return file;
}

const lies = `
const bytes = () => Uint8Array.of(1, 2, 3, 4);
class Long extends Uint8Array { get byteLength() { return 4 << 20; } get byteOffset() { return -5; } }
const results = {
  subclass: () => new Long([1, 2, 3, 4]),
  ownBuffer: () => Object.defineProperty(bytes(), 'buffer', { get: () => new ArrayBuffer(100000) }),
  view: () => Object.defineProperty(new DataView(bytes().buffer), 'byteLength', { value: -5 }),
  slice: () => new DataView(bytes().buffer, 1, 2),
  buffer: () => bytes().buffer,
  transferred: (event) => new Uint8Array(event.buffer.transfer(4)).fill(9),
  kept: (event) => ((globalThis.keep ??= []).push(event), event.subarray(0, 1)),
};
export const rawHandler = (event) => results[String.fromCharCode(...event)](event);
`;

describe.skipIf(!cc)('the bootstrap under sanitizers', () => {
  beforeAll(buildSanitized, 240_000);
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it.for(bootstrapBehaviours.filter(canBeCompiled))('$name', { timeout: 120_000 }, async ({ handler, check }) => {
    await check({
      command: [await withProgram(handler, handlerSources[handler])],
      env,
      patience: 4,
      quick: !isNightly,
    });
  });

  it('sends exactly the bytes of a view, whatever its properties say', { timeout: 60_000 }, async () => {
    const expected: Record<string, number[]> = {
      subclass: [1, 2, 3, 4],
      ownBuffer: [1, 2, 3, 4],
      view: [1, 2, 3, 4],
      slice: [2, 3],
      buffer: [1, 2, 3, 4],
      transferred: [9, 9, 9, 9],
      kept: ['k'.charCodeAt(0)],
    };
    await using emulator = await startEmulator({ command: [await withProgram('lies', lies)], env });
    for (const [name, bytes] of [...Object.entries(expected), ...Object.entries(expected)]) {
      const { payload, error } = await emulator.invoke(name);

      expect(error, name).toBeUndefined();
      expect([...payload], name).toEqual(bytes);
    }
  });
});
