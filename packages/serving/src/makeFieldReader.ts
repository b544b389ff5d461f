// Fields of items, checked and put into a model's memory.
import { arrayReader } from './arrayReader.ts';
import { describe, isRecord, listed, pointer } from './describe.ts';
import type { Issue } from './errors.ts';
import { type FieldReader, numberReader, readerOfOne } from './fieldReader.ts';
import { type FieldTarget, fieldError, numberRule } from './numberRule.ts';
import type { ArrayField, BooleanField, CategoryField, Field, NumberField } from './schema.ts';

/** Throws ServingError KINGLET_SERVING_OPTION, which names the field. */
export function makeFieldReader(name: string, field: Field, target: FieldTarget): FieldReader {
  const reader = readerOf(name, field, target);
  const issues: Issue[] = [];
  if (reader.default !== undefined) reader.explain(reader.default, pointer('', 'default'), issues);
  const [issue] = issues;
  if (issue) throw fieldError(name, `its default to be ${issue.expected}`, issue.found);
  return reader;
}

function readerOf(name: string, field: Field, target: FieldTarget): FieldReader {
  switch (isRecord(field) ? field.type : undefined) {
    case 'number':
    case 'integer':
      return numberReader(numberRule(name, field as NumberField, target), (field as NumberField).default);
    case 'boolean':
      return booleanReader(field as BooleanField, target);
    case 'category':
      return categoryReader(name, field as CategoryField, target);
    case 'array':
      return arrayReader(name, field as ArrayField, target);
    default:
      throw fieldError(name, '`type` to be number, integer, boolean, category or array', describe(field?.type));
  }
}

function booleanReader({ default: fallback }: BooleanField, { isBig }: FieldTarget): FieldReader {
  return {
    ...readerOfOne('true or false', fallback, (value) => (typeof value === 'boolean' ? value : undefined)),
    put: (value, view, at) => {
      if (typeof value !== 'boolean') return false;
      view[at] = isBig ? BigInt(value) : Number(value);
      return true;
    },
  };
}

function categoryReader(name: string, field: CategoryField, { isBig, range }: FieldTarget): FieldReader {
  const { values, encoding = 'index', default: fallback } = field;
  const positions = new Map<unknown, number>(Array.isArray(values) ? values.map((value, i) => [value, i]) : []);
  if (positions.size === 0 || positions.size !== values.length)
    throw fieldError(name, '`values` to be different texts or numbers', describe(values));
  if (encoding !== 'index' && encoding !== 'one-hot')
    throw fieldError(name, '`encoding` to be index or one-hot', describe(encoding));
  if (encoding === 'index' && values.length - 1 > range.maximum)
    throw fieldError(name, `at most ${range.maximum + 1} \`values\`, as many as its input's elements count`, values);
  const one = isBig ? 1n : 1;
  const zero = isBig ? 0n : 0;
  return {
    ...readerOfOne(`one of ${listed(values)}`, fallback, (value) => positions.get(value)),
    width: encoding === 'index' ? 1 : values.length,
    put: (value, view, at) => {
      const position = positions.get(value);
      if (position === undefined) return false;
      if (encoding === 'index') view[at] = isBig ? BigInt(position) : position;
      else for (let i = 0; i < values.length; i++) view[at + i] = i === position ? one : zero;
      return true;
    },
  };
}
