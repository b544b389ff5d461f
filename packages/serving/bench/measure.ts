// Measures what this package costs: a call, a definition, bytes of a zip, memory. Prints JSON; `--write` puts it into the README.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Nanoseconds of each call, by the model's features. */
type Calls = Readonly<Record<number, Readonly<Record<string, number>>>>;

const featureCounts = [1, 10, 784];
/** Short ones: where others use the machine too, some of them are not interrupted. */
const rounds = 300;

async function calls(engine: Engine): Promise<Calls> {
  const found: Record<number, Record<string, number>> = {};
  for (const features of featureCounts) {
    const built = await made({ handler: 'handlers/timed', engine, features });
    const order = { calls: engine === 'node' ? 1000 : 100, rounds };
    found[features] = (await asked(built, order)).answer as Record<string, number>;
  }
  return found;
}

async function zips(arch: Arch): Promise<Record<'size' | 'speed', { bare: number; served: number; added: number }>> {
  const measured = async (optimize: 'size' | 'speed') => {
    const [bare, served] = [
      await made({ handler: 'handlers/bare', engine: 'quickjs', arch, optimize, features: 10 }),
      await made({ handler: 'handlers/served', engine: 'quickjs', arch, optimize, features: 10 }),
    ];
    return { bare: bare.zipBytes, served: served.zipBytes, added: served.zipBytes - bare.zipBytes };
  };
  return { speed: await measured('speed'), size: await measured('size') };
}

async function memory(features: number): Promise<Record<'bare' | 'minimal' | 'model' | 'over' | 'served', number>> {
  const event = { x: new Array<number>(features).fill(0.5) };
  const { constants, arenaBytes } = decodeModelFile(planOf(features));
  const model = (constants.length + arenaBytes.fixed + arenaBytes.perItem) / 1024;
  // How much of a file the system maps around a page is its own affair: the middle one of some processes.
  const peak = async (handler: string): Promise<number> => {
    const built = await made({ handler, engine: 'quickjs', features });
    const peaks: number[] = [];
    for (let i = 0; i < 5; i++) peaks.push((await asked(built, event, 200)).peakKb);
    return peaks.sort((x, y) => x - y)[2]!;
  };
  const [minimal, bare, served] = [
    await peak('../test/handlers/minimal'),
    await peak('handlers/bare'),
    await peak('handlers/served'),
  ];
  return { minimal, bare, served, model, over: Math.round(served - minimal - model) };
}

/** The part of the README that this program writes. */
const part = /(?<=<!-- measured -->\n)[\s\S]*(?=<!-- end -->)/;
const readme = join(import.meta.dirname, '../README.md');

interface Figures {
  readonly machine: string;
  readonly calls: Readonly<Record<'node' | 'quickjs', Calls>>;
  readonly zip: Awaited<ReturnType<typeof zips>>;
  readonly memory: Awaited<ReturnType<typeof memory>>;
}

function page({ machine, calls, zip, memory }: Figures): string {
  const rows = Object.keys(calls.node[10]!).map((name) => {
    const cells = (['node', 'quickjs'] as const).flatMap((engine) =>
      featureCounts.map((features) => Number((calls[engine][features]![name]! / 1000).toPrecision(2))),
    );
    return `| ${[name, ...cells].join(' | ')} |`;
  });
  return `${machine}; microseconds of the fastest of ${rounds} rounds; a linear model of floats with one output, by its features:

| | ${(['node', 'quickjs'] as const).flatMap((engine) => featureCounts.map((features) => `${engine}, ${features}`)).join(' | ')} |
|${' --- |'.repeat(1 + 2 * featureCounts.length)}
${rows.join('\n')}

A zip for ${native} grows by ${zip.speed.added} bytes, with \`optimize: 'size'\` by ${zip.size.added}, over one that calls \`Model\` itself. After 200 events
of 784 numbers the process had ${memory.served} KiB at its peak, a minimal one ${memory.minimal}: ${memory.over} more than that and the model's weights and arena.
`;
}

try {
  const figures: Figures = {
    machine: `${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}`,
    calls: { node: await calls('node'), quickjs: await calls('quickjs') },
    zip: await zips(native),
    memory: await memory(784),
  };
  console.log(JSON.stringify(figures, null, 2));
  if (process.argv.includes('--write'))
    writeFileSync(readme, readFileSync(readme, 'utf8').replace(part, `\n${page(figures)}\n`));
} finally {
  rmSync(root, { recursive: true });
}
