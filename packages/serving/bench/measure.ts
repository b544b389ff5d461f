// Measures what this package costs: a call, a definition, bytes of a zip, memory. Prints JSON; says what it ran on.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Arch, type BuildResult, build, type Engine } from '@kinglet/bundler';
import { startEmulator } from '@kinglet/emulator';
import { decodeModelFile } from '@kinglet/kernels/plan';
import { linearPlan } from '../test/models.ts';

const root = mkdtempSync(join(tmpdir(), 'kinglet-measure-'));
const native = process.arch as Arch;
let count = 0;

interface Wanted {
  readonly handler: string;
  readonly engine: Engine;
  readonly arch?: Arch;
  readonly optimize?: 'size' | 'speed';
  readonly features?: number;
}

async function made({ handler, engine, arch = native, optimize = 'speed', features }: Wanted): Promise<BuildResult> {
  const dir = join(root, String(count++));
  const plan = `${dir}.plan`;
  if (features) writeFileSync(plan, planOf(features));
  const entry = join(import.meta.dirname, `${handler}.ts`);
  return build({ entry, engine, arch, optimize, outDir: dir, assets: features ? { 'model.plan': plan } : {} });
}

function planOf(features: number): Uint8Array {
  return linearPlan(
    Array.from({ length: features }, (_, i) => Math.cos(i)),
    [0.5],
  );
}

/** What the handler answers, and the most memory that its process had, in KiB. */
async function asked(built: BuildResult, event: unknown, calls = 1): Promise<{ answer: unknown; peakKb: number }> {
  const command = built.engine === 'node' ? [process.execPath, built.bootstrap] : [built.bootstrap];
  await using emulator = await startEmulator({ command, cwd: built.dir, timeoutMs: 120_000, memoryMb: 512 });
  let answer: unknown;
  for (let i = 0; i < calls; i++) {
    const { payload, error } = await emulator.invoke(JSON.stringify(event));
    if (error) throw new Error(`expected an answer of ${built.bootstrap}, got ${JSON.stringify(error)}`);
    answer = JSON.parse(Buffer.from(payload).toString());
  }
  return { answer, peakKb: emulator.peakMemoryKb() };
}

async function calls(engine: Engine): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const features of [1, 10, 100, 784]) {
    const built = await made({ handler: 'handlers/timed', engine, features });
    const order = engine === 'node' ? { calls: 20_000, rounds: 15 } : { calls: 2000, rounds: 15 };
    found[features] = (await asked(built, order)).answer;
  }
  return found;
}

async function zips(arch: Arch): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const optimize of ['speed', 'size'] as const) {
    const [bare, served] = await Promise.all(
      ['handlers/bare', 'handlers/served'].map((handler) =>
        made({ handler, engine: 'quickjs', arch, optimize, features: 10 }),
      ),
    );
    found[optimize] = { bare: bare!.zipBytes, served: served!.zipBytes, added: served!.zipBytes - bare!.zipBytes };
  }
  return found;
}

async function memory(features: number): Promise<Record<string, number>> {
  const event = { x: new Array<number>(features).fill(0.5) };
  const { constants, arenaBytes } = decodeModelFile(planOf(features));
  const model = (constants.length + arenaBytes.fixed + arenaBytes.perItem) / 1024;
  const peak = async (handler: string) =>
    (await asked(await made({ handler, engine: 'quickjs', features }), event, 200)).peakKb;
  const [minimal, bare, served] = [
    await peak('../test/handlers/minimal'),
    await peak('handlers/bare'),
    await peak('handlers/served'),
  ];
  return { minimal, bare, served, model, over: served - minimal - model };
}

try {
  const arches = (['arm64', 'x64'] as const).filter((arch) =>
    existsSync(join(import.meta.dirname, `../../bootstrap/prebuilds/linux-${arch}/bootstrap-full`)),
  );
  const figures = {
    machine: `${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}`,
    'nanoseconds of the fastest of 15 rounds, by features': {
      node: await calls('node'),
      quickjs: await calls('quickjs'),
    },
    'bytes of the zip, engine quickjs': Object.fromEntries(
      await Promise.all(arches.map(async (arch) => [arch, await zips(arch)])),
    ),
    'KiB at the peak, engine quickjs, 784 features, 200 events': await memory(784),
  };
  console.log(JSON.stringify(figures, null, 2));
} finally {
  rmSync(root, { recursive: true });
}
