// Items of JSON, checked against the definition's fields and put into a model's inputs.
import { describe, isRecord, listed, pointer } from './describe.ts';
import { rangeOf } from './elements.ts';
import { type Issue, inputError, optionError, type ServingError } from './errors.ts';
import { type FieldReader, mostIssues } from './fieldReader.ts';
import { makeFieldReader } from './makeFieldReader.ts';
import type { ItemTensor, ModelRunner } from './modelRunner.ts';
import type { RangeCheck } from './rangeChecks.ts';
import type { Field, Fields } from './schema.ts';

/** Where a field goes. */
interface PlacedField {
  readonly name: string;
  readonly reader: FieldReader;
  /** The position of its input. */
  readonly input: number;
  /** Its first element in an item's part of that input, and the elements of such a part. */
  readonly at: number;
  readonly width: number;
}

/** How items are read. */
export interface ItemReaderOptions {
  /** @default a field for each input, of its shape */
  readonly fields?: Fields;
  /** What happens to names that the definition does not have. @default refuse */
  readonly unknown?: 'ignore' | 'refuse';
  /** Whether texts stand for NaN and infinity. */
  readonly takesNonFinite: boolean;
  readonly areWithin: RangeCheck;
}

/** Reads items into the memory of a runner. */
export class ItemReader {
  readonly #runner: ModelRunner;
  readonly #fields: readonly PlacedField[];
  readonly #names: ReadonlySet<string>;
  readonly #refusesUnknown: boolean;

  /** Throws ServingError KINGLET_SERVING_OPTION for fields that do not fill the inputs. */
  constructor(runner: ModelRunner, options: ItemReaderOptions) {
    const { fields = fieldsOf(runner.inputs), unknown = 'refuse' } = options;
    this.#runner = runner;
    this.#fields = placeFields(runner.inputs, fields, options);
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

  /** Puts an item into slot `slot`; false for one that is not as it should be. */
  put(item: unknown, slot: number): boolean {
    if (isRecord(item)) return this.#putFields(item, slot);
    return this.#fields.length === 1 && this.#putField(this.#fields[0]!, item, slot);
  }

  /** What is wrong with an item that could not be put. */
  refuse(item: unknown, path: string): ServingError {
    const issues: Issue[] = [];
    if (isRecord(item)) this.#explainFields(item, path, issues);
    else if (this.#fields.length === 1) this.#fields[0]!.reader.explain(item, path, issues);
    else issues.push({ path, expected: `an object with ${listed([...this.#names])}`, found: describe(item) });
    return inputError(issues);
  }

  #putFields(item: Readonly<Record<string, unknown>>, slot: number): boolean {
    let present = 0;
    for (let i = 0; i < this.#fields.length; i++) {
      const field = this.#fields[i]!;
      const isPresent = Object.hasOwn(item, field.name);
      if (isPresent) present++;
      if (!this.#putField(field, isPresent ? item[field.name] : field.reader.default, slot)) return false;
    }
    return !this.#refusesUnknown || present === Object.keys(item).length;
  }

  #putField({ reader, input, at, width }: PlacedField, value: unknown, slot: number): boolean {
    return reader.put(value, this.#runner.inputViews[input]!, slot * width + at);
  }

  #explainFields(item: Readonly<Record<string, unknown>>, path: string, issues: Issue[]): void {
    for (const { name, reader } of this.#fields) {
      const value = Object.hasOwn(item, name) ? item[name] : reader.default;
      if (issues.length >= mostIssues) return;
      if (value !== undefined) reader.explain(value, pointer(path, name), issues);
      else issues.push({ path: pointer(path, name), expected: reader.expected, found: 'nothing' });
    }
    const expected = `one of the fields ${listed([...this.#names])}`;
    for (const name of this.#refusesUnknown ? Object.keys(item) : [])
      if (!this.#names.has(name) && issues.length < mostIssues)
        issues.push({ path: pointer(path, name), expected, found: 'an unknown field' });
  }
}

function fieldsOf(inputs: readonly ItemTensor[]): Fields {
  return Object.fromEntries(
    inputs.map(({ name, shape }): [string, Field] => [name, { type: 'array', shape, tensor: name }]),
  );
}

function placeFields(inputs: readonly ItemTensor[], fields: Fields, options: ItemReaderOptions): PlacedField[] {
  const { takesNonFinite, areWithin } = options;
  const filled = inputs.map(() => 0);
  const placed = Object.entries(fields).map(([name, field]): PlacedField => {
    const input = inputOf(inputs, name, field);
    const { type, name: tensor, width } = inputs[input]!;
    const range = rangeOf(type);
    if (!range)
      throw optionError(
        `field ${JSON.stringify(name)}: expected an input of numbers that JSON has, found ${JSON.stringify(tensor)} of ${type}; take it as npy or raw`,
      );
    const reader = makeFieldReader(name, field, { range, isBig: type.endsWith('int64'), areWithin, takesNonFinite });
    const at = filled[input]!;
    filled[input] = at + reader.width;
    return { name, reader, input, at, width };
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
