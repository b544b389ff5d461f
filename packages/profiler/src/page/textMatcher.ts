// What a search field means.

/** Undefined where nothing is asked for; a message where a regular expression is none. */
export function textMatcher(query: string, isRegex: boolean): ((text: string) => boolean) | string | undefined {
  if (query === '') return undefined;
  if (!isRegex) {
    const wanted = query.toLowerCase();
    return (text) => text.toLowerCase().includes(wanted);
  }
  try {
    const pattern = new RegExp(query, 'iu');
    return (text) => pattern.test(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
