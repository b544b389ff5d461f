import { describe, expect, test } from 'vitest';
import { choice, flag, list, number, type OptionTable, pairs, text } from './option.ts';
import { givenNames, readValues, readWords } from './readInput.ts';

const isSetting = true;
const options = {
  entry: text('t', { isSetting, fallback: 'default' }),
  engine: choice('c', ['quickjs', 'node'], { isSetting }),
  logRetention: number('n', { isSetting, min: 1, max: 9, fallback: 5 }),
  minify: flag('f', { isSetting }),
  layers: list('l', { isSetting }),
  assets: { ...pairs('p', { isSetting }), flag: 'asset' },
  force: flag('only here', { short: 'f' }),
} satisfies OptionTable;

function read(args: string[], env: Record<string, string> = {}, values?: Record<string, unknown>) {
  const words = readWords(args, options);
  return readValues(words, options, env, values && { file: '/kinglet.config.json', values });
}

const config = { entry: 'c', engine: 'node', logRetention: 2, minify: true, layers: ['c'], assets: { c: 'c' } };
const env = {
  KINGLET_ENTRY: 'e',
  KINGLET_ENGINE: 'quickjs',
  KINGLET_LOG_RETENTION: '3',
  KINGLET_MINIFY: 'false',
  KINGLET_LAYERS: 'e,f',
  KINGLET_ASSETS: 'e=1,f=2=3',
};
const args = ['--entry', 'a', '--engine=node', '--log-retention', '4', '--minify', '--layers', 'a', '--layers', 'b'];
const ofEnv = {
  entry: 'e',
  engine: 'quickjs',
  logRetention: 3,
  minify: false,
  layers: ['e', 'f'],
  assets: { e: '1', f: '2=3' },
};

describe('of four places the strongest counts', () => {
  test('the default, when there is nothing else', () => {
    expect(read([])).toEqual({
      entry: 'default',
      engine: undefined,
      logRetention: 5,
      minify: false,
      layers: [],
      assets: {},
      force: false,
    });
  });

  test('the config file over the default', () => {
    expect(read([], {}, config)).toEqual({ ...config, force: false });
  });

  test('the environment over the config file', () => {
    expect(read([], env, config)).toEqual({ ...ofEnv, force: false });
  });

  test('flags over the environment', () => {
    expect(read([...args, '--asset', 'a=b', '--asset', 'c=', '-f'], env, config)).toEqual({
      entry: 'a',
      engine: 'node',
      logRetention: 4,
      minify: true,
      layers: ['a', 'b'],
      assets: { a: 'b', c: '' },
      force: true,
    });
  });

  test('an empty variable counts as none', () => {
    expect(read([], { KINGLET_ENTRY: '', KINGLET_LOG_RETENTION: '' }, config)).toMatchObject({
      entry: 'c',
      logRetention: 2,
    });
  });

  test('what is no setting is read from flags alone', () => {
    expect(read([], { KINGLET_FORCE: '1' }, { force: true })).toMatchObject({ force: false });
  });

  test('who gave what is known', () => {
    const words = readWords(['-f'], options);
    const given = givenNames(
      words,
      options,
      { KINGLET_ENTRY: 'e', KINGLET_LAYERS: '' },
      { file: '', values: { minify: true } },
    );

    expect([...given].toSorted()).toEqual(['entry', 'force', 'minify']);
  });
});

describe('flags', () => {
  test('--no-name turns off, over the environment', () => {
    expect(read(['--no-minify'], { KINGLET_MINIFY: '1' })).toMatchObject({ minify: false });
  });

  test('the last of a single one counts', () => {
    expect(read(['--entry', 'a', '--entry', 'b'])).toMatchObject({ entry: 'b' });
  });

  test('words between them, and all behind --, are positionals', () => {
    expect(readWords(['x', '--entry', 'a', 'y', '--', '--force'], options).positionals).toEqual(['x', 'y', '--force']);
  });

  test.each(['1', 'true', 'YES'])('KINGLET_MINIFY=%s turns on', (text) => {
    expect(read([], { KINGLET_MINIFY: text })).toMatchObject({ minify: true });
  });

  test.each(['0', 'false', 'No'])('KINGLET_MINIFY=%s turns off', (text) => {
    expect(read([], { KINGLET_MINIFY: text }, { minify: true })).toMatchObject({ minify: false });
  });
});

describe('misuse says where, what was expected, and what was given', () => {
  test.each<[string[], Record<string, string>, string]>([
    [['--engine', 'v8'], {}, 'Expected --engine to be one of quickjs, node, got "v8"'],
    [[], { KINGLET_ENGINE: 'v8' }, 'Expected KINGLET_ENGINE to be one of quickjs, node, got "v8"'],
    [['--log-retention', 'soon'], {}, 'Expected --log-retention to be a whole number from 1 to 9, got "soon"'],
    [['--log-retention='], {}, 'Expected --log-retention to be a whole number from 1 to 9, got ""'],
    [['--log-retention', ' '], {}, 'Expected --log-retention to be a whole number from 1 to 9, got " "'],
    [[], { KINGLET_LOG_RETENTION: '99' }, 'Expected KINGLET_LOG_RETENTION to be a whole number from 1 to 9, got "99"'],
    [[], { KINGLET_MINIFY: 'perhaps' }, 'Expected KINGLET_MINIFY to be true or false, got "perhaps"'],
    [['--asset', 'model'], {}, 'Expected --asset to be NAME=value, got 5 characters without a name'],
    [[], { KINGLET_ASSETS: 'a=b,=c' }, 'Expected KINGLET_ASSETS to be NAME=value, got 2 characters without a name'],
    [[], { KINGLET_LAYERS: 'a,,b' }, 'Expected KINGLET_LAYERS to be a list of texts, got ["a","","b"]'],
    [['--entry='], {}, 'Expected --entry to be a text, got ""'],
    [['--entri', 'x'], {}, 'Expected an option of this verb, got --entri; did you mean entry?'],
    [['--assets', 'a=b'], {}, 'Expected an option of this verb, got --assets; did you mean asset?'],
    [['-x'], {}, 'Expected an option of this verb, got -x'],
    [['--entry'], {}, 'Expected a value after --entry, got none'],
    [
      ['--entry', '--force'],
      {},
      'Expected a value after --entry, got another option; a value that begins with a dash is given as --entry=-…',
    ],
    [['--no-forc'], {}, 'Expected an option of this verb, got --no-forc; did you mean force?'],
    [['--force=yes'], {}, "Option '-f, --force' does not take an argument"],
  ])('%j %j', (given, environment, message) => {
    expect(() => read(given, environment)).toThrow(
      expect.objectContaining({ code: 'KINGLET_CLI_USAGE', message: expect.stringContaining(message) }),
    );
  });
});
