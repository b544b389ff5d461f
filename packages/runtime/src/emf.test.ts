import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEmf } from '../test/emfSchema.ts';
import { type EmfMetric, type EmfRecord, type EmfUnit, emfLines } from './emf.ts';
import { MetricError } from './errors.ts';

const record = (parts: Partial<EmfRecord>): EmfRecord => ({
  namespace: 'Shop',
  timestamp: 1_700_000_000_000.5,
  dimensions: { FunctionName: 'f' },
  metrics: [{ name: 'Rows', unit: 'Count', value: 3 }],
  ...parts,
});
const count = (name: string, value: EmfMetric['value']): EmfMetric => ({ name, unit: 'Count', value });

test('is what CloudWatch documents', () => {
  expect(emfLines(record({ properties: { requestId: 'r' } })).map((line) => JSON.parse(line))).toEqual([
    {
      _aws: {
        Timestamp: 1_700_000_000_000,
        CloudWatchMetrics: [
          { Namespace: 'Shop', Dimensions: [['FunctionName']], Metrics: [{ Name: 'Rows', Unit: 'Count' }] },
        ],
      },
      FunctionName: 'f',
      Rows: 3,
      requestId: 'r',
    },
  ]);
});

test('has further lines for what is too much for one, and properties in the first alone', () => {
  const values = Array.from({ length: 250 }, (_, i) => i);
  const metrics = [count('Many', values), ...Array.from({ length: 120 }, (_, i) => count(`One${i}`, i))];

  const documents = emfLines(record({ metrics, properties: { requestId: 'r' } })).map(parseEmf);

  expect(documents.map((document) => Object.keys(document).length)).toEqual([103, 23, 3, 3]);
  expect(documents.flatMap(({ Many = [] }) => Many)).toEqual(values);
  expect(documents.map(({ requestId }) => requestId)).toEqual(['r', undefined, undefined, undefined]);
});

test('of any metrics and dimensions passes the published schema, and loses none', () => {
  const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text !== '__proto__');
  const dimensionName = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text !== '__proto__');
  const value = fc.double({ noNaN: true, min: -1e100, max: 1e100 }).map((number) => number + 0);
  const unit = fc.constantFrom<EmfUnit>('None', 'Count', 'Kilobytes', 'Bits/Second', 'Percent');
  const metrics = fc.uniqueArray(
    fc.record({ name, unit, value: fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 230 })) }),
    {
      selector: (metric) => metric.name,
      maxLength: 120,
    },
  );
  fc.assert(
    fc.property(metrics, fc.array(dimensionName, { maxLength: 30 }), (some, dimensionNames) => {
      const taken = new Set(['_aws', ...some.map((metric) => metric.name)]);
      const free = dimensionNames.filter((one) => !taken.has(one) && one.trim() !== '' && !one.startsWith(':'));
      const dimensions = Object.fromEntries(free.map((one) => [one, 'value']));

      const documents = emfLines(record({ metrics: some, dimensions })).map(parseEmf);

      for (const metric of some)
        expect(
          documents.flatMap((document) => (Object.hasOwn(document, metric.name) ? [document[metric.name]].flat() : [])),
        ).toEqual([metric.value].flat().map((one) => (Object.is(one, -0) ? 0 : one)));
    }),
    { numRuns: 60 },
  );
});

describe('refuses', () => {
  const tooMany = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`d${i}`, 'v']));
  test.for<[Partial<EmfRecord>, string]>([
    [{ namespace: '' }, 'the namespace to be a text of 1 to 1024 characters, found one of 0'],
    [{ namespace: 5 as never }, 'the namespace to be a text of 1 to 1024 characters, found 5'],
    [{ dimensions: tooMany }, 'at most 30 dimensions, found 31'],
    [{ dimensions: { Stage: '' } }, 'the dimension "Stage" to be a text of 1 to 1024 characters, found one of 0'],
    [
      { dimensions: { ['s'.repeat(251)]: 'v' } },
      'the name of a dimension to be a text of 1 to 250 characters, found one of 251',
    ],
    [
      { dimensions: { Städte: 'v' } },
      'the name of a dimension to be printable ASCII and not only blanks, found "Städte"',
    ],
    [{ dimensions: { Stage: 'β' } }, 'the dimension "Stage" to be printable ASCII and not only blanks, found "β"'],
    [{ dimensions: { Stage: 'a\nb' } }, 'the dimension "Stage" to be printable ASCII'],
    [{ dimensions: { Stage: '  ' } }, 'the dimension "Stage" to be printable ASCII'],
    [{ dimensions: { ':Stage': 'v' } }, 'a dimension without a colon before it, found ":Stage"'],
    [{ timestamp: Number.NaN }, 'the timestamp to be milliseconds since the Unix epoch, found NaN'],
    [{ timestamp: -1 }, 'the timestamp to be milliseconds'],
    [{ timestamp: '5' as never }, 'the timestamp to be milliseconds'],
    [{ dimensions: { Rows: 'v' } }, 'found "Rows" twice'],
    [{ properties: { Rows: 'v' } }, 'found "Rows" twice'],
    [{ metrics: [count('A', 1), count('A', 2)] }, 'found "A" twice'],
    [{ metrics: [count('_aws', 1)] }, 'found "_aws" twice'],
    [{ metrics: [count('A', Number.NaN)] }, 'at most 2^360 for the metric "A", found NaN'],
    [{ metrics: [count('A', [1, Number.POSITIVE_INFINITY])] }, 'found Infinity'],
    [{ metrics: [count('A', 2 ** 361)] }, 'at most 2^360'],
    [{ metrics: [count('A', [])] }, 'for the metric "A", found none'],
    [{ metrics: [count('A', [1, undefined as never])] }, 'for the metric "A", found undefined'],
    [{ metrics: [count('A', '1' as never)] }, 'for the metric "A", found "1"'],
    [{ metrics: [{ name: 'A', unit: 'Hours' as never, value: 1 }] }, 'a unit of CloudWatch'],
    [{ properties: { long: 'é'.repeat(600_000) } }, 'a line of at most 1048550 bytes, found one of 12'],
  ])('%#: %j', ([parts, message]) => {
    expect(() => emfLines(record(parts))).toThrow(MetricError);
    expect(() => emfLines(record(parts))).toThrow(message);
  });
});
