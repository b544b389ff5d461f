// Where in a config file a setting stands.

/** The line, from 1, of the first `name:` in JSON or TypeScript, outside of strings and comments; 1 when there is none. */
export function lineOf(source: string, name: string): number {
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`(?:\\.|[^`\\])*`|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[A-Za-z_$][\w$]*)(\s*:)?/g;
  for (const match of source.matchAll(token)) {
    const word = match[1]?.replace(/^["']|["']$/g, '');
    if (word === name && match[2] !== undefined) return source.slice(0, match.index).split('\n').length;
  }
  return 1;
}
