// A model of 3 GB of which a run uses few weights: how long the first answer takes, and the peak memory then.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from '@kinglet/bundler';
import { type Arch, commandFor } from '@kinglet/emulator';
import { compileFile } from '@kinglet/inference/compile';
import {
  makeGraph,
  makeModel,
  makeNode,
  makeTensor,
  makeValueInfo,
  readModelFile,
  writeModel,
  writeModelFile,
} from '@kinglet/onnx';
import { type ColdStart, describeFailure, isFailure, measureColdStarts } from '../measureColdStarts.ts';
import type { ProgramRow } from '../programRows.ts';
import { randomFrom } from '../statistics.ts';
import { sortByAnswers } from './measureCold.ts';

export interface LargeFigures {
  readonly rows: readonly ColdStart[];
  readonly planBytes: number;
  /** Of the weights that a run reads. */
  readonly readBytes: number;
  /** Of the file's pages that are mapped by then: the system maps up to 2 MB around each byte that is read. */
  readonly touchedBytes: number;
  /** A sentence for each row without figures. */
  readonly notes: readonly string[];
}

const width = 768;
const rows = 2 ** 20;
const outputs = 8;
/** Of the run; none is near another. */
const ids = Array.from({ length: 128 }, (_, i) => (i * 8191) % rows);

const rowBytes = 4 * width;
/** Random rows, again and again. */
const pieceRows = 4096;

/** The event is how far apart the rows of a run are. */
const event = '8191';

const handler = (plan: string): string => `import { Model } from '@kinglet/inference';
const model = Model.load(${JSON.stringify(plan)});
export const handler = async (step) =>
  Array.from(model.run(BigInt64Array.from({ length: ${ids.length} }, (_, i) => BigInt((i * step) % ${rows}))).y.data);
`;

const inNode = (runtime: string, model: string): string => `import { get, request } from 'node:http';
import ort from ${JSON.stringify(runtime)};
const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
const session = await ort.InferenceSession.create(${JSON.stringify(model)}, options);
const invocation = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/';
get(invocation + 'next', (next) => next.on('data', async (step) => {
  const ids = BigInt64Array.from({ length: ${ids.length} }, (_, i) => BigInt((i * JSON.parse(step)) % ${rows}));
  const { y } = await session.run({ ids: new ort.Tensor('int64', ids, [ids.length]) });
  const id = next.headers['lambda-runtime-aws-request-id'];
  request(invocation + id + '/response', { method: 'POST' }).end(JSON.stringify(Array.from(y.data)));
}));
`;

/**
 * Cold starts in Node, from process start to the first answer, and the peak memory then. Takes 7 GB of disk in `workDir`
 * meanwhile, which lies beside this app's packages.
 */
