// Fields of items, checked and put into a model's memory.
import type { ElementArray } from '@kinglet/inference';
import { describe, isRecord, listed, pointer } from './describe.ts';
import { isBig, type NumberRange, putNumber } from './elements.ts';
import { type Issue, optionError } from './errors.ts';
import { sizeOf } from './modelRunner.ts';
import { nonFiniteOf } from './nonFinite.ts';
import type { ArrayField, CategoryField, Field } from './schema.ts';

/** Reads one field. */
export interface FieldReader {
  /** Elements. */
  readonly width: number;
  /** What counts where the item has none. */
  readonly default: unknown;
  readonly expected: string;
  /** Puts `value` into `view` from `at` on, or adds to `issues`. */
  read(value: unknown, view: ElementArray, at: number, path: string, issues: Issue[]): void;
}

/** How numbers are to be. */
interface NumberRule extends NumberRange {
  readonly expected: string;
  readonly takesNonFinite: boolean;
}

/** What a field's input allows. */
export interface FieldTarget {
  readonly range: NumberRange;
  /** Whether texts stand for NaN and infinity. */
  readonly takesNonFinite: boolean;
}

/** The most issues that an item is answered with. */
export const mostIssues = 20;

/** Throws ServingError KINGLET_SERVING_OPTION, which names the field. */
export function fieldReader(name: string, field: Field, target: FieldTarget): FieldReader {
  const reader = readerOf(name, field, target);
  const issues: Issue[] = [];
  if (reader.default !== undefined)
    reader.read(reader.default, new Float64Array(reader.width), 0, pointer('', 'default'), issues);
  const [issue] = issues;
  if (issue) throw refuse(name, `its default to be ${issue.expected}`, issue.found);
  return reader;
}

function readerOf(name: string, field: Field, target: FieldTarget): FieldReader {
  switch (isRecord(field) ? field.type : undefined) {
    case 'number':
    case 'integer':
      return numberReader(numberRule(name, field as NumberBounds, target), (field as { default?: number }).default);
    case 'boolean':
      return booleanReader((field as { default?: boolean }).default);
    case 'category':
      return categoryReader(name, field as CategoryField);
    case 'array':
      return arrayReader(name, field as ArrayField, target);
    default:
      throw refuse(name, '`type` to be number, integer, boolean, category or array', describe(field?.type));
  }
}

