// Completion for bash.
import { type FlagWord, secondWord, type VerbWords, verbTree } from './words.ts';

/** A script to be sourced. Where it has no words, bash completes files. */
export function bashCompletion(verbs: readonly VerbWords[]): string {
  const tree = verbTree(verbs);
  const groups = [...tree].filter(([, seconds]) => seconds.length > 0);
  return `# kinglet completion bash
_kinglet() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} words='' verb at=1
  # --arch=x is three words for bash.
  if [[ $cur == '=' ]]; then cur=''; elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${[...tree.keys(), 'help', '--help', '--version'].join(' ')}' -- "$cur"))
    return
  fi
  if [[ \${COMP_WORDS[1]} == help ]]; then at=2; fi
  verb=\${COMP_WORDS[at]}
  if ((COMP_CWORD == at + 1)); then
    case $verb in
${groups.map(([first, seconds]) => `      ${first}) words='${seconds.map(secondWord).join(' ')}' ;;`).join('\n')}
    esac
    if [[ -n $words ]]; then
      COMPREPLY=($(compgen -W "$words" -- "$cur"))
      return
    fi
  fi
  verb=\${COMP_WORDS[1]}
  case $verb in
    ${groups.map(([first]) => first).join(' | ')}) verb="$verb \${COMP_WORDS[2]}" ;;
  esac
  case "$verb $prev" in
${verbs.flatMap(valueCases).join('\n')}
  esac
  case "$verb $cur" in
    help\\ *) words='${[...tree.keys()].join(' ')}' ;;
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
  const plain = positionals.length > 0 ? [`    ${escaped(name)}\\ *) words='${positionals.join(' ')}' ;;`] : [];
  return [`    ${escaped(name)}\\ -*) words='${options}' ;;`, ...plain];
}

function escaped(name: string): string {
  return name.replaceAll(' ', '\\ ');
}