export async function measureLarge(
  workDir: string,
  onnxRuntimeDir: string | undefined,
  options: { readonly runs: number; readonly onProgress: (done: number, total: number) => void },
): Promise<LargeFigures> {
  rmSync(workDir, { recursive: true, force: true });
  mkdirSync(workDir, { recursive: true });
  try {
    const [model, plan] = [join(workDir, 'large.onnx'), join(workDir, 'large.plan')];
    const dense = await writeLargeModel(model);
    const { size } = await compileFile(model, plan);
    const programs = [await ownRow(workDir, plan)];
    if (onnxRuntimeDir !== undefined) programs.push(peerRow(workDir, onnxRuntimeDir, model));
    const results = await measureColdStarts(programs, { ...options, event });
    const started = results.filter((row): row is ColdStart => !isFailure(row));
    const { right, wrong } = sortByAnswers(started, expectedAnswer(dense));
    return {
      rows: right,
      planBytes: size,
      readBytes: ids.length * rowBytes + dense.byteLength,
      touchedBytes: mappedBytes(workDir, plan),
      notes: [...results.filter(isFailure).map(describeFailure), ...wrong].map((note) => `3 GB: ${note}`),
    };
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** Rows of a table of 3 GiB by a dense layer, whose weights are given back. The table is written a part at a time. */
async function writeLargeModel(path: string): Promise<Float32Array> {
  const dense = randomFloats(width * outputs, 3);
  const table = makeTensor('table', 'float', [1, width], new Float32Array(width));
  const graph = makeGraph({
    nodes: [makeNode('Gather', ['table', 'ids'], ['rows']), makeNode('MatMul', ['rows', 'dense'], ['y'])],
    inputs: [makeValueInfo('ids', { kind: 'tensor', elementType: 'int64', shape: [ids.length] })],
    outputs: [makeValueInfo('y', { kind: 'tensor', elementType: 'float', shape: [ids.length, outputs] })],
    initializers: [table, makeTensor('dense', 'float', [width, outputs], dense)],
  });
  await writeModelFile(path, makeModel(graph), { externalData: { location: 'large.data', minBytes: rowBytes } });
  const model = await readModelFile(path, { externalData: 'keep' });
  const external = model.graph!.initializer.find(({ name }) => name === 'table')!;
  external.dims[0] = BigInt(rows);
  external.externalData.find(({ key }) => key === 'length')!.value = String(rows * rowBytes);
  external.externalData.find(({ key }) => key === 'location')!.value = 'table.data';
  writeFileSync(path, writeModel(model));
  writeTable(join(dirname(path), 'table.data'));
  return dense;
}

function writeTable(path: string): void {
  const piece = new Uint8Array(pieceOfTable().buffer);
  const file = openSync(path, 'w');
  for (let at = 0; at < rows; at += pieceRows) writeSync(file, piece);
  closeSync(file);
}

function pieceOfTable(): Float32Array {
  return randomFloats(pieceRows * width, 7);
}

function randomFloats(length: number, seed: number): Float32Array {
  const random = randomFrom(seed);
  return Float32Array.from({ length }, () => random() - 0.5);
}

function expectedAnswer(dense: Float32Array): Float32Array {
  const piece = pieceOfTable();
  return Float32Array.from({ length: ids.length * outputs }, (_, i) => {
    const row = (ids[Math.floor(i / outputs)]! % pieceRows) * width;
    let sum = 0;
    for (let k = 0; k < width; k++) sum += piece[row + k]! * dense[k * outputs + (i % outputs)]!;
    return sum;
  });
}

/** As a function of engine `node` is deployed. */
async function ownRow(workDir: string, plan: string): Promise<ProgramRow> {
  const entry = join(workDir, 'handler.mjs');
  writeFileSync(entry, handler(plan));
  const arch = process.arch as Arch;
  const built = await build({ entry, engine: 'node', arch, outDir: join(workDir, 'built') });
  return { label: 'kinglet', command: commandFor(built.bootstrap, arch), cwd: built.dir };
}

/** What one run makes the system map of a plan, where its pages are in memory. */
function mappedBytes(workDir: string, plan: string): number {
  const program = `import { readFileSync } from 'node:fs';
    import { Model } from '@kinglet/inference';
    const ids = BigInt64Array.from({ length: ${ids.length} }, (_, i) => BigInt((i * ${event}) % ${rows}));
    Model.load(${JSON.stringify(plan)}).run(ids);
    const lines = readFileSync('/proc/self/smaps', 'latin1').split('\\n');
    const own = lines.slice(lines.findIndex((line) => line.endsWith(${JSON.stringify(plan)})));
    console.log(own.find((line) => line.startsWith('Rss:')).match(/\\d+/)[0]);`;
  const args = [...process.execArgv, '--input-type=module', '-e', program];
  return 1024 * Number(execFileSync(process.execPath, args, { cwd: workDir, encoding: 'utf8' }));
}

function peerRow(workDir: string, onnxRuntimeDir: string, model: string): ProgramRow {
  const program = join(workDir, 'onnxruntime.mjs');
  writeFileSync(program, inNode(join(onnxRuntimeDir, 'node_modules/onnxruntime-node/dist/index.js'), model));
  const env = { ORT_DISABLE_TELEMETRY: '1' };
  return { label: 'onnxruntime-node', command: [process.execPath, program], cwd: workDir, env };
}
