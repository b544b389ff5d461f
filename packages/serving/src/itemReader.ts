// Items of JSON, checked against the definition's fields and put into a model's inputs.
import { describe, isRecord, listed, pointer } from './describe.ts';
import { rangeOf } from './elements.ts';
import { type Issue, optionError } from './errors.ts';
import { type FieldReader, fieldReader, mostIssues } from './fieldReaders.ts';
import type { ItemTensor, ModelRunner } from './modelRunner.ts';
import type { Field, Fields } from './schema.ts';

/** Where a field goes. */
interface PlacedField {
  readonly name: string;
  readonly reader: FieldReader;
  /** The position of its input. */
  readonly input: number;
  /** Its first element in an item's part of that input. */
  readonly at: number;
}

/** How items are read. */
export interface ItemReaderOptions {
  /** @default a field for each input, of its shape */
  readonly fields?: Fields;
  /** What happens to names that the definition does not have. @default refuse */
  readonly unknown?: 'ignore' | 'refuse';
  /** Whether texts stand for NaN and infinity. */
  readonly takesNonFinite: boolean;
}

/** Reads items into the memory of a runner. */
export class ItemReader {
  readonly #runner: ModelRunner;
  readonly #fields: readonly PlacedField[];
  readonly #names: ReadonlySet<string>;
  readonly #refusesUnknown: boolean;

  /** Throws ServingError KINGLET_SERVING_OPTION for fields that do not fill the inputs. */
  constructor(runner: ModelRunner, { fields, unknown = 'refuse', takesNonFinite }: ItemReaderOptions) {
    this.#runner = runner;
    this.#fields = placeFields(runner.inputs, fields ?? fieldsOf(runner.inputs), takesNonFinite);
    this.#names = new Set(this.#fields.map(({ name }) => name));
    this.#refusesUnknown = unknown === 'refuse';
  }

  /** Whether there is a field of that name. */
  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** A name for each element of an input: its field's, with a position where the field has many. */
  elementNames(input: number): string[] {
    return this.#fields
      .filter((field) => field.input === input)
      .flatMap(({ name, reader: { width } }) =>
        width === 1 ? [name] : Array.from({ length: width }, (_, i) => `${name}[${i}]`),
      );
  }

  /** Puts an item into slot `slot`; false, with what is wrong in `issues`, for one that is not as it should be. */
  read(item: unknown, slot: number, path: string, issues: Issue[]): boolean {
    const before = issues.length;
    if (isRecord(item)) this.#readFields(item, slot, path, issues);
    else if (this.#fields.length === 1) this.#readField(this.#fields[0]!, item, slot, path, issues);
    else issues.push({ path, expected: `an object with ${listed([...this.#names])}`, found: describe(item) });
    return issues.length === before;
  }

  #readFields(item: Readonly<Record<string, unknown>>, slot: number, path: string, issues: Issue[]): void {
    for (const field of this.#fields) {
      const { name, reader } = field;
      const value = Object.hasOwn(item, name) ? item[name] : reader.default;
      if (issues.length < mostIssues) this.#readField(field, value, slot, pointer(path, name), issues);
    }
    if (!this.#refusesUnknown) return;
    for (const name of Object.keys(item))
      if (!this.#names.has(name) && issues.length < mostIssues)
        issues.push({
          path: pointer(path, name),
          expected: `one of the fields ${listed([...this.#names])}`,
          found: 'an unknown field',
        });
  }

  #readField({ reader, input, at }: PlacedField, value: unknown, slot: number, path: string, issues: Issue[]): void {
    if (value === undefined) {
      issues.push({ path, expected: reader.expected, found: 'nothing' });
      return;
    }
    const view = this.#runner.inputViews[input]!;
    reader.read(value, view, slot * this.#runner.inputs[input]!.width + at, path, issues);
  }
}

function fieldsOf(inputs: readonly ItemTensor[]): Fields {
  return Object.fromEntries(
    inputs.map(({ name, shape }): [string, Field] => [name, { type: 'array', shape, tensor: name }]),
  );
}

function placeFields(inputs: readonly ItemTensor[], fields: Fields, takesNonFinite: boolean): PlacedField[] {
  const filled = inputs.map(() => 0);
  const placed = Object.entries(fields).map(([name, field]): PlacedField => {
    const input = inputOf(inputs, name, field);
    const { type, name: tensor } = inputs[input]!;
    const range = rangeOf(type);
    if (!range)
      throw optionError(
        `field ${JSON.stringify(name)}: expected an input of numbers that JSON has, found ${JSON.stringify(tensor)} of ${type}; take it as npy or raw`,
      );
    const reader = fieldReader(name, field, { range, takesNonFinite });
    const at = filled[input]!;
    filled[input] = at + reader.width;
    return { name, reader, input, at };
  });
  for (const [i, { name, width }] of inputs.entries())
    if (filled[i] !== width)
      throw optionError(
        `expected fields that fill the ${width} elements of input ${JSON.stringify(name)}, found fields of ${filled[i]}`,
      );
  return placed;
}

function inputOf(inputs: readonly ItemTensor[], name: string, field: Field): number {
  const wanted = field?.tensor ?? name;
  const index = inputs.findIndex((input) => input.name === wanted);
  if (index >= 0) return index;
  if (field?.tensor === undefined && inputs.length === 1) return 0;
  throw optionError(
    `field ${JSON.stringify(name)}: expected its \`tensor\` to be one of ${listed(inputs.map((input) => input.name))}, found ${JSON.stringify(wanted)}`,
  );
}
