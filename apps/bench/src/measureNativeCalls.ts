// What a call of a kernel costs inside a handler of engine `native`: `dot` against the loop that a user would write, and
// against `dot` of the quickjs engine. Run it by `pnpm --filter @kinglet/bench-app run measure:native-calls`.
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Arch, type BuildResult, build, type Engine } from '@kinglet/bundler';
import { type Emulator, startEmulator } from '@kinglet/emulator';
import { describeMachine, machineLine } from './machine.ts';

const lengths = [4, 64, 1024];
const rounds = 40;
/** Of a sample. */
const sampleNs = 10_000_000;

// An event is a JSON text: what to do, on how many elements, how often; on eight vectors in turn, so that no compiler does
// it once. The answer is how many nanoseconds all took.
const inAssemblyScript = `import { dot } from '@kinglet/kernels';
const a = new Float32Array(2048), b = new Float32Array(2048);
a.fill(0.5);
b.fill(2);
function loop(a: Float32Array, b: Float32Array): f32 {
  let sum: f32 = 0;
  for (let i = 0, n = a.length; i < n; i++) sum += a[i] * b[i];
  return sum;
}
export function handler(event: string): string {
  const words = event.slice(1, -1).split(' '), n = <i32>parseInt(words[1]), calls = <i32>parseInt(words[2]);
  const x = new Array<Float32Array>(8), y = b.subarray(0, n);
  for (let i = 0; i < 8; i++) x[i] = a.subarray(i * 8, i * 8 + n);
  let total: f32 = 0;
  const from = performance.now();
  if (words[0] == 'dot') for (let i = 0; i < calls; i++) total += dot(x[i & 7], y);
  else for (let i = 0; i < calls; i++) total += loop(x[i & 7], y);
  const ns = (performance.now() - from) * 1e6;
  return total < 0 ? 'impossible' : (<i64>ns).toString();
}
`;
const inJavaScript = `import { dot } from '@kinglet/kernels';
const a = new Float32Array(2048).fill(0.5), b = new Float32Array(2048).fill(2);
function loop(a, b) {
  let sum = 0;
  for (let i = 0, n = a.length; i < n; i++) sum += a[i] * b[i];
  return sum;
}
export const handler = async (event) => {
  const [work, ...numbers] = event.split(' '), [n, calls] = numbers.map(Number);
  const x = Array.from({ length: 8 }, (_, i) => a.subarray(i * 8, i * 8 + n)), y = b.subarray(0, n);
  let total = 0;
  const from = performance.now();
  if (work === 'dot') for (let i = 0; i < calls; i++) total += dot(x[i & 7], y);
  else for (let i = 0; i < calls; i++) total += loop(x[i & 7], y);
  const ns = (performance.now() - from) * 1e6;
  return total < 0 ? -1 : Math.round(ns);
};
`;

/** What `dot` adds to a program. */
const plain =
  'const a = new Float32Array(10);\nexport function handler(event: string): string { return a[0] > 2 ? event : ""; }';
const withDot = `import { dot } from '@kinglet/kernels';\n${plain.replace('a[0]', 'dot(a, a)')}`;

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-native-calls-')));
try {
  await measure();
} finally {
  rmSync(root, { recursive: true });
}

async function measure(): Promise<void> {
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(root, 'node_modules'));
  const native = await start('native', 'native.ts', inAssemblyScript);
  const quickjs = await start('quickjs', 'quickjs.mjs', inJavaScript);
  const lanes: readonly [string, Emulator, string][] = [
    ['native: dot', native, 'dot'],
    ['native: loop in AssemblyScript', native, 'loop'],
    ['quickjs: dot', quickjs, 'dot'],
    ['quickjs: loop in JavaScript', quickjs, 'loop'],
  ];
  const table: Record<string, Record<number, string>> = {};
  for (const n of lengths) {
    const samples = await sampleLanes(lanes, n);
    for (const [i, [name]] of lanes.entries()) {
      table[name] ??= {};
      (table[name] as Record<number, string>)[n] = Math.min(...samples[i]!).toFixed(1);
    }
  }
  await Promise.all([native.stop(), quickjs.stop()]);
  console.log(
    `ns per call by elements, the fastest of ${rounds} samples (what disturbs one only adds); ${machineLine(describeMachine())}`,
  );
  console.table(table);
  const [without, one] = [await sizeOf('plain.ts', plain), await sizeOf('withDot.ts', withDot)];
  console.log(`a program without kernels has ${without} bytes, with dot ${one}`);
}

async function sizeOf(name: string, source: string): Promise<number> {
  return (await buildSource('native', name, source)).bootstrapBytes;
}

function buildSource(engine: Engine, name: string, source: string): Promise<BuildResult> {
  const entry = join(root, name);
  writeFileSync(entry, source);
  return build({ entry, engine, arch: process.arch as Arch, outDir: join(root, `${engine}-${name}`) });
}

async function start(engine: Engine, name: string, source: string): Promise<Emulator> {
  const { bootstrap } = await buildSource(engine, name, source);
  return startEmulator({ command: [bootstrap], timeoutMs: 60_000 });
}

/** Lanes one after another in every round, so that what disturbs one disturbs all. */
async function sampleLanes(lanes: readonly [string, Emulator, string][], n: number): Promise<number[][]> {
  const counts: number[] = [];
  for (const [, lambda, work] of lanes) counts.push(Math.ceil(sampleNs / (await time(lambda, work, n, 2_000))));
  const samples: number[][] = lanes.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, [, lambda, work]] of lanes.entries()) samples[i]!.push(await time(lambda, work, n, counts[i]!));
  return samples;
}

/** Nanoseconds a call. */
async function time(lambda: Emulator, work: string, n: number, calls: number): Promise<number> {
  const { payload, error } = await lambda.invoke(JSON.stringify(`${work} ${n} ${calls}`));
  if (error) throw new Error(error.body);
  return Number(Buffer.from(payload).toString()) / calls;
}
