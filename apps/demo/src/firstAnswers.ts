// From the start of a process to its first answer: the published MNIST model on each engine, and by onnxruntime-node.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ColdStart, type ColdStartRow, describeFailure, isFailure, measureColdStarts } from '@kinglet/bench-app';
import { build } from '@kinglet/bundler';
import { buildTarget } from './buildTarget.ts';
import { missingPrebuild } from './missingPrebuild.ts';
import { pictureOf } from './modelAnswers.ts';
import { hasMnist, mnistFile } from './models.ts';
import type { FirstAnswerRow } from './results.ts';
import type { Arch, Engine } from './targets.ts';

export interface FirstAnswersOptions {
  readonly engines: readonly Engine[];
  readonly buildDir: string;
  readonly runs: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface FirstAnswers {
  readonly rows: readonly FirstAnswerRow[];
  readonly skipped: readonly string[];
  readonly problems: readonly string[];
}

const digit = 7;
const event = JSON.stringify({ image: pictureOf(digit, 1000) });
const answer = JSON.stringify({ statusCode: 200, body: { digit } });
/** Where `npm run bench kernels` puts it. */
const onnxRuntimeFolder = fileURLToPath(new URL('../../../.cache/peers/onnxruntime-node', import.meta.url));

/** Starts each program `runs` times, in shuffled rounds, gives it one picture and checks what it answers. */
export async function measureFirstAnswers(options: FirstAnswersOptions): Promise<FirstAnswers> {
  if (!hasMnist()) return { rows: [], skipped: [`MNIST: there is no ${mnistFile}`], problems: [] };
  const { programs, skipped } = await buildPrograms(options);
  const { runs, onProgress } = options;
  const results = await measureColdStarts(programs, { runs, event, ...(onProgress ? { onProgress } : {}) });
  const failures = results.filter(isFailure).map(describeFailure);
  const measured = results.filter((result): result is ColdStart => !isFailure(result));
  const wrong = measured.flatMap(({ label, answers }) => {
    const other = answers.find((found) => found !== answer);
    return other === undefined ? [] : [`${label}, first answer: expected ${answer}, got ${other}`];
  });
  return {
    rows: measured.map(({ label, p50, p99, n, maxRssKb }) => ({ program: label, firstMs: { p50, p99, n }, maxRssKb })),
    skipped,
    problems: [...failures, ...wrong],
  };
}

async function buildPrograms({ engines, buildDir }: FirstAnswersOptions): Promise<{
  readonly programs: ColdStartRow[];
  readonly skipped: string[];
}> {
  const programs: ColdStartRow[] = [];
  const skipped: string[] = [];
  for (const engine of engines.filter((one) => one !== 'native')) {
    const target = { handler: 'mnist', engine, arch: process.arch as Arch, emulated: false } as const;
    const built = await buildTarget(target, buildDir).catch((error: unknown) => {
      const reason = missingPrebuild(error);
      if (reason === undefined) throw error;
      skipped.push(`MNIST on ${engine}: ${reason}`);
    });
    if (built) programs.push({ label: `MNIST ${engine}`, command: built.command, cwd: built.cwd });
  }
  if (existsSync(join(onnxRuntimeFolder, 'installed.json'))) programs.push(await buildPeer(buildDir));
  else skipped.push('MNIST by onnxruntime-node: it is not here; type: npm run bench -- kernels');
  return { programs, skipped };
}

async function buildPeer(buildDir: string): Promise<ColdStartRow> {
  const { dir, bootstrap } = await build({
    entry: fileURLToPath(new URL('peers/onnxRuntimeMnist.ts', import.meta.url)),
    engine: 'node',
    arch: process.arch as Arch,
    outDir: join(buildDir, 'mnist-onnxruntime-node'),
    assets: { 'mnist.onnx': mnistFile },
  });
  const env = { ONNXRUNTIME_FOLDER: onnxRuntimeFolder };
  return { label: 'MNIST onnxruntime-node', command: [process.execPath, bootstrap], cwd: dir, env };
}
