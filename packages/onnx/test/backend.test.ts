// ONNX's own test models: each is read, checked, written byte for byte, and has the shapes that it says.
import {
  findProblems,
  inferShapes,
  type ModelProto,
  type OnnxError,
  readModel,
  readTensor,
  writeModel,
} from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { describeType, mergeTypes, type ValueType, valueTypeOf } from '../src/valueType.ts';
import { type BackendCase, backendCases, backendIsMissing, lightModels } from './backendData.ts';

// What these make depends on values, not on shapes alone: an axis or two stay open.
const dataDependent = new Set(
  [
    'Compress ConcatFromSequence If ImageDecoder Loop NonMaxSuppression NonZero OptionalGetElement SequenceAt',
    'SequenceInsert SequenceMap StringNormalizer StringSplit Unique',
  ].flatMap((line) => line.split(' ')),
);
const withoutRule = ['Adagrad', 'Adam', 'Gradient', 'Momentum'].map((name) => `ai.onnx.preview.training.${name}`);

describe.skipIf(backendIsMissing)("ONNX's backend tests", () => {
  const cases = backendIsMissing ? [] : [...backendCases('node', 'simple', 'pytorch-converted', 'pytorch-operator')];

  test('there are as many as the pinned release holds', () => {
    expect(cases.length).toBeGreaterThan(1900);
    expect(cases.filter(({ name }) => name.startsWith('node/')).length).toBeGreaterThan(1700);
  });

  test('each comes back byte for byte', () => {
    const changed = cases.filter(({ model }) => Buffer.compare(writeModel(readModel(model)), model) !== 0);

    console.log(`byte for byte: ${cases.length - changed.length} of ${cases.length}`);
    expect(changed.map(({ name }) => name)).toEqual([]);
  });

  test('the checker finds nothing wrong, and no shape that contradicts what they say', () => {
    const problems = cases.flatMap(({ name, model }) =>
      findProblems(readModel(model)).map((error) => [name, error.message]),
    );

    expect(problems).toEqual([]);
  });

  test('inferred types and shapes are those of the outputs', () => {
    const results = cases.map(compareOutputs);
    const count = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length;

    const operators = new Set(results.flatMap((result) => (result.verdict === 'equal' ? result.operators : [])));
    console.log(
      `shapes: ${count('equal')} equal, ${count('open')} open by nature, ${count('unsupported')} without a rule, ` +
        `${count('differs')} differ; ${operators.size} operators`,
    );
    expect(results.filter(({ verdict }) => verdict === 'differs').map(({ name, found }) => [name, found])).toEqual([]);
    expect(new Set(results.flatMap(({ unsupported }) => unsupported))).toEqual(new Set(withoutRule));
    expect(count('equal')).toBeGreaterThan(1820);
    expect(operators.size).toBeGreaterThan(180);
  });
});

describe.skipIf(backendIsMissing)('the light models', () => {
  const models = backendIsMissing ? [] : lightModels();

  test.each(models)('$name is whole, and every shape in it is known', ({ model: bytes }) => {
    const model = readModel(bytes);
    const said = outputsOf(model);
    forgetOutputs(model);

    const { types, unsupported } = inferShapes(model);

    expect(unsupported).toEqual([]);
    expect([...types.values()].map(describeType).filter((text) => /\?|\.\.\./.test(text))).toEqual([]);
    expect(said.map(([name]) => describeType(types.get(name)))).toEqual(said.map(([, type]) => describeType(type)));
    expect(findProblems(readModel(bytes)).map(({ message }: OnnxError) => message)).toEqual([]);
    expect(Buffer.compare(writeModel(readModel(bytes)), bytes)).toBe(0);
  });

  test('there are nine', () => expect(models.length).toBe(9));
});

type Verdict = 'differs' | 'equal' | 'open' | 'unsupported';

function compareOutputs(backendCase: BackendCase) {
  const model = readModel(backendCase.model);
  const said = outputsOf(model);
  forgetOutputs(model);
  const inputValues = inputsOf(model, backendCase.inputs);
  const { types, unsupported } = inferShapes(model, { inputValues });
  const operators = model.graph!.node.map(({ opType }) => opType);
  const pairs = said.map(([name, type]) => ({ found: types.get(name), type }));
  const found = pairs.map((pair) => `${describeType(pair.found)}, said ${describeType(pair.type)}`).join('; ');
  const verdict = verdictOf(pairs, unsupported, operators);
  return { name: backendCase.name, verdict, operators, unsupported, found };
}

function verdictOf(pairs: readonly Pair[], unsupported: readonly string[], operators: readonly string[]): Verdict {
  if (unsupported.length) return 'unsupported';
  if (pairs.every(saysAsMuch)) return 'equal';
  const isOpen = operators.some((name) => dataDependent.has(name)) && pairs.every(agree);
  return isOpen ? 'open' : 'differs';
}

interface Pair {
  readonly found: ValueType | undefined;
  readonly type: ValueType | undefined;
}

/** Nothing that the model says is unknown, and nothing is another. A number for a symbol says more. */
function saysAsMuch({ found, type }: Pair): boolean {
  const merged = mergeTypes(found, type);
  return merged !== 'conflict' && describeType(merged) === describeType(found);
}

function agree({ found, type }: Pair): boolean {
  return mergeTypes(found, type) !== 'conflict';
}

function outputsOf(model: ModelProto) {
  return model.graph!.output.map(({ name, type }) => [name, valueTypeOf(type)] as const);
}

// What a model says of its outputs must not help.
function forgetOutputs(model: ModelProto): void {
  for (const output of model.graph!.output) delete output.type;
  model.graph!.valueInfo = [];
}

function inputsOf(model: ModelProto, files: readonly Uint8Array[]) {
  const isTensor = model.graph!.input.map(({ type }) => type?.value.case === 'tensorType');
  const entries = model.graph!.input.flatMap(({ name }, i) =>
    isTensor[i] && files[i] ? [[name, readTensor(files[i])] as const] : [],
  );
  return Object.fromEntries(entries);
}
