import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../test/cli.ts';
import type { CliError } from './cliError.ts';
import { loadConfig } from './loadConfig.ts';

async function messageOf(files: Readonly<Record<string, string>>, named?: string): Promise<string> {
  const error = await loadConfig(folderWith(files), named).then(
    () => undefined,
    (thrown: CliError) => thrown,
  );
  expect(error).toMatchObject({ code: 'KINGLET_CLI_CONFIG' });
  return error?.message ?? '';
}

const shared = "export const memory: number = 256;\nexport const fail = (): never => {\n  throw new Error('no');\n};";

describe('finds and reads', () => {
  test('nothing where there is none', async () => {
    expect(await loadConfig(folderWith())).toBeUndefined();
  });

  test.each<[string, string]>([
    ['kinglet.config.ts', 'const memory: number = 256;\nexport default { memory } satisfies object;'],
    ['kinglet.config.mts', 'export default { memory: 256 as const };'],
    ['kinglet.config.mjs', 'export default { memory: 256 };'],
    ['kinglet.config.js', 'export default { memory: await Promise.resolve(256) };'],
    ['kinglet.config.json', '{ "memory": 256 }'],
  ])('%s', async (name, text) => {
    const cwd = folderWith({ [name]: text });

    expect(await loadConfig(cwd)).toEqual({ file: join(cwd, name), values: { memory: 256 } });
  });

  test('one that imports other TypeScript, and defineConfig of a package that is not installed here', async () => {
    const text =
      "import { defineConfig } from '@kinglet/cli';\nimport { memory } from './shared.ts';\nexport default defineConfig({ memory });";

    expect(await loadConfig(folderWith({ 'kinglet.config.ts': text, 'shared.ts': shared }))).toMatchObject({
      values: { memory: 256 },
    });
  });

  test('one that is named, from another folder', async () => {
    const cwd = folderWith({ 'conf/mine.json': '{ "memory": 256 }', 'kinglet.config.json': '{ "memory": 512 }' });

    expect(await loadConfig(cwd, 'conf/mine.json')).toMatchObject({ values: { memory: 256 } });
  });

  test('settings that are undefined as if they were not there', async () => {
    const cwd = folderWith({ 'kinglet.config.ts': 'export default { memory: undefined, timeout: 5 };' });

    expect((await loadConfig(cwd))?.values).toEqual({ timeout: 5 });
  });
});

describe('says file and line of what is wrong', () => {
  const ts = (text: string) => ({ 'kinglet.config.ts': text });
  const json = (text: string) => ({ 'kinglet.config.json': text });

  test.each<[string, Record<string, string>, string]>([
    [
      'a value out of range',
      json('{\n  "timeout": 5,\n  "memory": 64\n}'),
      'kinglet.config.json:3: expected `memory` to be a whole number from 128 to 10240, found 64',
    ],
    [
      'a value of another type',
      ts('export default {\n  entry: 5,\n};'),
      'kinglet.config.ts:2: expected `entry` to be a text, found 5',
    ],
    [
      'a mistyped setting',
      ts('export default {\n\n  memroy: 256,\n};'),
      'kinglet.config.ts:3: expected a setting, found `memroy`; did you mean memory?',
    ],
    ['two of them', json('{\n"memory": 1,\n"timeout": 0 }'), 'kinglet.config.json:2: expected `memory`'],
    ['two of them', json('{\n"memory": 1,\n"timeout": 0 }'), 'kinglet.config.json:3: expected `timeout`'],
    ['no JSON', json('{\n  "memory": 256,\n}'), 'kinglet.config.json:3: expected JSON, found "}" in column 1'],
    [
      'a value that is no JSON',
      json('{\n  "memory": x\n}'),
      'kinglet.config.json:2: expected JSON, found "x" in column 13',
    ],
    [
      'JSON that is cut off',
      json('{\n  "memory": 256'),
      'kinglet.config.json:2: expected JSON, found the end in column 16',
    ],
    ['an empty file', json(''), 'kinglet.config.json:1: expected JSON, found the end in column 1'],
    ['a list', json('[]'), 'kinglet.config.json:1: expected an object as the default export'],
    [
      'no default export',
      ts('export const memory = 256;'),
      'kinglet.config.ts:1: expected an object as the default export',
    ],
    ['null', ts('export default null;'), 'kinglet.config.ts:1: expected an object as the default export'],
    ['what does not compile', ts('\nexport default {\n  memory: ;\n};'), 'kinglet.config.ts:3: Unexpected ";"'],
    ['an import of nothing', ts("\nimport './nothing.ts';"), 'kinglet.config.ts:2: Could not resolve "./nothing.ts"'],
    [
      'what throws',
      ts("interface A {}\n\nthrow new Error('no region');\nexport default {} as A;"),
      'kinglet.config.ts:3: no region',
    ],
    [
      'what throws in a file of its own',
      { ...ts("import { fail } from './lib/shared.ts';\nexport default { memory: fail() };"), 'lib/shared.ts': shared },
      'lib/shared.ts:3: no',
    ],
    ['what throws no error', ts("throw 'nothing';"), 'kinglet.config.ts: nothing'],
    [
      'two files',
      { ...ts('export default {};'), ...json('{}') },
      'Expected one config file, found kinglet.config.ts and kinglet.config.json: remove one',
    ],
  ])('%s', async (_, files, message) => {
    expect((await messageOf(files)).split('\n')).toContainEqual(expect.stringContaining(message));
  });

  test('of one that is named by a path', async () => {
    expect(await messageOf({ 'conf/a.json': '{ "memory": 1 }' }, 'conf/a.json')).toMatch(/^conf\/a\.json:1: /);
  });

  test('no value of an environment variable, even where the JSON is broken', async () => {
    const message = await messageOf(json('{ "environment": { "KEY": hunter2-hunter2 } }'));

    expect(message).not.toContain('unter');
  });

  test('a named file that is not there is misuse', async () => {
    await expect(loadConfig(folderWith(), 'mine.ts')).rejects.toMatchObject({
      code: 'KINGLET_CLI_USAGE',
      message: expect.stringMatching(/at .*mine\.ts, found none: check --config/),
    });
  });
});
