import { expect, test } from 'vitest';
import { folderWith, kinglet } from '../test/cli.ts';

const own = '`kinglet build --help` lists those of build';

test.each([
  [
    'a setting of other verbs',
    '--memory',
    `got --memory; --memory is an option of dev, invoke, deploy and others, and a setting of kinglet.config.ts; ${own}`,
  ],
  [
    'a mistyped one',
    '--memroy',
    `got --memroy; --memory is an option of dev, invoke, deploy and others, and a setting`,
  ],
  ['an option of one verb', '--follow', `got --follow; --follow is an option of logs; ${own}`],
  ['a switched off one', '--no-follow', `got --no-follow; --follow is an option of logs; ${own}`],
  ['what no verb has', '--zzzz', `got --zzzz; ${own}`],
  ['a mistyped one of its own', '--entri', 'got --entri; did you mean entry? ('],
])('of %s', async (_, typed, message) => {
  const { exitCode, stderr } = await kinglet(folderWith(), ['build', typed]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(`Expected an option of this verb, ${message}`);
});
