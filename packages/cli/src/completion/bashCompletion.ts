// Completion for bash.
import type { FlagWord, VerbWords } from './words.ts';

/** A script to be sourced. Where it has no words, bash completes files. */
export function bashCompletion(verbs: readonly VerbWords[]): string {
  return `# kinglet completion bash
_kinglet() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} words=''
  # --arch=x is three words for bash.
  if [[ $cur == '=' ]]; then cur=''; elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${[...verbs.map(({ name }) => name), 'help', '--help', '--version'].join(' ')}' -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]} $prev" in
${verbs.flatMap(valueCases).join('\n')}
  esac
  case "\${COMP_WORDS[1]} $cur" in
    help\\ *) words='${verbs.map(({ name }) => name).join(' ')}' ;;
${verbs.flatMap(wordCases).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _kinglet kinglet`;
}

function valueCases({ name, flags }: VerbWords): string[] {
  const spellings = (flag: FlagWord): string =>
    [`--${flag.name}`, ...(flag.short === undefined ? [] : [`-${flag.short}`])]
      .map((spelling) => `'${name} ${spelling}'`)
      .join(' | ');
  const withValue = flags.filter(({ takesValue }) => takesValue);
  const free = withValue.filter(({ choices }) => choices.length === 0).map(spellings);
  return [
    ...withValue
      .filter(({ choices }) => choices.length > 0)
      .map(
        (flag) => `    ${spellings(flag)}) COMPREPLY=($(compgen -W '${flag.choices.join(' ')}' -- "$cur")); return ;;`,
      ),
    ...(free.length > 0 ? [`    ${free.join(' | ')}) return ;;`] : []),
  ];
}

function wordCases({ name, flags, positionals }: VerbWords): string[] {
  const options = flags.map((flag) => `--${flag.name}`).join(' ');
  const plain = positionals.length > 0 ? [`    ${name}\\ *) words='${positionals.join(' ')}' ;;`] : [];
  return [`    ${name}\\ -*) words='${options}' ;;`, ...plain];
}
