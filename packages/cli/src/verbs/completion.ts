// kinglet completion
import { usageError } from '../cliError.ts';
import { bashCompletion } from '../completion/bashCompletion.ts';
import { fishCompletion } from '../completion/fishCompletion.ts';
import { type VerbWords, verbWords } from '../completion/words.ts';
import { zshCompletion } from '../completion/zshCompletion.ts';
import { commonOptions } from '../run.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { verbs } from '../verbs.ts';

const shells: Readonly<Record<string, (words: readonly VerbWords[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};
const names = Object.keys(shells);

export const completion: Verb = defineVerb({
  positionals: [{ name: 'shell', help: names.join(', '), choices: names }],
  options: {},
  examples: [
    ['source <(kinglet completion bash)', 'in ~/.bashrc; likewise zsh, in ~/.zshrc after compinit'],
    ['kinglet completion fish > ~/.config/fish/completions/kinglet.fish', 'once'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(_, __, [shell = '']) {
    const scriptOf = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
    if (!scriptOf) throw usageError(`Expected a shell, one of ${names.join(', ')}, got ${shell}`);
    const script = scriptOf(await verbWords(verbs, commonOptions));
    return { data: { shell, script }, text: script };
  },
});
