import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nastyTexts } from '../../test/desired.ts';
import { cfnLintIsMissing, readYaml } from '../../test/validators.ts';
import { toYaml, type YamlValue } from './yaml.ts';

test.skipIf(cfnLintIsMissing)('PyYAML reads every text as it was, as a value and as a key', () => {
  const sampled = fc.sample(fc.string({ unit: 'binary', maxLength: 12 }), { seed: 1, numRuns: 500 });
  const words = fc.sample(fc.stringMatching(/^[\w:.~/=<-]{1,6}$/), { seed: 1, numRuns: 2000 });
  const texts = [...nastyTexts, ...sampled, ...words];
  const value = { texts, keys: Object.fromEntries(texts.map((text, i) => [text, i])) };

  expect(readYaml(toYaml(value))).toEqual(value);
});

test.skipIf(cfnLintIsMissing)('PyYAML reads every nesting of lists and maps as it was', () => {
  const { tree } = fc.letrec<{ tree: YamlValue }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      fc.integer(),
      fc.boolean(),
      fc.constantFrom('a', 'a b', ''),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c d'), tie('tree'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const trees = fc.sample(tree, { seed: 1, numRuns: 300 });

  expect(readYaml(toYaml(trees))).toEqual(trees);
});

test('plain words stay as they are, what could be taken for anything else is quoted', () => {
  expect(toYaml({ a: ['AWS::Lambda::Url', 'lambda:Invoke', 'yes', '1', 'a b'], b: {}, c: [] })).toBe(
    'a:\n  - AWS::Lambda::Url\n  - lambda:Invoke\n  - "yes"\n  - "1"\n  - "a b"\nb: {}\nc: []\n',
  );
});
