// From an ONNX file to a plan's file, with neither in memory as a whole.
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeModelFile } from '@kinglet/kernels/plan';
import { loadExternalData, type ModelProto, readModelOutline } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import type { PassReport } from '../passes/runPasses.ts';
import { type CompileOptions, lowerModel, planMetadata } from './compile.ts';
import { explain } from './explain.ts';
import { mappedFiles } from './mappedFiles.ts';
import { planContents } from './planContents.ts';
import type { Program } from './program.ts';

/** A plan that was written. */
export interface CompiledFile {
  /** The graph's. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly program: Program;
  readonly passes: readonly PassReport[];
  /** As that of `compile`. */
  explain(): string;
}

/**
 * Compiles the model at a path, with the weights beside it, or one in memory, and writes the plan to a path: for models of any size whose plan
 * is less than 4 GiB. Weights are mapped, where @kinglet/kernels has its addon, and written as they are made; the plan has its
 * name only when all of it is there.
 *
 * Rejects with OnnxError for files that cannot be read or are no model, as `compile` throws, and with InferenceError
 * KINGLET_INFERENCE_FILE for a plan that cannot be written.
 */
export async function compileFile(
  source: string | ModelProto,
  target: string,
  options: Omit<CompileOptions, 'allocate'> = {},
): Promise<CompiledFile> {
  // Not before it is needed: who compiles from memory does without the addon.
  const { packColumns, packDepthwise, packFilters, packRows } = await import('@kinglet/kernels');
  const model = typeof source === 'string' ? await readMappedModel(source) : source;
  const { graph, program, passes } = lowerModel(model, {
    packing: { packColumns, packDepthwise, packFilters, packRows },
    ...options,
  });
  const contents = planContents(program, planMetadata(graph, program));
  const size = writeBeside(target, (file) =>
    writeModelFile(contents, (bytes, at) => {
      writeAll(file, bytes, at);
    }),
  );
  const explained = { name: graph.name, file: { length: size }, program, passes };
  return { name: graph.name, size, program, passes, explain: () => explain(explained) };
}

async function readMappedModel(path: string): Promise<ModelProto> {
  const files = await mappedFiles();
  const model = await readModelOutline(path, { files });
  await loadExternalData(model, dirname(path), files);
  return model;
}

/** Who reads the old file, or has it mapped, keeps it. */
function writeBeside<Result>(path: string, write: (file: number) => Result): Result {
  const draft = `${path}.${process.pid}.new`;
  try {
    const file = openSync(draft, 'w');
    try {
      const result = write(file);
      renameSync(draft, path);
      return result;
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    rmSync(draft, { force: true });
    throw new InferenceError('KINGLET_INFERENCE_FILE', `expected to write ${path}: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function writeAll(file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(file, bytes, done, Math.min(bytes.length - done, mostBytes), at + done);
}

/** One write of the system takes less than 2 GiB. */
const mostBytes = 2 ** 30;
