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
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const values = groups.get(name);
    if (values) values.push(value);
    else groups.set(name, [value]);
  }
  return Object.fromEntries(groups);
}

/** Each name once, its values joined by commas. */
export function combined(pairs: Pairs): Record<string, string> {
  return Object.fromEntries(Object.entries(grouped(pairs)).map(([name, values]) => [name, values.join(',')]));
}
