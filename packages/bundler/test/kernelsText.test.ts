// `@kinglet/kernels/text` in a handler of each engine: the same answers by the same names.
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandFor, startEmulator } from '@kinglet/emulator';
import { afterAll, expect, test } from 'vitest';
import { findCompiler, hostArch, reportSkipped, runner } from '../../../scripts/toolchain.mjs';
import { type Arch, build, type Engine } from '../src/index.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-kernels-text-')));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'node_modules/@kinglet'), { recursive: true });
symlinkSync(fileURLToPath(new URL('../../kernels', import.meta.url)), join(root, 'node_modules/@kinglet/kernels'));
process.env.TMPDIR = root; // another test looks at what builds leave in the folder that all share

const prebuilds = fileURLToPath(new URL('../../bootstrap/prebuilds', import.meta.url));
const needed: Readonly<Record<Engine, string>> = {
  quickjs: 'bootstrap-core',
  native: 'native/libkinglet-native.a',
  node: 'bootstrap-core',
};

/** Answers with the floats of the member `f` as they are printed. What is in it both languages have. */
const handler = (signature: string): string => `
import { decodeBase64, encodeBase64, formatFloats, isUtf8, parseFloats, scanJsonString } from '@kinglet/kernels/text';
const room = new Uint8Array(400), coded = new Uint8Array(600), again = new Uint8Array(400);
export function ${signature} {
  const floats = new Float32Array(12);
  const count = parseFloats(event, floats, 'f');
  const text = room.subarray(0, formatFloats(floats.subarray(0, count), room));
  const base64 = coded.subarray(0, encodeBase64(text, coded));
  const isSame = decodeBase64(base64, again) == text.length && again[1] == text[1];
  return isSame && isUtf8(event) && scanJsonString(event, 2) == 3 ? text : new Uint8Array(0);
}
`;

const events: readonly (readonly [event: string, answer: string | RegExp])[] = [
  ['{"f":[0.1, 1e2,-3.25e-10 ,16777217,123456789012345678]}', '[0.1,100,-3.25e-10,16777216,123456790000000000]'],
  ['{"g":[{"f":[1]},null],"\\u0066":[]}', '[]'],
  [`{"f":[${'0.12345678,'.repeat(11)}1]}`, `[${'0.12345678,'.repeat(11)}1]`],
  ['{"f":[1,]}', /^SyntaxError: parseFloats: expected a number at byte 8/],
  ['{"f":[1]} x', /^SyntaxError: parseFloats: expected nothing behind the value at byte 10/],
  [`{"f":[${'1,'.repeat(12)}1]}`, /^RangeError: parseFloats: expected out to have room for every number/],
];

const places = (['quickjs', 'native', 'node'] as const).flatMap((engine) =>
  (engine === 'node' ? [hostArch as Arch] : (['x64', 'arm64'] as const)).map((arch) => ({ engine, arch })),
);

test.for(places)('$engine on $arch', { timeout: 180_000 }, async ({ engine, arch }, { skip }) => {
  const isReady = existsSync(join(prebuilds, `linux-${arch}`, needed[engine])) && runner(arch) !== undefined;
  const canBuild = isReady && (engine !== 'native' || findCompiler() !== undefined);
  if (!canBuild) reportSkipped(`text on engine ${engine} for ${arch}`, 'not built, or nothing here runs it');
  skip(!canBuild, 'see above');
  const isAssembly = engine === 'native';
  const entry = join(root, `${engine}-${arch}.${isAssembly ? 'ts' : 'mjs'}`);
  writeFileSync(entry, handler(isAssembly ? 'rawHandler(event: Uint8Array): Uint8Array' : 'rawHandler(event)'));

  const made = await build({ entry, engine, arch, outDir: join(root, `${engine}-${arch}`) });
  await using emulator = await startEmulator({ command: commandFor(made.bootstrap, arch) });

  for (const [event, answer] of events) {
    const { payload, error } = await emulator.invoke(event);
    const found = error ? failureIn(error.body) : Buffer.from(payload).toString();
    if (typeof answer === 'string') expect(found).toBe(answer);
    else expect(found).toMatch(answer);
  }
  if (engine === 'quickjs') expect(made.flavour).toBe('core');
});

function failureIn(body: string): string {
  const { errorType, errorMessage } = JSON.parse(body) as { errorType: string; errorMessage: string };
  return `${errorType}: ${errorMessage}`;
}
