// Completion for zsh.
import { type FlagWord, secondWord, type VerbWords, verbTree } from './words.ts';

/** A script to be sourced after compinit, or to lie as `_kinglet` in a folder of `fpath`. */
export function zshCompletion(verbs: readonly VerbWords[]): string {
  const tree = [...verbTree(verbs)];
  const groups = tree.filter(([, seconds]) => seconds.length > 0);
  const summaryOf = (first: string): string => verbs.find(({ name }) => name === first)?.summary ?? `${first} …`;
  return `#compdef kinglet
_kinglet() {
  local -a verbs seconds
  verbs=(
${tree.map(([first]) => `    ${quoted(`${first}:${summaryOf(first)}`)}`).join('\n')}
    'help:the options of a verb'
  )
  if ((CURRENT == 2)); then
    _describe -t verbs verb verbs
    return
  fi
  shift words
  ((CURRENT--))
  case $words[1] in
    help) _describe -t verbs verb verbs ;;
${verbs
  .filter(({ name }) => !name.includes(' '))
  .map(verbCase)
  .join('\n')}
${groups.map(groupCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _kinglet ]]; then _kinglet "$@"; else compdef _kinglet kinglet; fi`;
}

function groupCase([first, seconds]: readonly [string, readonly VerbWords[]]): string {
  const described = seconds.map((verb) => quoted(`${secondWord(verb)}:${verb.summary}`)).join(' ');
  return `    ${first})
      if ((CURRENT == 2)); then
        seconds=(${described})
        _describe -t verbs verb seconds
        return
      fi
      shift words
      ((CURRENT--))
      case $words[1] in
${seconds.map((verb) => verbCase({ ...verb, name: secondWord(verb) })).join('\n')}
      esac ;;`;
}

function verbCase({ name, flags, positionals }: VerbWords): string {
  const rest = positionals.length > 0 ? `*: :(${positionals.join(' ')})` : '*: :_files';
  return `    ${name}) _arguments ${[...flags.flatMap(specs), rest].map(quoted).join(' ')} ;;`;
}

// --name[help]:what:values
function specs({ name, short, help, takesValue, isRepeatable, choices }: FlagWord): string[] {
  const values = choices.length > 0 ? `(${choices.join(' ')})` : '_files';
  const end = `[${help.replace(/[[\]\\:]/g, '\\$&')}]${takesValue ? `:${name}:${values}` : ''}`;
  const spellings = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
  return spellings.map((spelling) => `${isRepeatable ? '*' : ''}${spelling}${end}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
