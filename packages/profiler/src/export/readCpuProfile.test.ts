import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workerProfile } from '../../test/exportedReport.ts';
import { ProfilerError } from '../errors.ts';
import { flameTree } from '../sampling/flameTree.ts';
import { readCpuProfile } from './readCpuProfile.ts';

const [root, handler, parse] = workerProfile.nodes;
const whole = JSON.parse(JSON.stringify(workerProfile)) as typeof workerProfile;

test('puts samples into the order of their times, and extends an end that is too early', () => {
  const mixed = { ...whole, samples: [2, 3, 4], timeDeltas: [100, 500, -200], endTime: whole.startTime + 300 };
  const read = readCpuProfile(JSON.stringify(mixed));
  expect(read).toMatchObject({ samples: [2, 4, 3], timeDeltas: [100, 300, 200], endTime: whole.startTime + 600 });
  const numbered = {
    ...whole,
    nodes: whole.nodes.map((node) => ({ ...node, callFrame: { ...node.callFrame, scriptId: 7 } })),
  };
  expect(readCpuProfile(JSON.stringify(numbered)).nodes[0]!.callFrame.scriptId).toBe('7');
});

describe('refuses', () => {
  test.each([
    ['what is no JSON', '{"nodes": [', /expected JSON/],
    ['an array', [], /the file: expected an object/],
    ['null', null, /the file: expected an object/],
    ['no nodes', { ...whole, nodes: [] }, /nodes: expected one root, found 0/],
    ['a node that is no object', { ...whole, nodes: [3] }, /nodes\[0\]: expected an object/],
    ['an id that is no number', { ...whole, nodes: [{ ...root, id: '1' }] }, /nodes\[0\]\.id: expected a whole number/],
    ['an id that repeats', { ...whole, nodes: [root, root] }, /ids that differ/],
    ['a child that is missing', { ...whole, nodes: [root, handler] }, /expected nodes that are there, found/],
    ['a node of two parents', nodes([1, [2, 3]], [2, [3]], [3, []]), /node 3: expected one parent/],
    ['a cycle beside the tree', nodes([1, []], [2, [3]], [3, [2]]), /a tree, found "a cycle of 2"/],
    ['a node that is its own child', nodes([1, []], [2, [2]]), /a cycle of 1/],
    ['a cycle alone', nodes([1, [2]], [2, [1]]), /one root, found 0/],
    ['two roots', nodes([1, []], [2, []]), /one root, found 2/],
    ['children that are no array', { ...whole, nodes: [{ ...root, children: 2 }] }, /children: expected an array/],
    [
      'a frame without a name',
      { ...whole, nodes: [{ ...parse, callFrame: { url: '' } }] },
      /functionName: expected a text/,
    ],
    ['a line before the file', lines(-2), /lineNumber: expected a whole number from -1/],
    ['half a line', lines(1.5), /lineNumber: expected a whole number/],
    [
      'a sample of no node',
      { ...whole, samples: [3, 4, 4, 4, 5, 2, 99] },
      /samples\[6\]: expected a node's id, found 99/,
    ],
    ['fewer deltas than samples', { ...whole, timeDeltas: [1] }, /timeDeltas: expected as many as samples, 7, found 1/],
    [
      'a time before the begin',
      { ...whole, timeDeltas: [-1, 0, 0, 0, 0, 0, 0] },
      /timeDeltas\[0\]: expected a time between/,
    ],
    ['times beyond 2^53', { ...whole, timeDeltas: [9e15, 9e15, 0, 0, 0, 0, 0] }, /timeDeltas\[1\]|timeDeltas\[0\]/],
    [
      'a number beyond 2^53',
      { ...whole, timeDeltas: [1e300, 0, 0, 0, 0, 0, 0] },
      /timeDeltas\[0\]: expected microseconds/,
    ],
    [
      'an infinite begin',
      JSON.stringify(whole).replace('5000000', '1e999'),
      /startTime: expected microseconds up to 2\^53/,
    ],
    ['a begin before the clock', { ...whole, startTime: -1 }, /startTime: expected microseconds from 0/],
    [
      'an end before the begin',
      { ...whole, samples: [], timeDeltas: [], endTime: 1 },
      /endTime: expected a time that is not before/,
    ],
  ] as const)('%s', (_, file, message) => {
    const error = errorOf(typeof file === 'string' ? file : JSON.stringify(file));
    expect(error).toBeInstanceOf(ProfilerError);
    expect(error).toMatchObject({ code: 'KINGLET_PROFILER_FORMAT', message: expect.stringMatching(message) });
  });

  test('or reads, whatever is changed in a file', () => {
    const paths = pathsOf(whole);
    const values = fc.oneof(
      fc.constantFrom(-1, 0, 1.5, 1e300, 2 ** 53, '', null, [], {}, [1], [2, 2]),
      fc.integer(),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), values), { minLength: 1, maxLength: 3 }), (changes) => {
        const file = structuredClone(whole) as unknown as Holder;
        for (const [path, value] of changes) change(file, path, value);
        const error = errorOf(JSON.stringify(file));
        if (error) expect(error).toMatchObject({ code: 'KINGLET_PROFILER_FORMAT' });
        else expectConsistent(JSON.stringify(file));
      }),
      { numRuns: 300 },
    );
  });

  test('or reads, whatever text it is', () => {
    const text = JSON.stringify(whole);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(20), fc.string(), (at, length, inserted) => {
        const error = errorOf(text.slice(0, at) + inserted + text.slice(at + length));
        if (error) expect(error).toMatchObject({ code: 'KINGLET_PROFILER_FORMAT' });
      }),
      { numRuns: 300 },
    );
  });
});

test('a stack of 20 000 functions is read', () => {
  const deep = nodes(...Array.from({ length: 20_000 }, (_, i) => [i + 1, i < 19_999 ? [i + 2] : []] as const));
  expect(readCpuProfile(JSON.stringify({ ...deep, samples: [20_000], timeDeltas: [1] })).nodes).toHaveLength(20_000);
});

type Holder = Record<string | number, unknown>;

function nodes(...tree: (readonly [id: number, children: readonly number[]])[]): object {
  const made = tree.map(([id, children]) => ({ id, children, callFrame: root!.callFrame }));
  return { ...whole, nodes: made, samples: [], timeDeltas: [] };
}

function lines(lineNumber: number): object {
  return { ...whole, nodes: [{ ...parse, callFrame: { ...parse!.callFrame, lineNumber } }] };
}

function errorOf(json: string): unknown {
  try {
    readCpuProfile(json);
    return undefined;
  } catch (error) {
    return error;
  }
}

function expectConsistent(json: string): void {
  const profile = readCpuProfile(json);
  const { total } = flameTree([{ thread: 0, begin: 0, profile }]);
  expect(profile.timeDeltas.every((delta) => delta >= 0)).toBe(true);
  expect(total).toBeLessThanOrEqual(profile.endTime - profile.startTime + 1e-6 * profile.endTime);
}

function pathsOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    ...(path.length > 0 ? [[...path]] : []),
    ...keys.flatMap((key) => pathsOf((value as Holder)[key], [...path, key])),
  ];
}

function change(file: Holder, path: readonly (string | number)[], value: unknown): void {
  let holder: unknown = file;
  for (const key of path.slice(0, -1)) holder = (holder as Holder | null)?.[key];
  if (typeof holder === 'object' && holder !== null) (holder as Holder)[path.at(-1)!] = value;
}
