import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cfnLintIsMissing, readYaml } from '../../../cli/test/validators.ts';
import { toYaml, type YamlValue } from './yaml.ts';

test.skipIf(cfnLintIsMissing)('PyYAML reads every text and every nesting as it was', () => {
  const words = fc.stringMatching(/^[\w:.~/=<-]{1,6}$/);
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    words,
    fc.constantFrom('no', '1e3', '', '0x1', '- a'),
  );
  const { tree } = fc.letrec<{ tree: YamlValue }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      fc.integer(),
      fc
        .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
        .map((value) => Math.round(value * 1e3) / 1e3 + 0),
      fc.boolean(),
      texts,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(texts, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const trees = fc.sample(tree, { seed: 1, numRuns: 1500 });

  expect(readYaml(toYaml(trees))).toEqual(trees);
});

test('members that are undefined are left out', () => {
  expect(toYaml({ a: undefined, b: [{ c: 1, d: {} }], e: [] })).toBe('b:\n  - c: 1\n    d: {}\ne: []\n');
});
