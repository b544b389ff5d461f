// Our quantizer and ONNX Runtime's tools: the same models, calibration images and judged images; both are run in ONNX Runtime.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { readModel, writeModel } from '@kinglet/onnx';
import { quantizeModel, runnerOf } from '@kinglet/quantization';
import { BenchError } from '../errors.ts';
import { median } from '../statistics.ts';
import { type Setting, settings } from './settings.ts';
import type { TestModel } from './testModels.ts';

/** Of one quantized model, run in ONNX Runtime. */
export interface Judgement {
  /** Σ(a − b)² / Σb² to the float model's answers. */
  readonly relativeMse: number;
  /** The part of the images whose greatest score is the float model's. */
  readonly agreement: number;
  readonly bytes: number;
}

export interface ToolRow {
  readonly model: string;
  readonly setting: string;
  readonly ours: Judgement;
  readonly theirs: Judgement;
  /** From file to file, imports excluded: the median of the rounds, the first of which has to be compiled still. */
  readonly seconds: { readonly ours: number; readonly theirs: number };
  /**
   * The largest difference of our executor from ONNX Runtime on our model, in steps: 255ths of the answers' range; or why
   * our executor does not run it.
   */
  readonly steps: number | { readonly refused: string };
}

/** Runs a program with that stdin; gives its stdout. Rejects when it fails. */
export type RunProgram = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stdin: string,
) => Promise<string>;

export interface CompareToolsOptions {
  /** The folder of the peer. */
  readonly pythonPath: string;
  readonly workDir: string;
  readonly onProgress: (what: string) => void;
  readonly run?: RunProgram;
  /** Milliseconds. @default performance.now */
  readonly now?: () => number;
}

const lane = fileURLToPath(new URL('../../lanes/onnxruntime_quantization.py', import.meta.url));

/** How often each setting is quantized, to be timed. */
const rounds = 5;
/** Images on which our executor is compared with ONNX Runtime. */
const answers = 500;

/** Every setting of every model. Throws BenchError KINGLET_BENCH_PEER when the Python side fails. */
export async function compareTools(models: readonly TestModel[], options: CompareToolsOptions): Promise<ToolRow[]> {
  const { pythonPath, workDir, onProgress, run = runProgram } = options;
  await mkdir(workDir, { recursive: true });
  const own: OwnModel[] = [];
  const requests = models.map((model) => requestOf(model, workDir));
  for (const model of models)
    for (const setting of settings) {
      onProgress(`${model.name}, ${setting.name}`);
      own.push(await quantizeOurs(model, setting, options));
    }
  onProgress('ONNX Runtime');
  const request = JSON.stringify({ rounds, models: requests });
  const env = { PYTHONPATH: pythonPath, ORT_DISABLE_TELEMETRY: '1', OMP_NUM_THREADS: '1' };
  const { rows } = JSON.parse(await run('python3', [lane], env, request)) as { readonly rows: readonly PeerRow[] };
  return rows.map((row, i) => ({
    ...{ model: row.model, setting: row.setting, ours: row.ours, theirs: row.theirs },
    seconds: { ours: own[i]!.seconds, theirs: row.seconds },
    steps: stepsOf(own[i]!.answers, filesOf(workDir, row.model, row.setting).outputs),
  }));
}

/** The largest difference in 255ths of the range of `expected`, 0 included: the step of a byte. */
export function largestSteps(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length)
    throw new BenchError(
      'KINGLET_BENCH_PEER',
      `Expected ${found.length} answers of ONNX Runtime; got ${expected.length}.`,
    );
  let [least, greatest, most] = [0, 0, 0];
  for (const [i, value] of expected.entries()) {
    [least, greatest] = [Math.min(least, value), Math.max(greatest, value)];
    most = Math.max(most, Math.abs(value - found[i]!));
  }
  return most === 0 ? 0 : (255 * most) / (greatest - least);
}

function stepsOf(found: OwnModel['answers'], outputs: string): ToolRow['steps'] {
  return found instanceof Float32Array ? largestSteps(found, floatsOf(outputs)) : found;
}

interface PeerRow {
  readonly model: string;
  readonly setting: string;
  readonly seconds: number;
  readonly ours: Judgement;
  readonly theirs: Judgement;
}

interface OwnModel {
  readonly seconds: number;
  readonly answers: Float32Array | { readonly refused: string };
}

async function quantizeOurs(
  { name, calibration, judged, input }: TestModel,
  { name: setting, options }: Setting,
  { workDir, now = () => performance.now() }: CompareToolsOptions,
): Promise<OwnModel> {
  const data = options.mode === 'static' ? { calibrationData: calibration } : {};
  const [source, target] = [floatFile(workDir, name), filesOf(workDir, name, setting).ours];
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = now();
    const { model } = await quantizeModel(source, { ...options, ...data });
    writeFileSync(target, writeModel(model));
    seconds.push((now() - began) / 1000);
  }
  return {
    seconds: median(seconds),
    answers: answersOf(readModel(readFileSync(target)), input, judged.slice(0, answers)),
  };
}

function answersOf(
  model: TestModel['model'],
  input: string,
  images: readonly Float32Array<ArrayBuffer>[],
): OwnModel['answers'] {
  try {
    const run = runnerOf(model);
    return Float32Array.from(images.flatMap((image) => Array.from(Object.values(run({ [input]: image }))[0]!)));
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

function requestOf({ name, model, shape, calibration, judged }: TestModel, workDir: string): object {
  const [float, images] = [floatFile(workDir, name), join(workDir, `${name}.f32`)];
  writeFileSync(float, writeModel(model));
  const all = [...calibration, ...judged].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  writeFileSync(images, Buffer.concat(all));
  return {
    ...{ name, float, images, shape, answers },
    calibration: [0, calibration.length],
    judged: [calibration.length, judged.length],
    settings: settings.map((setting) => ({
      ...{ name: setting.name, tool: setting.tool },
      ...filesOf(workDir, name, setting.name),
    })),
  };
}

function floatFile(workDir: string, name: string): string {
  return join(workDir, `${name}.onnx`);
}

function filesOf(workDir: string, model: string, setting: string): Record<'ours' | 'outputs' | 'theirs', string> {
  const base = join(workDir, `${model}-${setting}`.replace(/[ ,]+/g, '-'));
  return { ours: `${base}.ours.onnx`, theirs: `${base}.theirs.onnx`, outputs: `${base}.outputs.f32` };
}

function floatsOf(file: string): Float32Array {
  const { buffer, byteOffset, length } = readFileSync(file);
  return new Float32Array(buffer.slice(byteOffset, byteOffset + length));
}

/** Rejects with BenchError KINGLET_BENCH_PEER when it fails. */
export async function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stdin: string,
): Promise<string> {
  const child = spawn(command, args, { env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...env } });
  child.stdin.end(stdin);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  if (code === 0) return out;
  const said = errors.trim().split('\n').slice(-3).join(' | ');
  throw new BenchError('KINGLET_BENCH_PEER', `Expected ${command} ${args.join(' ')} to succeed; got ${code}: ${said}`);
}
