// Names and values of headers and queries, which may repeat.

/** Names and values in order. */
export type Pairs = readonly (readonly [string, string])[];

/** The parameters of a query as they were sent, nothing decoded. */
export function queryPairs(query: string): Pairs {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [name, value.join('=')];
  });
}

/** Each name once, with all its values. */
export function grouped(pairs: Pairs): Record<string, string[]> {
  const names = new Set(pairs.map(([name]) => name));
  const valuesOf = (wanted: string): string[] => pairs.filter(([name]) => name === wanted).map(([, value]) => value);
  return Object.fromEntries([...names].map((name) => [name, valuesOf(name)]));
}

/** Each name once, its values joined by commas. */
export function combined(pairs: Pairs): Record<string, string> {
  return Object.fromEntries(Object.entries(grouped(pairs)).map(([name, values]) => [name, values.join(',')]));
}
