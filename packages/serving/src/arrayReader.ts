// Arrays of numbers in a shape, nested or all in one.
import type { ElementArray } from '@kinglet/inference';
import { describe, pointer } from './describe.ts';
import type { Issue } from './errors.ts';
import { type FieldReader, mostIssues, numberReader } from './fieldReader.ts';
import { sizeOf } from './modelRunner.ts';
import { allowedNumber, type FieldTarget, fieldError, type NumberRule, numberRule, putNumbers } from './numberRule.ts';
import type { ArrayField } from './schema.ts';

/** Throws ServingError KINGLET_SERVING_OPTION, which names the field. */
export function arrayReader(name: string, field: ArrayField, target: FieldTarget): FieldReader {
  const { shape } = field;
  if (!Array.isArray(shape) || !shape.every((length) => Number.isInteger(length) && length >= 0))
    throw fieldError(name, '`shape` to be whole numbers from 0 on', describe(shape));
  const rule = numberRule(name, field, target);
  if (shape.length === 0) return numberReader(rule, undefined);
  const width = sizeOf(shape);
  const numbers = rule.expected.replace('a ', '').replace('number', 'numbers');
  return {
    width,
    default: undefined,
    expected: `an array of ${shape.join(' x ')} ${numbers}`,
    put: (value, view, at) =>
      isFlat(value, shape, width) ? putNumbers(value, view, at, rule) : putNested(value, shape, view, at, rule),
    explain: (value, path, issues) => {
      if (isFlat(value, shape, width)) explainRow(value, path, issues, rule);
      else explainNested(value, shape, path, issues, rule);
    },
  };
}

/** All numbers in one array, which is also what a shape of one length is. */
function isFlat(value: unknown, shape: readonly number[], width: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length === width && (shape.length === 1 || !Array.isArray(value[0]));
}

function putNested(
  value: unknown,
  shape: readonly number[],
  view: ElementArray,
  at: number,
  rule: NumberRule,
): boolean {
  if (!Array.isArray(value) || value.length !== shape[0]) return false;
  if (shape.length === 1) return putNumbers(value, view, at, rule);
  const inner = shape.slice(1);
  const step = sizeOf(inner);
  return value.every((part, i) => putNested(part, inner, view, at + i * step, rule));
}

function explainRow(values: readonly unknown[], path: string, issues: Issue[], rule: NumberRule): void {
  for (const [i, value] of values.entries())
    if (issues.length < mostIssues && allowedNumber(value, rule) === undefined)
      issues.push({ path: pointer(path, i), expected: rule.expected, found: describe(value) });
}

function explainNested(
  value: unknown,
  shape: readonly number[],
  path: string,
  issues: Issue[],
  rule: NumberRule,
): void {
  const [length, ...inner] = shape;
  if (!Array.isArray(value) || value.length !== length) {
    if (issues.length < mostIssues)
      issues.push({ path, expected: `an array of ${shape.join(' x ')} numbers`, found: describe(value) });
    return;
  }
  if (inner.length === 0) explainRow(value, path, issues, rule);
  else for (const [i, part] of value.entries()) explainNested(part, inner, pointer(path, i), issues, rule);
}
