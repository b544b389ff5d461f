// What a call of a kernel costs inside a handler of engine `native`: `dot` against the loop that a user would write, and
// against both in the quickjs engine. Writes the README of @kinglet/kernels. Run it by
// `pnpm --filter @kinglet/bench-app run measure:native-calls`, on a machine that does nothing else.
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Arch, type BuildResult, build, type Engine } from '@kinglet/bundler';
import { type Emulator, startEmulator } from '@kinglet/emulator';
import { describeMachine } from '../machine.ts';
import { median } from '../statistics.ts';
import { inAssemblyScript, inJavaScript, plain, withDot } from './handlers.ts';
import { renderNativeCalls, replaceBlock } from './page.ts';

const lengths = [4, 64, 1024];
const rounds = 40;
/** Of a sample. */
const sampleNs = 10_000_000;

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-native-calls-')));
try {
  await measure();
} finally {
  rmSync(root, { recursive: true });
}

async function measure(): Promise<void> {
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(root, 'node_modules'));
  const machine = describeMachine();
  const lanes = await startLanes();
  const samples = await sampleLanes(lanes);
  await Promise.all(lanes.map(({ lambda }) => lambda.stop()));
  const rows = lanes.map(({ name }, i) => ({ name, ns: samples[i]!.map(median) }));
  const dotBytes = (await sizeOf('withDot.ts', withDot)) - (await sizeOf('plain.ts', plain));
  const block = renderNativeCalls({ lengths, rows, rounds, dotBytes, machine });
  console.log(block);
  const readme = fileURLToPath(new URL('../../../../packages/kernels/README.md', import.meta.url));
  writeFileSync(readme, replaceBlock(readFileSync(readme, 'utf8'), block));
}

interface Lane {
  readonly name: string;
  readonly lambda: Emulator;
  readonly work: 'dot' | 'loop';
}

async function startLanes(): Promise<Lane[]> {
  const native = await start('native', 'native.ts', inAssemblyScript);
  const quickjs = await start('quickjs', 'quickjs.mjs', inJavaScript);
  return [
    { name: '`native`: `dot`', lambda: native, work: 'dot' },
    { name: '`native`: a loop', lambda: native, work: 'loop' },
    { name: '`quickjs`: `dot`', lambda: quickjs, work: 'dot' },
    { name: '`quickjs`: a loop', lambda: quickjs, work: 'loop' },
  ];
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

/** Nanoseconds a call by lane and length; lanes take turns in every round, so that what disturbs one disturbs all. */
async function sampleLanes(lanes: readonly Lane[]): Promise<number[][][]> {
  const samples: number[][][] = lanes.map(() => lengths.map(() => []));
  for (const [l, n] of lengths.entries()) {
    const counts: number[] = [];
    for (const lane of lanes) counts.push(Math.ceil(sampleNs / (await time(lane, n, 2_000))));
    for (let round = 0; round < rounds; round++)
      for (const [i, lane] of lanes.entries()) samples[i]![l]!.push(await time(lane, n, counts[i]!));
  }
  return samples;
}

/** Nanoseconds a call. */
async function time({ lambda, work }: Lane, n: number, calls: number): Promise<number> {
  const { payload, error } = await lambda.invoke(JSON.stringify(`${work} ${n} ${calls}`));
  if (error) throw new Error(error.body);
  return Number(Buffer.from(payload).toString()) / calls;
}
