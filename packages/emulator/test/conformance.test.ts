// The kit around the behaviours: verdicts, descriptions, command line, report.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { type Behaviour, bootstrapBehaviours, handlerDuties, handlerSources } from '../src/behaviours/index.ts';
import { readOptions } from '../src/conformance/cliOptions.ts';
import {
  conformanceChecks,
  formatCheck,
  formatSummary,
  handlerSource,
  runConformance,
  subjectOptions,
  writeHandlers,
} from '../src/conformance/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));
const loop = fileURLToPath(new URL('reference/bootstrap.ts', import.meta.url));
const hooks = new URL('reference/hooks.ts', import.meta.url).href;
const main = fileURLToPath(new URL('../src/conformance/main.ts', import.meta.url));

function behaviour(id: number, name: string, check: Behaviour['check'], source = 'a rule'): Behaviour {
  return { id, name, source, handler: 'echo', check };
}
const subject = (): { command: string[] } => ({ command: ['true'] });

describe('the list', () => {
  test('has 35 checks, each with at least one case', () => {
    const ids = conformanceChecks.map(({ id }) => id);

    expect(ids).toEqual(Array.from({ length: 35 }, (_, i) => i + 1));
    for (const id of ids)
      expect(
        bootstrapBehaviours.filter((one) => one.id === id),
        `check ${id}`,
      ).not.toEqual([]);
    expect(bootstrapBehaviours.every(({ id }) => ids.includes(id))).toBe(true);
  });

  test('names every case once, with a source', () => {
    const names = bootstrapBehaviours.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    expect(bootstrapBehaviours.every(({ source }) => source.length > 5)).toBe(true);
  });

  test('describes every function in words', () => {
    expect(Object.keys(handlerDuties).sort()).toEqual(Object.keys(handlerSources).sort());
  });
});

describe('a verdict', () => {
  test('is fail when one case fails, pass when the others do, n/a when none applies', async () => {
    const cases = [
      behaviour(1, 'good', async ({ onMeasured }) => onMeasured?.('3 ms')),
      behaviour(2, 'good too', async () => undefined),
      behaviour(2, 'bad', async () => {
        throw new Error('expected 1, got 2');
      }),
      behaviour(3, 'excused', async () => undefined),
      behaviour(4, 'excused', async () => undefined),
      behaviour(4, 'fine', async () => undefined),
    ];
    const reported: number[] = [];

    const report = await runConformance({
      cases,
      subject,
      only: [1, 2, 3, 4],
      notRun: ({ name }) => (name === 'excused' ? { verdict: 'n/a', reason: 'no way' } : undefined),
      onCheck: ({ id }) => reported.push(id),
    });

    expect(report.checks.map(({ verdict }) => verdict)).toEqual(['pass', 'fail', 'n/a', 'pass']);
    expect(report).toMatchObject({ pass: 2, fail: 1, notApplicable: 1 });
    expect(report.checks[0]?.cases[0]).toMatchObject({ verdict: 'pass', measured: '3 ms' });
    expect(report.checks[1]?.cases[1]).toMatchObject({ verdict: 'fail', reason: 'expected 1, got 2' });
    expect(reported).toEqual([1, 2, 3, 4]);
    const lines = report.checks.map(formatCheck).join('\n');
    expect(lines).toMatch(
      /^pass {2}1 .*\n {8}good: 3 ms\nFAIL {2}2 .*\n {8}bad\n {10}expected 1, got 2\n {10}source: a rule/,
    );
    expect(lines).toContain('n/a: excused: no way');
    expect(formatSummary(report)).toBe('2 of 4 checks pass, 1 fail, 1 not applicable');
  });

  test('is fail when there is no bootstrap for a function', async () => {
    const missing = subjectOptions({ command: ['./no/such/{handler}'] });

    const { checks } = await runConformance({
      ...missing,
      cases: [behaviour(1, 'a', async () => undefined)],
      only: [1],
    });

    expect(checks[0]?.cases[0]).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('no/such/echo') });
  });
});

