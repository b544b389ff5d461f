// Where a text stops being JSON. JSON.parse often does not say.

/** What is wrong, and where: from 1. */
export interface JsonProblem {
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
  /** The beginning of what stands there, quoted, or `the end`. */
  readonly found: string;
}

/** The first place of `text` that JSON cannot have; undefined when it is JSON. */
export function jsonProblem(text: string): JsonProblem | undefined {
  const offset = problemOffset(text);
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset).split('\n');
  const [shown = ''] = text.slice(offset, offset + 20).split('\n');
  const found = offset >= text.length ? 'the end' : JSON.stringify(shown);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, found };
}

const blank = /[ \t\n\r]*/y;
// All but the control characters, the quotation mark and the backslash.
const plain = /[ !#-[\]-\uffff]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** What may come next: a value, also with `]`; a key, also with `}`; what follows a value. */
type State = 'value' | 'first value' | 'key' | 'first key' | 'after';

// Without recursion: a text may be nested as deep as it likes.
function problemOffset(text: string): number | undefined {
  const open: string[] = [];
  let state: State = 'value';
  let at = endOf(blank, text, 0);
  while (state !== 'after' || open.length > 0) {
    const step = take(text, at, state, open);
    if (!step) return at;
    state = step.state;
    at = endOf(blank, text, step.end);
  }
  return at < text.length ? at : undefined;
}

interface Step {
  readonly state: State;
  readonly end: number;
}

function take(text: string, at: number, state: State, open: string[]): Step | undefined {
  const char = text[at];
  const isClosing = state === 'after' || state === 'first value' || state === 'first key';
  if (isClosing && char === (open.at(-1) === '[' ? ']' : '}') && open.length > 0) {
    // `[` and `{` are told apart by what they ask for first.
    open.pop();
    return { state: 'after', end: at + 1 };
  }
  if (state === 'after')
    return char === ',' ? { state: open.at(-1) === '[' ? 'value' : 'key', end: at + 1 } : undefined;
  if (state === 'key' || state === 'first key') return takeKey(text, at);
  if (char === '[' || char === '{') {
    open.push(char);
    return { state: char === '[' ? 'first value' : 'first key', end: at + 1 };
  }
  const end = Math.max(stringEnd(text, at), endOf(scalar, text, at));
  return end > at ? { state: 'after', end } : undefined;
}

function takeKey(text: string, at: number): Step | undefined {
  const end = stringEnd(text, at);
  const colon = endOf(blank, text, end);
  return end > at && text[colon] === ':' ? { state: 'value', end: colon + 1 } : undefined;
}

// By hand: one expression for all of it would keep a way back for each character.
function stringEnd(text: string, at: number): number {
  if (text[at] !== '"') return at;
  for (let end = at + 1; ; ) {
    end = endOf(plain, text, end);
    if (text[end] === '"') return end + 1;
    const next = endOf(escaped, text, end);
    if (next === end) return at;
    end = next;
  }
}

/** Where a match at `at` ends; `at` when there is none. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
