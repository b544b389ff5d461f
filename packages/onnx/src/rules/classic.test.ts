import { describe, expect, test } from 'vitest';
import type { AttributeValue } from '../attributes.ts';
import { findProblems } from '../checkModel.ts';
import type { Shape } from '../dimension.ts';
import { inferShapes } from '../inferShapes.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo } from '../make.ts';
import { findOperator } from '../operatorSchema.ts';
import { describeType, parseTypeString, tensorType } from '../valueType.ts';

const cases: [string, Shape, Record<string, AttributeValue>, string, string?][] = [
  ['LinearRegressor', ['N', 4], { coefficients: [1, 2, 3, 4] }, 'float[N, 1]'],
  ['LinearRegressor', [4], { coefficients: [1, 2, 3, 4], targets: 2n }, 'float[1, 2]'],
  ['LinearClassifier', ['N', 4], { coefficients: [1], classlabels_ints: [0n, 1n, 2n] }, 'int64[N]', 'float[N, 3]'],
  ['LinearClassifier', ['N', 4], { coefficients: [1], classlabels_strings: ['a', 'b'] }, 'string[N]', 'float[N, 2]'],
  ['SVMRegressor', ['N', 4], {}, 'float[N, 1]'],
  ['SVMClassifier', ['N', 4], { classlabels_ints: [1n, 2n], vectors_per_class: [1n, 1n] }, 'int64[N]', 'float[N, 2]'],
  ['SVMClassifier', ['N', 4], machineOf(4), 'int64[N]', 'float[N, 6]'],
  ['SVMClassifier', ['N', 4], { ...machineOf(4), prob_a: [1] }, 'int64[N]', 'float[N, 4]'],
  ['TreeEnsembleRegressor', ['N', 4], { n_targets: 3n }, 'float[N, 3]'],
  ['TreeEnsembleClassifier', ['N', 4], { classlabels_int64s: [0n, 1n] }, 'int64[N]', 'float[N, 2]'],
  ['Scaler', ['N', 4], { offset: [0], scale: [1] }, 'float[N, 4]'],
  ['Normalizer', ['N', 4], {}, 'float[N, 4]'],
  ['Imputer', ['N', 4], {}, 'float[N, 4]'],
  ['OneHotEncoder', ['N'], { cats_int64s: [1n, 2n, 3n] }, 'float[N, 3]'],
  ['LabelEncoder', ['N'], { keys_floats: [1], values_strings: ['a'] }, 'string[N]'],
  ['FeatureVectorizer', ['N', 4], { inputdimensions: [4n] }, 'float[N, 4]'],
];

function machineOf(classes: number): Record<string, AttributeValue> {
  const list = Array.from({ length: classes }, (_, i) => BigInt(i + 1));
  return { classlabels_ints: list, vectors_per_class: list };
}

describe('the operators of ai.onnx.ml', () => {
  test('that take maps: CastMap and DictVectorizer', () => {
    const map = { kind: 'map', key: 'int64', value: tensorType('float', []) } as const;
    const inputs = [makeValueInfo('x', { ...map, value: tensorType('float', undefined) })];
    const domain = 'ai.onnx.ml';
    const nodes = [
      makeNode('CastMap', ['x'], ['y'], { domain }),
      makeNode('DictVectorizer', ['x'], ['z'], { domain, attributes: { int64_vocabulary: [1n] } }),
    ];
    const model = makeModel(makeGraph({ nodes, inputs, outputs: [] }), { opsets: { '': 21, [domain]: 4 } });

    expect(findProblems(model)).toEqual([]);
    expect(() => inferShapes(model)).not.toThrow();
    expect(
      describeType(parseTypeString(findOperator(domain, 'ZipMap', 1)!.types.get('T')!.values().next().value!)),
    ).toBe('sequence of map of int64 to float[...]');
  });

  test.each(cases)('%s of %j', (opType, shape, attributes, first, second) => {
    const node = makeNode(opType, ['x'], ['y', ...(second ? ['z'] : [])], { domain: 'ai.onnx.ml', attributes });
    const graph = makeGraph({ nodes: [node], inputs: [makeValueInfo('x', tensorType('float', shape))], outputs: [] });

    const { types, unsupported } = inferShapes(makeModel(graph, { opsets: { '': 21, 'ai.onnx.ml': 4 } }));

    expect(unsupported).toEqual([]);
    expect(describeType(types.get('y'))).toBe(first);
    expect(types.get('z') && describeType(types.get('z'))).toBe(second);
  });
});
