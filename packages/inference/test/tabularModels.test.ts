// Models that scikit-learn, LightGBM and XGBoost trained, answered as ONNX Runtime answered them when the file was written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { type GivenValues, type InputValues, Model, type OutputTensor } from '../src/index.ts';
import { difference } from './difference.ts';

type Elements = readonly (number | string | null)[];

/** As writeTabularModels.py writes it; null is NaN. */
interface TabularModel {
  readonly name: string;
  /** ONNX, in base64. */
  readonly model: string;
  readonly inputs: Readonly<Record<string, { readonly dims: readonly number[]; readonly values: Elements }>>;
  readonly outputs: Readonly<Record<string, Elements>>;
}

const models: TabularModel[] = JSON.parse(readFileSync(join(import.meta.dirname, 'tabularModels.json'), 'utf8'));

test.each(models)('$name', ({ model, inputs, outputs }) => {
  const shapes = Object.entries(inputs).map(([name, { dims }]) => [name, ['N', ...dims.slice(1)]] as const);
  const plan = Model.load(
    compile(readModel(Buffer.from(model, 'base64')), { inputShapes: Object.fromEntries(shapes) }).file,
  );
  const given = Object.entries(inputs).map(([name, { values }]) => [name, inputOf(values)] as const);

  const made = plan.run(Object.fromEntries(given));

  expect(Object.keys(made)).toEqual(Object.keys(outputs));
  for (const [name, expected] of Object.entries(outputs)) {
    const found = elementsOf(made[name]!);
    if (typeof expected[0] === 'string') expect(found).toEqual(expected);
    else expect(difference(found as number[], numbersOf(expected))).toBeLessThan(1e-5);
  }
});

test('columns of scores have the names of the classes', () => {
  const { model, inputs } = models.find(({ name }) => name === 'forest of two classes with names')!;
  const inputShapes = { X: ['N', inputs.X!.dims[1]!] };

  const plan = Model.load(compile(readModel(Buffer.from(model, 'base64')), { inputShapes }).file);

  expect(plan.outputs).toEqual([
    { name: 'output_label', type: 'string', shape: ['N'] },
    { name: 'output_probability', type: 'float', shape: ['N', 2], classes: ['benign', 'malignant'] },
  ]);
});

function inputOf(values: Elements): GivenValues | InputValues {
  return typeof values[0] === 'string' ? (values as readonly string[]) : Float32Array.from(numbersOf(values));
}

function numbersOf(values: Elements): number[] {
  return values.map((value) => (value === null ? Number.NaN : Number(value)));
}

function elementsOf({ data, texts }: OutputTensor): readonly (number | string)[] {
  return texts ?? Array.from(data as ArrayLike<bigint | number>, Number);
}
