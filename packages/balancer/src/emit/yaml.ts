// Plain values as YAML in block style; every text is quoted as in JSON, which YAML reads.

export type YamlValue =
  | string
  | number
  | boolean
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | undefined };

/** The lines of a value; members that are undefined are left out. Texts must be of printable ASCII, keys plain words. */
export function yamlLines(value: YamlValue): string[] {
  if (typeof value !== 'object') return [JSON.stringify(value)];
  if (Array.isArray(value)) return value.length === 0 ? ['[]'] : value.flatMap((item) => nested('- ', yamlLines(item)));
  const members = Object.entries(value).filter((member): member is [string, YamlValue] => member[1] !== undefined);
  return members.length === 0 ? ['{}'] : members.flatMap(([key, member]) => memberLines(key, member));
}

function memberLines(key: string, value: YamlValue): string[] {
  const name = /^\w+$/.test(key) ? key : JSON.stringify(key);
  const lines = yamlLines(value);
  const isOnOneLine = typeof value !== 'object' || lines[0] === '{}' || lines[0] === '[]';
  return isOnOneLine ? [`${name}: ${lines[0]}`] : [`${name}:`, ...lines.map((line) => `  ${line}`)];
}

function nested(mark: string, lines: readonly string[]): string[] {
  return lines.map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line);
}