describe('a description', () => {
  const rules = [
    behaviour(1, 'one rule of many', async () => undefined),
    behaviour(2, 'another', async () => undefined),
    behaviour(3, 'own', async () => undefined, 'Kinglet: our way'),
  ];
  const verdicts = async (description: object): Promise<string[]> => {
    const options = subjectOptions({ command: ['true'], ...description });
    const { checks } = await runConformance({ ...options, cases: rules, only: [1, 2, 3] });
    return checks.map(({ verdict, cases }) => `${verdict} ${cases[0]?.reason ?? ''}`.trim());
  };

  test.each([
    [{}, ['pass', 'pass', "n/a a rule of Kinglet's own"]],
    [{ ownRules: true }, ['pass', 'pass', 'pass']],
    [{ notApplicable: { echo: 'no echo' } }, ['n/a no echo', 'n/a no echo', "n/a a rule of Kinglet's own"]],
    [{ notApplicable: { '2': 'no two' } }, ['pass', 'n/a no two', "n/a a rule of Kinglet's own"]],
    [{ notOffered: { 'one rule': 'not yet' }, ownRules: true }, ['fail not offered: not yet', 'pass', 'pass']],
  ])('%j gives %j', async (description, expected) => {
    expect(await verdicts(description)).toEqual(expected);
  });

  test('fills the name of the function in everywhere', async () => {
    const { subject: subjectFor } = subjectOptions({
      command: ['node', 'run.mjs', '{handler}'],
      env: { FUNCTION: 'kit/{handler}' },
      handler: 'src/{handler}.main',
      patience: 2,
      quick: true,
      budgetMs: 7,
    });

    expect(await subjectFor('echo')).toMatchObject({
      command: ['node', 'run.mjs', 'echo'],
      env: { FUNCTION: 'kit/echo' },
      handlerString: 'src/echo.main',
      patience: 2,
      quick: true,
      budgetMs: 7,
    });
  });

  test('needs a command', () => {
    expect(() => subjectOptions({ command: [] })).toThrow(/Expected `command`/);
  });
});

describe('the command line', () => {
  const none = (): string => '{}';

  test('describes a bootstrap', () => {
    const args = [
      '--bootstrap',
      'node run.mjs {handler}',
      '--handler',
      '{handler}.main',
      '--env',
      'A=b=c',
      '--na',
      'results:no values',
      '--na',
      '7',
      '--only',
      '4,24',
      '--arch',
      'arm64',
      '--patience',
      '3',
      '--budget-ms',
      '50',
      '--quick',
      '--json',
    ];

    expect(readOptions(args, none)).toEqual({
      verb: 'run',
      only: [4, 24],
      json: true,
      description: {
        command: ['node', 'run.mjs', '{handler}'],
        handler: '{handler}.main',
        arch: 'arm64',
        patience: 3,
        budgetMs: 50,
        quick: true,
        env: { A: 'b=c' },
        notApplicable: { results: 'no values', '7': 'declared so' },
      },
    });
  });

  test('takes a description from a file, and its own options on top', () => {
    const file = JSON.stringify({ name: 'mine', command: ['a'], env: { X: '1' }, notApplicable: { 1: 'x' } });

    const options = readOptions(['--subject', 'x.json', '--env', 'Y=2'], () => file);

    expect(options).toMatchObject({
      description: { name: 'mine', command: ['a'], env: { X: '1', Y: '2' }, notApplicable: { 1: 'x' } },
    });
  });

  test.each([
    [[], /--bootstrap or --subject/],
    [['--bootstrap', 'a', '--only', '36'], /1 to 35/],
    [['--bootstrap', 'a', '--arch', 'mips'], /x64 or arm64/],
    [['--bootstrap', 'a', '--patience', '0'], /above 0/],
    [['--bootstrap', 'a', '--na', 'reslts:x'], /one of minimal/],
    [['--subject', 'x'], /JSON file/],
    [['--nonsense'], /nonsense/],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args, () => '{')).toThrow(message);
  });

  test('writes the functions and what they have to do', () => {
    const said = writeHandlers(join(folder, 'functions'), 'kinglet:runtime');

    expect(said).toMatch(/^\d+ functions written/);
    expect(readFileSync(join(folder, 'functions', 'shutdown.mjs'), 'utf8')).toContain("from 'kinglet:runtime'");
    expect(readFileSync(join(folder, 'functions', 'README.md'), 'utf8')).toContain('`echo`: Answers with the event.');
    expect(handlerSource('snapshot')).toContain("from '@kinglet/runtime'");
  });

  test('checks a bootstrap, prints the report and says by its exit code whether anything fails', async () => {
    writeHandlers(join(folder, 'own'), hooks);
    writeFileSync(
      join(folder, 'subject.json'),
      JSON.stringify({ command: [process.execPath, loop], env: { HANDLER: join(folder, 'own', '{handler}.mjs') } }),
    );
    const run = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
      promisify(execFile)(process.execPath, ['--conditions=@kinglet/source', main, ...args]).then(
        (output) => ({ ...output, code: 0 }),
        (error) => error,
      );
    const description = ['--subject', join(folder, 'subject.json')];

    const good = await run(...description, '--only', '2,12');
    const bad = await run(...description, '--only', '2', '--env', 'FAULT=noUserAgent', '--json');
    const misuse = await run('--only', '2');
    const help = await run('--help');
    const written = await run('--write-handlers', join(folder, 'written'));

    expect(good.stdout).toMatch(/^pass {2}2 .*\npass 12 .*\n\n2 of 2 checks pass, 0 fail, 0 not applicable\n$/s);
    expect(good.code).toBe(0);
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({ pass: 0, fail: 1, checks: [{ id: 2, verdict: 'fail' }] });
    expect(misuse.code).toBe(2);
    expect(misuse.stderr).toMatch(/Expected --bootstrap or --subject/);
    expect(help.stdout).toContain('kinglet-conformance --bootstrap');
    expect(written.stdout).toContain('functions written');
  });
});
