// kinglet model run
import { inferencePackages } from '../model/inferencePackages.ts';
import { batch, inputShape, readPlan } from '../model/modelSource.ts';
import { pathsOf, readInputs } from '../model/readInputs.ts';
import { describeTensor, type NamedTensor, tensorFileOf, valuesOf } from '../model/tensorFile.ts';
import { jsonOfTensor } from '../model/tensorJson.ts';
import { list } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

export const modelRun: Verb = defineVerb({
  positionals: [{ name: 'file', help: 'a plan, or an ONNX model, which is compiled first' }],
  options: {
    input: list(
      'the file of an input: .json, .npy, .pb, or the bare bytes; its name may be left out where there is one',
      {
        value: 'name=path',
        short: 'i',
      },
    ),
    output: list('a file for an output, of the same kinds; the others are printed', { value: 'name=path', short: 'o' }),
    batch,
    inputShape,
  },
  examples: [
    ['kinglet model run model.plan --input image.npy', 'prints the outputs'],
    ['kinglet model run model.onnx -i tokens=tokens.json -i mask=mask.npy -o scores=scores.npy', 'writes one'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [path = '']) {
    const packages = await inferencePackages();
    const { file } = await readPlan(packages, context, path, values);
    const model = packages.inference.Model.load(file);
    const places = pathsOf(model.outputs, values.output, '--output');
    checkOutputs(context, ...places.values());
    const found = model.run(readInputs(packages, context, model.inputs, values.input));
    const outputs = model.outputs.map(({ name, type }): NamedTensor => ({ name, type, ...found[name]! }));
    for (const tensor of outputs) {
      const place = places.get(tensor.name);
      if (place !== undefined) writeOutput(context, place, tensorFileOf(packages, place, tensor));
    }
    const printed = outputs.filter(({ name }) => !places.has(name));
    const valuesIn = ({ type, data }: NamedTensor): ArrayLike<number | bigint> => valuesOf(packages.onnx, type, data);
    return {
      data: {
        outputs: Object.fromEntries(
          outputs.map((tensor) => [
            tensor.name,
            {
              type: tensor.type,
              shape: tensor.shape,
              ...(places.has(tensor.name)
                ? { file: places.get(tensor.name) }
                : { data: jsonOfTensor(valuesIn(tensor), tensor.shape) }),
            },
          ]),
        ),
      },
      // Nothing is printed of what was written.
      ...(printed.length > 0 ? { text: printed.map((tensor) => shown(tensor, valuesIn(tensor))).join('\n') } : {}),
    };
  },
});

const most = 64;
const digits = 7;

function shown({ name, type, shape }: NamedTensor, values: ArrayLike<number | bigint>): string {
  const first = Array.from({ length: Math.min(values.length, most) }, (_, i) => values[i]!);
  const texts = first.map((value) => String(typeof value === 'bigint' ? value : Number(value.toPrecision(digits))));
  const rest = values.length > most ? ` … (${values.length} in all; --output or --json has them)` : '';
  return `${name}: ${describeTensor({ type, shape })}\n  ${texts.join(' ')}${rest}`;
}
