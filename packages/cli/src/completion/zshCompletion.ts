// Completion for zsh.
import type { FlagWord, VerbWords } from './words.ts';

/** A script to be sourced after compinit, or to lie as `_kinglet` in a folder of `fpath`. */
export function zshCompletion(verbs: readonly VerbWords[]): string {
  return `#compdef kinglet
_kinglet() {
  local -a verbs
  verbs=(
${verbs.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
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
${verbs.map(verbCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _kinglet ]]; then _kinglet "$@"; else compdef _kinglet kinglet; fi`;
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
