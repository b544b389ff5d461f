// Cold starts with the MNIST model by the C launcher: from process start to the first GET /next, before which each program
// has run its first inference; and the peak memory of each while it waits.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '@kinglet/bundler';
import { type Arch, commandFor } from '@kinglet/emulator';
import { compile } from '@kinglet/inference/compile';
import { decodeModelFile } from '@kinglet/kernels/plan';
import { writeModel } from '@kinglet/onnx';
import { type ColdStart, describeFailure, isFailure, measureColdStarts } from '../measureColdStarts.ts';
import type { ProgramRow } from '../programRows.ts';
import { mnistCnn } from './networks.ts';

export interface ColdFigures {
  readonly rows: readonly ColdStart[];
  /** Of the arm64 `full` bootstrap with the model. */
  readonly zipBytes: number;
  /** What the plan holds, and what it is run in. */
  readonly planBytes: number;
  readonly arenaBytes: number;
  /** A sentence for each row without figures. */
  readonly notes: readonly string[];
}

const arch = process.arch as Arch;

const inQuickjs = `import { Model } from '@kinglet/inference';
const model = Model.load('mnist.plan');
const first = model.run(new Float32Array(784).fill(0.5));
export const handler = async (event) => Array.from(Object.values(event ? model.run(event) : first)[0].data);
`;

const inNative = `import { Model } from '@kinglet/inference';
const model = Model.load('mnist.plan');
const first = model.run(new Float32Array(784).fill(0.5));
export function handler(event: string): string { return '[' + first.join(',') + ']'; }
`;

/** The least that a handler with onnxruntime-node does before it asks for an event. */
const inNode = (runtime: string, model: string): string => `import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import ort from ${JSON.stringify(runtime)};
const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
const session = await ort.InferenceSession.create(readFileSync(${JSON.stringify(model)}), options);
await session.run({ x: new ort.Tensor('float32', new Float32Array(784).fill(0.5), [1, 1, 28, 28]) });
get('http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/next');
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
  const measured = await measureColdStarts(rows, options);
  return {
    rows: measured.filter((row): row is ColdStart => !isFailure(row)),
    zipBytes: quickjs.zipBytes,
    planBytes: file.length,
    arenaBytes: decodeModelFile(file).arenaBytes.fixed,
    notes: measured.filter(isFailure).map(describeFailure),
  };
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
  const forArm = { engine: 'quickjs', arch: 'arm64', assets, outDir: join(workDir, 'arm64') } as const;
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