interface NumberBounds {
  readonly type: string;
  readonly items?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

function numberRule(name: string, field: NumberBounds, { range, takesNonFinite }: FieldTarget): NumberRule {
  const { minimum = range.minimum, maximum = range.maximum } = field;
  if (!(minimum <= maximum && minimum >= range.minimum && maximum <= range.maximum))
    throw refuse(name, `a range within ${range.minimum} to ${range.maximum}`, `${minimum} to ${maximum}`);
  const isWhole = range.isWhole || field.type === 'integer' || field.items === 'integer';
  const isBound = field.minimum !== undefined || field.maximum !== undefined || range.isWhole;
  const expected = `a ${isWhole ? 'whole' : 'finite'} number${isBound ? ` from ${minimum} to ${maximum}` : ''}`;
  return { minimum, maximum, isWhole, expected, takesNonFinite: takesNonFinite && !isWhole && !isBound };
}

function numberReader(rule: NumberRule, fallback: number | undefined): FieldReader {
  return {
    width: 1,
    default: fallback,
    expected: rule.expected,
    read: (value, view, at, path, issues) => {
      const number = isAllowed(value, rule) ? value : nonFiniteAllowed(value, rule);
      if (number === undefined) issues.push({ path, expected: rule.expected, found: describe(value) });
      else putNumber(view, at, number);
    },
  };
}

/** NaN compares as false: it is never within a range. */
function isAllowed(value: unknown, { minimum, maximum, isWhole }: NumberRule): value is number {
  return typeof value === 'number' && value >= minimum && value <= maximum && (!isWhole || Number.isInteger(value));
}

function nonFiniteAllowed(value: unknown, { takesNonFinite }: NumberRule): number | undefined {
  return takesNonFinite ? nonFiniteOf(value) : undefined;
}

function booleanReader(fallback: boolean | undefined): FieldReader {
  const expected = 'true or false';
  return {
    width: 1,
    default: fallback,
    expected,
    read: (value, view, at, path, issues) => {
      if (typeof value === 'boolean') putNumber(view, at, Number(value));
      else issues.push({ path, expected, found: describe(value) });
    },
  };
}

function categoryReader(name: string, { values, encoding = 'index', default: fallback }: CategoryField): FieldReader {
  const positions = new Map(Array.isArray(values) ? values.map((value, i) => [value, i]) : []);
  if (positions.size === 0 || positions.size !== values.length)
    throw refuse(name, '`values` to be different texts or numbers', describe(values));
  if (encoding !== 'index' && encoding !== 'one-hot')
    throw refuse(name, '`encoding` to be index or one-hot', describe(encoding));
  const width = encoding === 'index' ? 1 : values.length;
  const expected = `one of ${listed(values)}`;
  return {
    width,
    default: fallback,
    expected,
    read: (value, view, at, path, issues) => {
      const position = positions.get(value as string);
      if (position === undefined) issues.push({ path, expected, found: describe(value) });
      else if (width === 1) putNumber(view, at, encoding === 'index' ? position : 1);
      else for (let i = 0; i < width; i++) putNumber(view, at + i, Number(i === position));
    },
  };
}

function arrayReader(name: string, field: ArrayField, target: FieldTarget): FieldReader {
  const { shape } = field;
  if (!Array.isArray(shape) || !shape.every((length) => Number.isInteger(length) && length >= 0))
    throw refuse(name, '`shape` to be whole numbers from 0 on', describe(shape));
  const rule = numberRule(name, field, target);
  const width = sizeOf(shape);
  const expected =
    shape.length === 0
      ? rule.expected
      : `an array of ${shape.join(' x ')} ${rule.expected.replace(/^a /, '').replace('number', 'numbers')}`;
  const scalar = numberReader(rule, undefined);
  return {
    width,
    default: undefined,
    expected,
    read: (value, view, at, path, issues) => {
      if (shape.length === 0) scalar.read(value, view, at, path, issues);
      else if (isFlat(value, shape, width)) readRow(value, view, at, path, issues, rule);
      else readNested({ value, shape, at, path }, view, issues, rule);
    },
  };
}

/** All numbers in one array, which is also what a shape of one length is. */
function isFlat(value: unknown, shape: readonly number[], width: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length === width && (shape.length === 1 || !Array.isArray(value[0]));
}

function readRow(
  values: readonly unknown[],
  view: ElementArray,
  at: number,
  path: string,
  issues: Issue[],
  rule: NumberRule,
): void {
  if (!isBig(view) && areAllowed(values, rule)) {
    view.set(values, at);
    return;
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const number = isAllowed(value, rule) ? value : nonFiniteAllowed(value, rule);
    if (number !== undefined) putNumber(view, at + i, number);
    else if (issues.length < mostIssues)
      issues.push({ path: pointer(path, i), expected: rule.expected, found: describe(value) });
  }
}

/** As `isAllowed` of each: in an interpreter a call for each would be most of an event's time. */
function areAllowed(
  values: readonly unknown[],
  { minimum, maximum, isWhole }: NumberRule,
): values is readonly number[] {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== 'number' || !(value >= minimum && value <= maximum)) return false;
    if (isWhole && value % 1 !== 0) return false;
  }
  return true;
}

interface Nested {
  readonly value: unknown;
  readonly shape: readonly number[];
  readonly at: number;
  readonly path: string;
}

function readNested({ value, shape, at, path }: Nested, view: ElementArray, issues: Issue[], rule: NumberRule): void {
  const [length, ...inner] = shape as [number, ...number[]];
  if (!Array.isArray(value) || value.length !== length) {
    if (issues.length < mostIssues)
      issues.push({ path, expected: `an array of ${shape.join(' x ')} numbers`, found: describe(value) });
    return;
  }
  if (inner.length === 0) {
    readRow(value, view, at, path, issues, rule);
    return;
  }
  const step = sizeOf(inner);
  for (const [i, part] of value.entries())
    readNested({ value: part, shape: inner, at: at + i * step, path: pointer(path, i) }, view, issues, rule);
}

function refuse(name: string, expected: string, found: string): Error {
  return optionError(`field ${JSON.stringify(name)}: expected ${expected}, found ${found}`);
}
