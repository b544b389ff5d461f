// Plans of any lengths whose files say anything, with checksums that are right: they run, or throw a typed error.
import { Arena } from '@kinglet/kernels';
import { decodeModelFile, encodeMetadata, encodeModelFile } from '@kinglet/kernels/plan';
import { type ModelProto, makeGraph, makeNode, makeValueInfo, tensorType } from '@kinglet/onnx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { compile, InferenceError, inspectPlan } from '../src/compile/index.ts';
import { Model } from '../src/index.ts';
import type { PlanMetadata } from '../src/metadata.ts';
import { attendingModel } from './attendingModel.ts';
import { row, testModel } from './testModel.ts';

const runs = { numRuns: isNightly ? 20_000 : 400 };

/** Counts, chooses and loops: every kind of step. */
function steppingModel(): ModelProto {
  const value = (name: string, type: 'bool' | 'float' | 'int64', shape: readonly (number | string)[]) =>
    makeValueInfo(name, tensorType(type, shape));
  const branch = (operator: string) =>
    makeGraph({
      nodes: [makeNode(operator, ['state'], ['made'])],
      inputs: [],
      outputs: [value('made', 'float', ['N'])],
    });
  const body = makeGraph({
    nodes: [
      makeNode('ReduceSum', ['state'], ['sum'], { attributes: { keepdims: 0n } }),
      makeNode('Less', ['sum', 'limit'], ['isLess']),
      makeNode('If', ['isLess'], ['next'], { attributes: { then_branch: branch('Exp'), else_branch: branch('Neg') } }),
      makeNode('Identity', ['isLess'], ['stays']),
      makeNode('Relu', ['next'], ['seen']),
    ],
    inputs: [value('i', 'int64', []), value('on', 'bool', []), value('state', 'float', ['N'])],
    outputs: [value('stays', 'bool', []), value('next', 'float', ['N']), value('seen', 'float', ['N'])],
  });
  return testModel({
    inputs: { x: ['N'] },
    outputs: { last: ['N'], all: undefined, kept: undefined },
    weights: {
      limit: { dims: [], values: Float32Array.of(9) },
      count: { dims: [], values: BigInt64Array.of(4n), type: 'int64' },
      none: row(0),
    },
    nodes: [
      makeNode('Loop', ['count', '', 'x'], ['last', 'all'], { attributes: { body } }),
      makeNode('Greater', ['x', 'none'], ['isMore']),
      makeNode('Compress', ['x', 'isMore'], ['kept'], { attributes: { axis: 0n } }),
    ],
  });
}

interface Change {
  readonly at: number;
  readonly to: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat({ max: 2 ** 20 }),
  to: fc.constantFrom<unknown>(
    -1,
    0,
    1,
    2,
    3,
    5,
    64,
    4096,
    2 ** 31,
    -(2 ** 31),
    0.5,
    'x',
    null,
    [],
    {},
    [0],
    [1, 1, 0],
  ),
});

/** Kernels do what they are told, be it the same element a thousand million times over: that is no end of a test. */
const mostTimes = 40;

/** Turns are what a plan says that they are: so many that a test would not end are left out. */
const mostTurns = 5;

/** Every place in a tree, of numbers and of all that holds some. */
function placesIn(tree: unknown, path: readonly string[] = []): (readonly string[])[] {
  const entries = typeof tree === 'object' && tree !== null ? Object.entries(tree) : [];
  return entries.flatMap(([key, value]) => [[...path, key], ...placesIn(value, [...path, key])]);
}

function hasLoops(dynamic: object): boolean {
  return JSON.stringify(dynamic).includes('"loop"');
}

function changed(metadata: PlanMetadata, { at, to }: Change): PlanMetadata {
  const whole = structuredClone(metadata) as unknown as { dynamic: Record<string, unknown> };
  const places = placesIn(whole.dynamic);
  const path = places[at % places.length]!;
  const last = path.at(-1)!;
  const owner = path.slice(0, -1).reduce((tree, key) => tree[key] as Record<string, unknown>, whole.dynamic);
  const isMany = hasLoops(whole.dynamic) && typeof to === 'number' && to > mostTurns;
  owner[last] = isMany ? mostTurns : to;
  return whole as unknown as PlanMetadata;
}

const arena = new Arena({ bytes: 2 ** 22 });

/** Whether it ran; what is not typed is thrown on. */
function doesRun(plan: Uint8Array<ArrayBuffer>, inputs: Parameters<Model['run']>[0]): boolean {
  let model: Model | undefined;
  try {
    inspectPlan(plan);
    model = Model.load(plan, { allocator: arena });
    for (let i = 0; i < 2; i++) model.run(inputs);
    return true;
  } catch (error) {
    if (error instanceof InferenceError) return false;
    throw error;
  } finally {
    model?.close();
  }
}

const given = (...shape: number[]) => ({
  data: Float32Array.from({ length: shape.reduce((size, length) => size * length, 1) }, (_, i) => Math.sin(i)),
  shape,
});

test.each([
  ['of two lengths', attendingModel(), { words: given(2, 3, 4), past: given(2, 5, 4) }],
  ['of steps', steppingModel(), { x: given(6) }],
] as const)(
  '%s',
  (_, model, inputs) => {
    // A name that gives way: what is behind the metadata stays where it is.
    model.graph!.name = 'g'.repeat(512);
    const { file } = compile(model);
    const decoded = decodeModelFile(file);
    const metadata = decoded.metadata as PlanMetadata;
    const planWith = (other: PlanMetadata, constants = decoded.constants) => {
      const more = encodeMetadata(metadata).length - encodeMetadata(other).length;
      return encodeModelFile({ ...decoded, metadata: { ...other, name: 'g'.repeat(512 + more) }, constants });
    };
    const outcomes = { ran: 0, refused: 0 };
    const count = (plan: Uint8Array<ArrayBuffer>) => outcomes[doesRun(plan, inputs) ? 'ran' : 'refused']++;
    expect(doesRun(file, inputs)).toBe(true);

    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        count(planWith(changes.reduce(changed, metadata)));
      }),
      runs,
    );
    expect(Math.min(outcomes.ran, outcomes.refused)).toBeGreaterThan(0);

    const word = fc.record({
      at: change.map(({ at }) => at),
      to: fc.integer({ min: 0, max: mostTimes }),
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => {
        const constants = decoded.constants.slice();
        const { words: all, relocations } = (metadata as unknown as { dynamic: { words: number; relocations: number } })
          .dynamic;
        const view = new DataView(constants.buffer, constants.byteOffset);
        for (const { at, to } of words) view.setInt32(4 * (at % (all + relocations)), to, true);
        count(planWith(metadata, constants));
      }),
      runs,
    );
    expect(Math.min(outcomes.ran, outcomes.refused)).toBeGreaterThan(0);
    expect(arena.usedBytes).toBe(0);
  },
  isNightly ? 3_600_000 : 120_000,
);
