// A case of ONNX's through a plan: compiled, loaded, run.
import { Model } from '@kinglet/inference';
import { compile } from '../../src/compile/index.ts';
import { type Tensor, toProto } from '../../src/evaluate/index.ts';
import { outputValues, inputValues as valuesOf } from '../runValues.ts';
import type { BackendCase, Tensors } from './cases.ts';

/**
 * What a plan of the case's model answers. Inputs that are named in `constants` become part of the plan, as those must
 * that shapes depend on. Throws what `compile` throws.
 */
export function runPlan({ model, data }: BackendCase, constants: readonly string[] = []): Tensors {
  const { inputs, outputs } = data!;
  const isConstant = (name: string): boolean => constants.includes(name);
  const given = Object.entries(inputs);
  const inputValues = Object.fromEntries(
    given.filter(([name]) => isConstant(name)).map(([name, tensor]) => [name, toProto(name, tensor)]),
  );
  const inputShapes = Object.fromEntries(given.map(([name, { dims }]) => [name, dims]));
  const plan = Model.load(compile(model, { inputValues, inputShapes, loopTurns: 64 }).file);
  const values = given.filter(([name]) => !isConstant(name)).map(([name, tensor]) => [name, valuesOf(tensor)] as const);
  const made = plan.run(Object.fromEntries(values));
  const found = Object.entries(made).map(([name, output]): [string, Tensor] => [
    name,
    { type: outputs[name]!.type, dims: output.shape, values: outputValues(output) },
  ]);
  return Object.fromEntries(found);
}

/** Inputs that say shapes, axes and counts: small integers that no kernel computes with. */
export function lengthInputs({ data }: BackendCase): string[] {
  return Object.entries(data!.inputs).flatMap(([name, { type, dims }]) =>
    (type === 'int64' || type === 'int32') && dims.length <= 1 ? [name] : [],
  );
}
