// The values inside a model while samples go through it.
import { Model } from '@kinglet/inference';
import { compile } from '@kinglet/inference/compile';
import { copyMessage, graphOf, inferShapes, type ModelProto, makeValueInfo } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import { type CalibrationData, checkedSamples } from './calibrationData.ts';

/** Gets the elements of a value for one sample; they are its own only until it returns. */
export type Observer = (value: string, elements: Float32Array) => void;

/**
 * Runs the model over at most `most` samples and shows each of the named values to the observer; values that are no
 * floats are left out. Memory does not grow with the samples. How many samples there were.
 */
export async function observe(
  model: ModelProto,
  values: readonly string[],
  data: CalibrationData,
  most: number,
  observer: Observer,
): Promise<number> {
  const { plan, inside } = planWith(model, values);
  const given = plan.inputs.filter(({ name }) => values.includes(name)).map(({ name }) => name);
  let samples = 0;
  for await (const sample of checkedSamples(data, plan.inputs, most)) {
    const answers = plan.run(sample);
    for (const name of given) observer(name, Float32Array.from(sample[name] as ArrayLike<number>));
    for (const name of inside) observer(name, answers[name]!.data as Float32Array);
    samples++;
  }
  return samples;
}

/** A plan whose outputs are the values too; those that are outputs already and inputs are not added. */
function planWith(model: ModelProto, values: readonly string[]): { readonly plan: Model; readonly inside: string[] } {
  const graph = graphOf(model);
  const { types } = inferShapes(model);
  const outputs = new Set(graph.output.map(({ name }) => name));
  const inputs = new Set(graph.input.map(({ name }) => name));
  const inside = values.filter((name) => {
    const type = types.get(name);
    return !inputs.has(name) && type?.kind === 'tensor' && type.elementType === 'float';
  });
  const added = inside.filter((name) => !outputs.has(name)).map((name) => makeValueInfo(name, types.get(name)!));
  const copy = Object.assign(copyMessage(graph), { output: [...graph.output, ...added] });
  const watched = Object.assign(copyMessage(model), { graph: copy });
  return { plan: load(watched), inside };
}

function load(model: ModelProto): Model {
  try {
    return Model.load(compile(model).file);
  } catch (cause) {
    const { message } = cause as Error;
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_MODEL',
      `expected a model that runs in a plan, to calibrate it: ${message}`,
      { cause },
    );
  }
}
