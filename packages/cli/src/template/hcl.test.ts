// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts that look like templates are the point
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderWith } from '../../test/cli.ts';
import { nastyTexts } from '../../test/desired.ts';
import { evaluate, terraform, terraformIsMissing } from '../../test/validators.ts';
import { Expression, hclString, jsonEncode, modulePath, toHcl } from './hcl.ts';

// Terraform keeps texts in Unicode's composed form, NFC.
const texts = [
  ...nastyTexts,
  ...fc.sample(fc.string({ unit: 'binary', maxLength: 12 }), { seed: 1, numRuns: 500 }),
].map((text) => text.normalize('NFC'));

test.skipIf(terraformIsMissing)('terraform reads every text as it was, as a value and as a key', () => {
  const keys = Object.fromEntries(texts.map((text, i) => [text, i]));
  const folder = folderWith();
  writeFileSync(join(folder, 'main.tf'), toHcl([{ type: 'locals', attributes: { texts, keys } }]));

  expect(evaluate(folder, 'local.texts')).toEqual(texts);
  expect(evaluate(folder, 'local.keys')).toEqual(keys);
});

test.skipIf(terraformIsMissing)('blocks, calls and paths are laid out as terraform does it', () => {
  const text = toHcl([
    {
      type: 'resource',
      labels: ['a_type', 'name'],
      attributes: {
        a: 1,
        long_name: [true, 'x'],
        encoded: jsonEncode({ Statement: [{ Action: ['a'], Effect: 'Allow' }] }),
        b: new Expression('var.b'),
        file: modulePath('../a ${b}.zip'),
        nothing: {},
        none: [],
      },
      blocks: [{ type: 'inner', attributes: { variables: { A: 'b', 'with space': 'c' } } }, { type: 'empty' }],
    },
    { type: 'data', labels: ['other', 'name'] },
  ]);
  const folder = folderWith({ 'main.tf': text });

  expect(terraform(folder, ['fmt', '-check', '-diff'])).toEqual({ status: 0, printed: '' });
  expect(text).toContain('file    = "${path.module}/../a $${b}.zip"');
});

test('half a surrogate pair, which UTF-8 does not know, is replaced', () => {
  expect(hclString('a\ud800b')).toBe('"a\ufffdb"');
});
