// Where in a config file a setting stands.

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`(?:\\.|[^`\\])*`|[{}]|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[A-Za-z_$][\w$]*)(\s*:)?/g;

/**
 * The line, from 1, of `name:` in JSON or TypeScript, outside of strings and comments: of several the one that is nested
 * least, since what is in a setting may have its name too; 1 when there is none.
 */
export function lineOf(source: string, name: string): number {
  let depth = 0;
  let best = { depth: Infinity, index: 0 };
  for (const [text, quoted, colon, index] of tokens(source)) {
    if (text === '{') depth++;
    if (text === '}') depth--;
    const isKey = colon !== undefined && quoted?.replace(/^["']|["']$/g, '') === name;
    if (isKey && depth < best.depth) best = { depth, index };
  }
  return source.slice(0, best.index).split('\n').length;
}

function tokens(source: string): [string, string | undefined, string | undefined, number][] {
  return [...source.matchAll(token)].map((match) => [match[0], match[1], match[2], match.index]);
}
