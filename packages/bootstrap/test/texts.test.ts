// Numbers and dates that become text, and the other way round, in the shipped files: the engine and the kernels do it with
// the bootstrap's own printf and strtod (src/c/quickjs). Node says what is right.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandFor, type Emulator, startEmulator } from '@kinglet/emulator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runner } from '../../../scripts/toolchain.mjs';
import { type Arch, appendBytecode, bootstrapPath, compileBytecode } from '../src/index.ts';

const helpers = `
export const shown = (value) => (Object.is(value, -0) ? '-0' : String(value));
export const written = (time) => {
  const date = new Date(time);
  return [date.toISOString(), date.toUTCString(), date.toDateString(), date.toTimeString().slice(0, 17)];
};
const attempt = (run) => { try { return run(); } catch (error) { return String(error); } };
export const texts = () => [
  JSON.stringify('\\u0001\\u001f\\ud800'),
  RegExp.escape('a-b\\u00a0\\u2028'),
  Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.name,
  attempt(() => decodeURI('%')),
  attempt(() => [].with(-9007199254740991, 0)),
  attempt(() => JSON.parse('[nope]')),
  attempt(() => ({}).missing.deeper),
  attempt(() => null['x'.repeat(300)]),
];`;
const source = `import { transpose } from 'kinglet:kernels';
${helpers}
const sizes = [1.5, 0.1, -1, 1e21, -1e-7, 1 / 3, 2 ** 53, NaN];
const sizesRefused = () => sizes.map((size) => attempt(() => transpose(new Float32Array(6), size, 3, new Float32Array(6))));
export const handler = ({ numbers, times, wantsTexts }) =>
  wantsTexts ? [...texts(), ...sizesRefused()] : numbers ? numbers.map(shown) : times.map(written);`;

interface Helpers {
  shown(value: number): string;
  written(time: number): string[];
}
const { shown, written }: Helpers = await import(`data:text/javascript,${encodeURIComponent(helpers)}`);

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(''));
const jsonNumber = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits(1, 20).map((text) => text.replace(/^0+(?=\d)/, '')),
    fc.option(
      digits(1, 18).map((text) => `.${text}`),
      { nil: '' },
    ),
    fc.option(
      fc.tuple(fc.constantFrom('e', 'E', 'e+', 'E-'), digits(1, 3)).map((parts) => parts.join('')),
      { nil: '' },
    ),
  )
  .map((parts) => parts.join(''));
const instant = fc.oneof(
  fc.constantFrom(0, -1, 253402300799999, 253402300800000, -62167219200001, -62198755200000, 8.64e15, -8.64e15),
  fc.integer({ min: -8.64e15, max: 8.64e15 }),
);

describe.each(['x64', 'arm64'] as const)('texts of the shipped engine, %s', (arch: Arch) => {
  const work = mkdtempSync(join(tmpdir(), 'kinglet-texts-'));
  let emulator: Emulator;

  beforeAll(async () => {
    if (!runner(arch)) return;
    const file = join(work, 'bootstrap');
    const bytecode = await compileBytecode(source, 'handler.js');
    writeFileSync(file, appendBytecode(readFileSync(bootstrapPath(arch, 'full')), bytecode));
    chmodSync(file, 0o755);
    emulator = await startEmulator({ command: commandFor(file, arch), env: { TZ: 'UTC' } });
  });
  afterAll(async () => {
    await emulator?.stop();
    rmSync(work, { recursive: true, force: true });
  });

  async function ask(event: string): Promise<unknown> {
    const { payload, error } = await emulator.invoke(event);
    expect(error).toBeUndefined();
    return JSON.parse(Buffer.from(payload).toString());
  }

  it.skipIf(!runner(arch))('numbers of JSON are the numbers that Node reads', async () => {
    const edges = ['-0', '-0.0', '123456789012345', '1234567890123456', '9007199254740993', '1e400', '5e-324', '0e9'];
    const property = fc.asyncProperty(fc.array(jsonNumber, { minLength: 1, maxLength: 100 }), async (numbers) => {
      const text = `[${[...edges, ...numbers]}]`;

      expect(await ask(`{"numbers":${text}}`)).toEqual(JSON.parse(text).map(shown));
    });
    await fc.assert(property, { numRuns: 30 });
  });

  it.skipIf(!runner(arch))('dates are written as Node writes them', async () => {
    const property = fc.asyncProperty(fc.array(instant, { minLength: 1, maxLength: 50 }), async (times) => {
      expect(await ask(JSON.stringify({ times }))).toEqual(times.map(written));
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it.skipIf(!runner(arch))('messages hold their numbers and names', async () => {
    expect(await ask('{"wantsTexts":true}')).toEqual([
      String.raw`"\u0001\u001f\ud800"`,
      String.raw`\x61\x2db\xa0\u2028`,
      'get size',
      'URIError: expecting hex digit',
      'RangeError: invalid array index: -9007199254740991',
      "SyntaxError: unexpected token: 'nope'",
      "TypeError: cannot read property 'deeper' of undefined",
      `TypeError: cannot read property '${'x'.repeat(63)}' of null`,
      ...[1.5, 0.1, -1, 1e21, -1e-7, 1 / 3, 2 ** 53, Number.NaN].map(
        (size) => `RangeError: transpose: expected rows to be a whole number of elements, got ${size}`,
      ),
    ]);
  });
});
