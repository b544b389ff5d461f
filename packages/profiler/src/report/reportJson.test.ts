import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyReport, evil, sampleReport } from '../../test/sampleReport.ts';
import { ProfilerError } from '../errors.ts';
import { readReport, reportJson } from './reportJson.ts';
import { reportText } from './reportText.ts';

/** The sample with one thing changed, as text. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const report: unknown = JSON.parse(reportJson(sampleReport()));
  let inner = report as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) inner = inner[key] as typeof inner;
  inner[path.at(-1)!] = value;
  return JSON.stringify(report);
}

describe('readReport', () => {
  it.each([sampleReport(), emptyReport, sampleReport((name) => name + evil)])(
    'reads what reportJson wrote',
    (report) => {
      expect(readReport(reportJson(report))).toEqual(JSON.parse(JSON.stringify(report)));
    },
  );

  it.each([
    [['version'], 2, '$.version: expected one of 1, found 2'],
    [['milliseconds'], null, '$.milliseconds: expected a number from 0 on, found null'],
    [['thread'], '1', '$.thread: expected an integer from 0 on, found "1"'],
    [['metrics', 'ipc', 'value'], '1', '$.metrics.ipc.value: expected a number, found "1"'],
    [['metrics', 'a b'], {}, '$.metrics["a b"].value: expected a number, found nothing'],
    [['metrics', 'ipc', 'counted'], 1.5, '$.metrics.ipc.counted: expected a number from 0 to 1, found 1.5'],
    [
      ['spans', 0, 'children', 1, 'count'],
      0.5,
      '$.spans[0].children[1].count: expected an integer from 0 on, found 0.5',
    ],
    [['records', 3], [], '$.records[3]: expected an object, found a list of 0'],
    [['kernels'], {}, '$.kernels: expected a list, found an object'],
    [['notes', 0], 1, '$.notes[0]: expected a string, found 1'],
    [['roof', 'memory'], 0, '$.roof.memory: expected an object, found 0'],
    [['cpu', 0, 'profile', 'samples', 7], 99, '$.cpu[0].profile.samples[7]: expected the id of a node, found 99'],
    [
      ['cpu', 0, 'profile', 'timeDeltas'],
      [],
      '$.cpu[0].profile.timeDeltas: expected as many as samples, 1000, found a list of 0',
    ],
    [['cpu', 0, 'profile', 'timeDeltas', 5], 'x', '$.cpu[0].profile.timeDeltas[5]: expected a number, found "x"'],
    [['cpu', 0, 'profile', 'nodes', 2, 'id'], 1, '$.cpu[0].profile.nodes[0].id: expected an id of its own, found 1'],
    [
      ['cpu', 0, 'profile', 'nodes', 0, 'children', 0],
      5000,
      '$.cpu[0].profile.nodes[0].children[0]: expected the id of a node',
    ],
    [
      ['heap', 0, 'profile', 'samples', 0, 'nodeId'],
      17,
      '$.heap[0].profile.samples[0]: expected the id of a node, found 17',
    ],
  ])('says of %j = %j where it is and what it should be', (path, value, message) => {
    const read = () => readReport(changed(path, value));

    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ code: 'KINGLET_PROFILER_FORMAT' }));
  });

  it('finds nodes that are above themselves', () => {
    const node = (id: number, ...children: number[]) => ({ ...sampleReport().cpu[0]!.profile.nodes[0]!, id, children });

    const nodes = [node(1), node(2, 3), node(3, 2)];

    expect(() => readReport(changed(['cpu', 0, 'profile', 'nodes'], nodes))).toThrow(
      '$.cpu[0].profile.nodes: expected a tree, found "a cycle of 2 nodes"',
    );
  });

  it('refuses spans too deep for those that read them', () => {
    const [span] = sampleReport().spans;
    const open = `${JSON.stringify({ ...span, children: [] }).slice(0, -2)}`;
    const spans = `${open.repeat(5000)}${']}'.repeat(5000)}`;

    const text = reportJson({ ...emptyReport, spans: [] }).replace('"spans":[]', `"spans":[${spans}]`);

    expect(() => readReport(text)).toThrow('expected at most 1000 within each other');
  });

  it('says what is no JSON', () => {
    expect(() => readReport('{')).toThrow(/expected JSON, found what is none/);
    expect(() => readReport('[]')).toThrow('$: expected an object, found a list of 0');
  });

  it('takes or refuses whatever is done to a report, and what it takes can be shown', () => {
    const report = JSON.parse(reportJson(sampleReport())) as object;
    const paths = leavesOf(report);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        expect(outcome(changed(path, value))).toMatch(/^(shown|KINGLET_PROFILER_FORMAT)$/);
      }),
      { numRuns: 200 },
    );
  });

  it('survives any text', () => {
    const whole = reportJson(sampleReport());
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(40), fc.string(), (at, gone, put) => {
        expect(outcome(whole.slice(0, at) + put + whole.slice(at + gone))).toMatch(/^(shown|KINGLET_PROFILER_FORMAT)$/);
      }),
      { numRuns: 100 },
    );
  });
});

function outcome(text: string): string {
  try {
    const shown = reportText(readReport(text));
    return /NaN|Infinity|undefined/.test(shown) ? shown : 'shown';
  } catch (error) {
    return error instanceof ProfilerError ? error.code : String(error);
  }
}

// Of long lists the first few.
function leavesOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  const own = path.length > 0 ? [[...path]] : [];
  if (typeof value !== 'object' || value === null) return own;
  const inner = Array.isArray(value) ? [...value.slice(0, 4).entries()] : Object.entries(value);
  return [...own, ...inner.flatMap(([key, one]) => leavesOf(one, [...path, key]))];
}
