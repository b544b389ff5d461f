// Cold starts with the MNIST model by the C launcher: from process start to the first answer, and the peak memory then.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '@kinglet/bundler';
import { type Arch, commandFor } from '@kinglet/emulator';
import { Model } from '@kinglet/inference';
import { compile } from '@kinglet/inference/compile';
import { decodeModelFile } from '@kinglet/kernels/plan';
import { writeModel } from '@kinglet/onnx';
import { type ColdStart, describeFailure, isFailure, measureColdStarts } from '../measureColdStarts.ts';
import type { ProgramRow } from '../programRows.ts';
import { describeDifference } from './compareOutputs.ts';
import { mnistCnn } from './networks.ts';

export interface ColdFigures {
  readonly rows: readonly ColdStart[];
  /** Of the arm64 `full` bootstrap with the model, built for size. */
  readonly zipBytes: number;
  /** What the plan holds, and what it is run in. */
  readonly planBytes: number;
  readonly arenaBytes: number;
  /** A sentence for each row without figures. */
  readonly notes: readonly string[];
}

const arch = process.arch as Arch;

/** The event: what each pixel is. */
const event = '0.5';

const inQuickjs = `import { Model } from '@kinglet/inference';
const model = Model.load('mnist.plan');
export const handler = async (event) => Array.from(Object.values(model.run(new Float32Array(784).fill(event)))[0].data);
`;

const inNative = `import { Model } from '@kinglet/inference';
const model = Model.load('mnist.plan');
export function handler(event: string): string {
  return '[' + model.run(new Float32Array(784).fill(<f32>parseFloat(event))).join(',') + ']';
}
`;

/** The least that a handler with onnxruntime-node does. */
const inNode = (runtime: string, model: string): string => `import { readFileSync } from 'node:fs';
import { get, request } from 'node:http';
import ort from ${JSON.stringify(runtime)};
const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
const session = await ort.InferenceSession.create(readFileSync(${JSON.stringify(model)}), options);
const invocation = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/';
get(invocation + 'next', (next) => next.on('data', async (event) => {
  const pixels = new Float32Array(784).fill(JSON.parse(event));
  const [answer] = Object.values(await session.run({ x: new ort.Tensor('float32', pixels, [1, 1, 28, 28]) }));
  const id = next.headers['lambda-runtime-aws-request-id'];
  request(invocation + id + '/response', { method: 'POST' }).end(JSON.stringify(Array.from(answer.data)));
}));
`;

export async function measureCold(
  workDir: string,
  onnxRuntimeDir: string | undefined,
  options: { readonly runs: number; readonly onProgress: (done: number, total: number) => void },
): Promise<ColdFigures> {
  // Beside this app's packages, so that the handlers find them.
  mkdirSync(workDir, { recursive: true });
  const plan = join(workDir, 'mnist.plan');
  const model = mnistCnn();
  const { file } = compile(model, { batch: 1 });
  writeFileSync(plan, file);
  const { quickjs, rows } = await buildRows(workDir, plan);
  if (onnxRuntimeDir !== undefined) rows.push(nodeRow(workDir, onnxRuntimeDir, writeModel(model)));
  const [answer] = Object.values(Model.load(file).run(new Float32Array(784).fill(Number(event))));
  const expected = answer!.data as Float32Array;
  const results = await measureColdStarts(rows, { ...options, event });
  const { right, wrong } = sortByAnswers(
    results.filter((row): row is ColdStart => !isFailure(row)),
    expected,
  );
  return {
    rows: right,
    zipBytes: quickjs.zipBytes,
    planBytes: file.length,
    arenaBytes: decodeModelFile(file).arenaBytes.fixed,
    notes: [...results.filter(isFailure).map(describeFailure), ...wrong],
  };
}

/** The rows whose every answer is the expected one, and what is wrong with the others; `minimal` has no model. */
export function sortByAnswers(
  rows: readonly ColdStart[],
  expected: Float32Array,
): { readonly right: ColdStart[]; readonly wrong: string[] } {
  const wrong: string[] = [];
  const right = rows.filter(({ label, answers }) => {
    if (label === 'minimal') return true;
    const difference =
      answers.length === 0 ? 'nothing' : answers.map((text) => differenceOf(text, expected)).find(Boolean);
    if (difference !== undefined) wrong.push(`${label} answers otherwise: ${difference}`);
    return difference === undefined;
  });
  return { right, wrong };
}

function differenceOf(text: string, expected: Float32Array): string | undefined {
  let found: unknown = JSON.parse(text);
  // Engine native answers with a text.
  if (typeof found === 'string') found = JSON.parse(found);
  if (!Array.isArray(found)) return `${text.slice(0, 80)} is no array`;
  return describeDifference(Float32Array.from(found as number[]), expected);
}

async function buildRows(
  workDir: string,
  plan: string,
): Promise<{ quickjs: { zipBytes: number }; rows: ProgramRow[] }> {
  const assets = { 'mnist.plan': plan };
  const sources = { quickjs: join(workDir, 'handler.mjs'), native: join(workDir, 'handler.ts') };
  const minimal = fileURLToPath(new URL('../handlers/minimal.ts', import.meta.url));
  writeFileSync(sources.quickjs, inQuickjs);
  writeFileSync(sources.native, inNative);
  const rows: ProgramRow[] = [];
  const least = await build({ entry: minimal, engine: 'quickjs', arch, outDir: join(workDir, 'minimal') });
  rows.push({ label: 'minimal', command: commandFor(least.bootstrap, arch), cwd: least.dir });
  for (const engine of ['quickjs', 'native'] as const) {
    const built = await build({ entry: sources[engine], engine, arch, assets, outDir: join(workDir, engine) });
    rows.push({ label: engine, command: commandFor(built.bootstrap, arch), cwd: built.dir });
  }
  const forArm = {
    engine: 'quickjs',
    arch: 'arm64',
    assets,
    outDir: join(workDir, 'arm64'),
    optimize: 'size',
  } as const;
  return { quickjs: await build({ entry: sources.quickjs, ...forArm }), rows };
}

function nodeRow(workDir: string, onnxRuntimeDir: string, model: Uint8Array): ProgramRow {
  const [program, file] = [join(workDir, 'onnxruntime.mjs'), join(workDir, 'mnist.onnx')];
  const runtime = join(onnxRuntimeDir, 'node_modules/onnxruntime-node/dist/index.js');
  writeFileSync(file, model);
  writeFileSync(program, inNode(runtime, file));
  const env = { ORT_DISABLE_TELEMETRY: '1' };
  return { label: 'onnxruntime-node', command: [process.execPath, program], cwd: dirname(program), env };
}
