// Linear models in handlers of engine `native`, beside the same handlers in Rust: rounds in turn.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from '@kinglet/bundler';
import { type Arch, startEmulator } from '@kinglet/emulator';
import { compile, linear } from '@kinglet/inference/compile';
import { BenchError } from '../errors.ts';
import { median } from '../statistics.ts';
import { weights } from './cases.ts';
import { handlerSource, type LinearSize, linearSizes, planName } from './nativeHandlers.ts';

export interface NativeRow {
  readonly name: string;
  /** Nanoseconds a call, medians; `timed` with two reads of the clock in each. */
  readonly off: number;
  readonly timed: number;
  /** The same in Rust, of its two forms the faster. */
  readonly rust?: { readonly off: number; readonly timed: number };
}

export interface NativeFigures {
  readonly rows: readonly NativeRow[];
  /** Nanoseconds to load a linear model of 784 × 10 from bytes, and to close it. */
  readonly create: number;
}

export interface NativeOptions {
  readonly rounds: number;
  /** How long a sample lasts about. */
  readonly sampleMs: number;
  readonly onProgress: (done: number, total: number) => void;
}

/** Times so many calls: nanoseconds of all. */
type Timer = (calls: number) => Promise<number>;

/** `rustLane` is the folder of the peer, undefined without one. */
export async function measureNative(
  workDir: string,
  rustLane: string | undefined,
  { rounds, sampleMs, onProgress }: NativeOptions,
): Promise<NativeFigures> {
  const built = await buildHandlers(workDir);
  await using lambda = await startEmulator({ command: [built.bootstrap], cwd: built.dir, timeoutMs: 60_000 });
  using rust = rustLane === undefined ? undefined : startRust(join(rustLane, 'release/handlers-lane'));
  const inNative =
    (size: number, timing: boolean): Timer =>
    async (calls) => {
      const { payload, error } = await lambda.invoke(JSON.stringify(`${size} ${Number(timing)} ${calls}`));
      if (error) throw new BenchError('KINGLET_BENCH_ENGINE', `The handler of engine native failed: ${error.body}`);
      return Number(Buffer.from(payload).toString());
    };
  const rows: NativeRow[] = [];
  for (const [i, size] of linearSizes.entries()) {
    onProgress(i, linearSizes.length);
    const timers = [inNative(i, false), inNative(i, true), ...(rust ? rustTimers(rust.ask, size) : [])];
    rows.push(rowOf(size.name, await inTurn(timers, rounds, sampleMs)));
  }
  const [create] = await inTurn([inNative(-1, false)], rounds, sampleMs);
  return { rows, create: create! };
}

function rowOf(name: string, [off, timed, ...rust]: readonly number[]): NativeRow {
  const row = { name, off: off!, timed: timed! };
  if (rust.length === 0) return row;
  return { ...row, rust: { off: Math.min(rust[0]!, rust[1]!), timed: Math.min(rust[2]!, rust[3]!) } };
}

function rustTimers(ask: (line: string) => Promise<string>, { outputs, inputs, batch }: LinearSize): Timer[] {
  const timer =
    (timing: number, lanes: number): Timer =>
    async (calls) =>
      Number(await ask(`${outputs} ${inputs} ${batch} ${timing} ${lanes} ${calls}`));
  return [timer(0, 0), timer(0, 1), timer(1, 0), timer(1, 1)];
}

/** Medians in nanoseconds a call. */
async function inTurn(timers: readonly Timer[], rounds: number, sampleMs: number): Promise<number[]> {
  const counts: number[] = [];
  for (const time of timers) {
    const few = 200;
    await time(few);
    counts.push(Math.max(1, Math.ceil((sampleMs * 1e6 * few) / Math.max(1, await time(few)))));
  }
  const samples: number[][] = timers.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, time] of timers.entries()) samples[i]!.push((await time(counts[i]!)) / counts[i]!);
  return samples.map(median);
}

async function buildHandlers(workDir: string): Promise<{ readonly bootstrap: string; readonly dir: string }> {
  mkdirSync(workDir, { recursive: true });
  const assets: Record<string, string> = {};
  for (const size of linearSizes) {
    const file = join(workDir, planName(size));
    writeFileSync(file, compile(linear(weights(size.outputs, size.inputs), new Float32Array(size.outputs))).file);
    assets[planName(size)] = file;
  }
  const entry = join(workDir, 'handlers.ts');
  writeFileSync(entry, handlerSource());
  return build({ entry, engine: 'native', arch: process.arch as Arch, assets, outDir: join(workDir, 'out') });
}

interface RustLane {
  readonly ask: (line: string) => Promise<string>;
  [Symbol.dispose](): void;
}

function startRust(program: string): RustLane {
  const child = spawn(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (line) => {
      child.stdin.write(`${line}\n`);
      const { value, done } = await lines.next();
      if (done) throw new BenchError('KINGLET_BENCH_LANE', 'The handlers in Rust ended before they answered.');
      return value;
    },
    [Symbol.dispose]: () => child.kill(),
  };
}
