import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { bashCompletion } from '../src/completion/bashCompletion.ts';
import { fishCompletion } from '../src/completion/fishCompletion.ts';
import { verbWords } from '../src/completion/words.ts';
import { zshCompletion } from '../src/completion/zshCompletion.ts';
import { commonOptions } from '../src/run.ts';
import { verbs } from '../src/verbs.ts';
import { folderWith, kinglet } from './cli.ts';

const words = await verbWords(verbs, commonOptions);
const cwd = folderWith({ 'event.json': '', 'handler.ts': '' });

function has(shell: string): boolean {
  const isThere = spawnSync(shell, ['--version']).status === 0;
  if (!isThere) reportSkipped(`completion in ${shell}`, `${shell} is not installed`);
  return isThere;
}

describe('kinglet completion', () => {
  test.each(['bash', 'zsh', 'fish'])('%s has every verb', async (shell) => {
    const { exitCode, stdout } = await kinglet(cwd, ['completion', shell]);

    expect(exitCode).toBe(0);
    for (const word of Object.keys(verbs).flatMap((name) => name.split(' ')))
      expect(stdout).toMatch(new RegExp(`\\b${word}\\b`));
  });

  test('--json holds the script', async () => {
    const { stdout } = await kinglet(cwd, ['completion', 'bash', '--json']);

    expect(JSON.parse(stdout)).toEqual({ shell: 'bash', script: bashCompletion(words) });
  });

  test.each([
    [['completion'], 'Expected shell after'],
    [['completion', 'tcsh'], 'one of bash, zsh, fish, got tcsh'],
    [['completion', 'toString'], 'one of bash, zsh, fish, got toString'],
  ])('%j is misuse', async (args, message) => {
    expect(await kinglet(cwd, args)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
  });
});

describe.skipIf(!has('bash'))('bash completes', () => {
  /** The completions of the last of `typed`, as bash's own call of the function finds them; COMP_WORDS as bash splits them. */
  function complete(...typed: string[]): string[] {
    const script = [
      bashCompletion(words),
      `COMP_WORDS=(${typed.map((word) => `'${word}'`).join(' ')})`,
      `COMP_CWORD=${typed.length - 1}`,
      '[[ $(complete -p kinglet) == *"-F _kinglet"* ]] || exit 9',
      '_kinglet',
      `printf '%s\\n' "\${COMPREPLY[@]}"`,
    ].join('\n');
    const found = execFileSync('bash', ['--norc', '-u', '-c', script], { cwd, encoding: 'utf8' });
    return found.split('\n').filter(Boolean);
  }

  test.each<[string, string[], string[]]>([
    ['verbs', ['kinglet', 'bui'], ['build']],
    ['verbs after help', ['kinglet', 'help', 'ver'], ['verify']],
    ['options of the verb', ['kinglet', 'build', '--max'], ['--max-size', '--max-zip']],
    ['options that turn off', ['kinglet', 'build', '--no'], ['--no-minify']],
    ['options that every verb has', ['kinglet', 'verify', '--js'], ['--json']],
    ['choices', ['kinglet', 'build', '--engine', ''], ['quickjs', 'native', 'node']],
    ['choices by their beginning', ['kinglet', 'build', '--engine', 'n'], ['native', 'node']],
    ['choices of a short option', ['kinglet', 'init', '-t', 's'], ['simd-vector', 'streaming']],
    ['choices behind =', ['kinglet', 'build', '--arch', '=', 'a'], ['arm64']],
    ['choices right behind =', ['kinglet', 'build', '--arch', '='], ['arm64', 'x64']],
    ['the second word of a verb', ['kinglet', 'model', 'co'], ['compile']],
    ['the second word after help', ['kinglet', 'help', 'model', ''], ['compile', 'inspect', 'run', 'bench', 'diff', 'quantize']],
    ['options of a verb of two words', ['kinglet', 'model', 'compile', '--in'], ['--input-shape']],
    ['not those of the verb that its second word is', ['kinglet', 'model', 'bench', '--c'], ['--config']],
    ['nothing for the value of such an option', ['kinglet', 'model', 'bench', '--seconds', ''], []],
    ['nothing where its file goes', ['kinglet', 'model', 'run', ''], []],
    ['words that may follow', ['kinglet', 'completion', ''], ['bash', 'zsh', 'fish']],
    ['nothing for a path, so that bash completes files', ['kinglet', 'build', '--entry', ''], []],
    ['nothing where a file goes', ['kinglet', 'verify', ''], []],
    ['nothing for a verb that there is none of', ['kinglet', 'nope', '--'], []],
  ])('%s', (_, typed, found) => {
    expect(complete(...typed)).toEqual(found);
  });
});

describe.skipIf(!has('zsh'))('zsh', () => {
  test('takes the script, and asks it about kinglet', () => {
    writeFileSync(join(cwd, '_kinglet'), zshCompletion(words));
    const script =
      'autoload -U compinit; compinit -u -D; source ./_kinglet; print $_comps[kinglet] $+functions[_kinglet]';

    const stdout = execFileSync('zsh', ['-f', '-c', script], { cwd, encoding: 'utf8' });

    expect(stdout).toBe('_kinglet 1\n');
  });
});

describe.skipIf(!has('fish'))('fish completes', () => {
  test.each([
    ['kinglet bui', ['build']],
    ['kinglet build --engine n', ['native', 'node']],
    ['kinglet build --max', ['--max-size', '--max-zip']],
    ['kinglet completion ', ['bash', 'fish', 'zsh']],
    ['kinglet model co', ['compile']],
    ['kinglet model bench --se', ['--seconds']],
    ['kinglet model bench --co', ['--config']],
  ])('%s', (line, found) => {
    writeFileSync(join(cwd, 'kinglet.fish'), fishCompletion(words));
    const stdout = execFileSync('fish', ['-N', '-c', `source kinglet.fish; complete -C ${JSON.stringify(line)}`], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, HOME: cwd },
    });

    const names = stdout.split('\n').filter(Boolean);
    expect(names.map((name) => name.split('\t')[0]).toSorted()).toEqual(found);
  });
});
