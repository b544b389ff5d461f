// What a compiled plan computes each node with.
import {
  type CompiledModel,
  type CompiledProgram,
  type CompileOptions,
  compile,
  compileProgram,
  InferenceError,
} from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import type { ResolvedOptions } from '../options.ts';

/** The model's plan; undefined for a model that the interpreter has no kernels for. */
export function planOf(model: ModelProto, { runner }: Pick<ResolvedOptions, 'runner'>): CompiledModel | undefined {
  return compiledOf(compile, model, runner);
}

/** The same, of which no file is made. */
export function programOf(model: ModelProto, runner: CompileOptions): CompiledProgram | undefined {
  return compiledOf(compileProgram, model, runner);
}

function compiledOf<Compiled>(
  compile: (model: ModelProto, options: CompileOptions) => Compiled,
  model: ModelProto,
  options: CompileOptions,
): Compiled | undefined {
  try {
    return compile(model, options);
  } catch (error) {
    if (error instanceof InferenceError) return undefined;
    throw error;
  }
}

/** The kernels that compute each node, by the node's name; undefined without a plan. */
export function planKernels(
  plan: Pick<CompiledModel, 'program'> | undefined,
): ReadonlyMap<string, readonly string[]> | undefined {
  if (!plan) return undefined;
  const kernels = new Map<string, string[]>();
  for (const { node, kernel } of plan.program.instructions) {
    const name = nodeName(node);
    kernels.set(name, [...(kernels.get(name) ?? []), kernel]);
  }
  return kernels;
}

/** The name in what plans call a node: `"name" (Operator)`. */
export function nodeName(node: string): string {
  const quoted = /^(".*") \(/.exec(node)?.[1];
  return quoted ? (JSON.parse(quoted) as string) : node;
}
