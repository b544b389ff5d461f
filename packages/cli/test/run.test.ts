// One command line: help, exit codes, errors.
import { describe, expect, test } from 'vitest';
import { CliError, type CliErrorCode, exitCodes } from '../src/cliError.ts';
import { flagOf } from '../src/optionNames.ts';
import { verbs } from '../src/verbs.ts';
import { folderWith, kinglet } from './cli.ts';

const cwd = folderWith();
const names = Object.keys(verbs);

/** The one that begins with the flag: others may name it in their help. */
function rowOf(help: string, flag: string): string | undefined {
  return help.split('\n').find((line) => new RegExp(`^ +(-\\w, )?--${flag} `).test(line));
}

describe('help', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']]])('%j lists every verb with what it does', async (args) => {
    const { exitCode, stdout, stderr } = await kinglet(cwd, args);

    for (const [name, { summary }] of Object.entries(verbs))
      expect(stdout).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'));
    for (const code of new Set(Object.values(exitCodes))) expect(stdout).toMatch(new RegExp(`\\b${code} `));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  test.each(names)('%s: usage, every option with its help, examples that parse', async (name) => {
    const verb = await verbs[name]!.load();

    const { exitCode, stdout } = await kinglet(cwd, [...name.split(' '), '--help']);

    expect(stdout).toMatch(new RegExp(`^kinglet ${name}\\b.* \\[options\\]\n`));
    for (const [key, option] of Object.entries(verb.options)) {
      const row = rowOf(stdout, flagOf(key, option));
      expect(row).toContain(option.help);
      if (option.isSetting) expect(row).toContain('* ');
    }
    expect(verb.examples.length).toBeGreaterThan(0);
    for (const [line, what] of verb.examples) expect(stdout).toContain(`  # ${what}\n  ${line}`);
    expect(stdout).not.toMatch(/undefined|\[object/);
    expect(exitCode).toBe(0);
  });

  test.each(names)('help %s is the same as %s --help', async (name) => {
    const words = name.split(' ');

    expect(await kinglet(cwd, ['help', ...words])).toEqual(await kinglet(cwd, [...words, '-h']));
  });

  test('is printed for a verb whatever else is wrong', async () => {
    const broken = folderWith({ 'kinglet.config.json': '{' });

    expect(await kinglet(broken, ['build', '--help'])).toMatchObject({ exitCode: 0 });
    expect(await kinglet(broken, ['verify', '--help'])).toMatchObject({ exitCode: 0 });
  });

  test('no line is longer than a wide terminal', async () => {
    const { stdout } = await kinglet(cwd, ['--help']);

    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(130);
  });
});

test.each([['--version'], ['-v'], ['version']])('%s prints the version', async (word) => {
  expect(await kinglet(cwd, [word])).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

describe('misuse ends with 2 and says what to type', () => {
  test.each<[string[], string]>([
    [['biuld'], 'Expected a verb, got biuld; did you mean build?'],
    [['frobnicate'], 'Expected a verb, got frobnicate; kinglet --help lists them'],
    [['toString'], 'Expected a verb, got toString; kinglet --help lists them'],
    [['help', 'frobnicate'], 'Expected a verb, got frobnicate'],
    [['build', '--nope'], 'Expected an option of this verb, got --nope'],
    [['build', 'src/handler.ts'], 'Expected no word(s) after `kinglet build`, got src/handler.ts'],
    [['verify'], 'Expected file after `kinglet verify`: a bootstrap'],
    [['build', '--config', 'nope.json'], 'Expected a config file at '],
  ])('%j', async (args, message) => {
    const { exitCode, stdout, stderr } = await kinglet(cwd, args);

    expect(stderr).toMatch(/^error: Expected .* \(KINGLET_CLI_USAGE\)\n$/);
    expect(stderr).toContain(message);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  test('a config file that is wrong is misuse too', async () => {
    const broken = folderWith({ 'kinglet.config.json': '{ "memory": 1 }' });

    expect(await kinglet(broken, ['build'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('kinglet.config.json:1: expected `memory`'),
    });
  });
});

describe('errors', () => {
  test.each(Object.entries(exitCodes))('%s ends with %i', (code, exitCode) => {
    expect(new CliError(code as CliErrorCode, 'x').exitCode).toBe(exitCode);
  });

  test('are an object with --json, and still a line on stderr', async () => {
    const { exitCode, stdout, stderr } = await kinglet(cwd, ['biuld', '--json']);

    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'KINGLET_CLI_USAGE', message: 'Expected a verb, got biuld; did you mean build?' },
    });
    expect(stderr).toContain('did you mean build?');
    expect(exitCode).toBe(2);
  });

  test('show their stack with --debug alone', async () => {
    const plain = await kinglet(cwd, ['build', '--entry', 'nowhere.ts']);
    const debug = await kinglet(cwd, ['build', '--entry', 'nowhere.ts', '--debug']);

    expect(plain.stderr).not.toContain('\n    at ');
    expect(debug.stderr).toContain('\n    at ');
  });

  test('Ctrl-C before a verb begins ends with 130', async () => {
    const signal = AbortSignal.abort();

    expect(await kinglet(cwd, ['verify', 'x'], { signal })).toMatchObject({
      exitCode: 130,
      stderr: expect.stringContaining('KINGLET_CLI_INTERRUPTED'),
    });
  });
});

test.each(['build', 'dev'])('what %s fails with because Ctrl-C ended its helpers is not shown', async (verb) => {
  const interrupt = new AbortController();
  let stderr = '';
  const note = (line: string) => {
    stderr += `${line}\n`;
    // As a signal: heard when this process has time for it.
    if (line.startsWith('building')) setImmediate(() => interrupt.abort());
  };
  const console = {
    isJson: false,
    print: () => undefined,
    write: async () => undefined,
    note,
    paint: (_: unknown, text: string) => text,
  };

  const { exitCode } = await kinglet(folderWith(), [verb, '--arch', process.arch], {
    console,
    signal: interrupt.signal,
  });

  expect({ exitCode, stderr }).toEqual({
    exitCode: 130,
    stderr: `building src/handler.ts for ${process.arch}\nerror: Interrupted (KINGLET_CLI_INTERRUPTED)\n`,
  });
});
