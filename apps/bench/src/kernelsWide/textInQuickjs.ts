// The same numbers in a handler of engine `quickjs`: both ways take turns inside it.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Arch, build } from '@kinglet/bundler';
import { startEmulator } from '@kinglet/emulator';
import type { Comparison, SuiteContext } from '../suite.ts';
import { floatTexts, mixedDigits } from './textSamples.ts';

const handler = `import { formatFloats, parseFloats } from '@kinglet/kernels/text';
const rounds = 15;
const timed = (run) => { const from = performance.now(); run(); return performance.now() - from; };
const median = (times) => 1000 * times.sort((a, b) => a - b)[times.length >> 1];
const race = (runs) => {
  const times = runs.map(() => []);
  for (let i = 0; i < rounds; i++) runs.forEach((run, k) => times[k].push(timed(run)));
  return times.map(median);
};
export const rawHandler = (event) => {
  const json = new TextDecoder().decode(event), out = new Float32Array(JSON.parse(json)), room = new Uint8Array(26 * out.length + 2);
  const [parse, jsonParse] = race([() => parseFloats(event, out), () => new Float32Array(JSON.parse(json))]);
  const [print, stringify] = race([() => formatFloats(out, room), () => JSON.stringify(Array.from(out))]);
  return { parse, jsonParse, print, stringify };
};`;

interface Medians {
  readonly parse: number;
  readonly jsonParse: number;
  readonly print: number;
  readonly stringify: number;
}

/** In microseconds. */
export async function measureQuickjs({ workDir, quick, progress }: SuiteContext): Promise<Comparison[]> {
  const n = quick ? 1000 : 10_000;
  progress.update('numbers in engine quickjs');
  const { parse, jsonParse, print, stringify } = await medians(workDir, floatTexts(n, mixedDigits));
  const shared = { metric: 'time', unit: 'µs', better: 'lower' } as const;
  return [
    {
      ...shared,
      case: `text: parseFloats in quickjs, ${n} numbers of 6 to 9 digits`,
      values: { kinglet: parse, 'JSON.parse': jsonParse },
      bar: { ratio: 10 },
    },
    {
      ...shared,
      case: `text: formatFloats in quickjs, ${n} floats`,
      values: { kinglet: print, 'JSON.stringify': stringify },
      bar: { ratio: 1 },
    },
  ];
}

async function medians(workDir: string, event: string): Promise<Medians> {
  mkdirSync(workDir, { recursive: true });
  const modules = join(workDir, 'node_modules');
  if (!existsSync(modules)) symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), modules);
  const entry = join(workDir, 'text.mjs');
  writeFileSync(entry, handler);
  const arch = process.arch as Arch;
  const { bootstrap } = await build({ entry, engine: 'quickjs', arch, outDir: join(workDir, 'text') });
  await using emulator = await startEmulator({ command: [bootstrap], timeoutMs: 120_000 });
  const { payload, error } = await emulator.invoke(event);
  if (error) throw new Error(error.body);
  return JSON.parse(Buffer.from(payload).toString()) as Medians;
}
