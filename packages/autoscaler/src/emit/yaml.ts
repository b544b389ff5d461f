// YAML that parsers of 1.1 and 1.2 read alike. By hand, in what manifests need of it: the package has no dependencies.

/** What a manifest may hold; a member that is undefined is left out. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | YamlMap;

export interface YamlMap {
  readonly [key: string]: YamlValue | undefined;
}

/** `value` as one document in block style. Texts that could be read as anything else are quoted. */
export function toYaml(value: YamlValue): string {
  return `${blockOf(value).join('\n')}\n`;
}

function blockOf(value: YamlValue): string[] {
  if (isList(value)) return value.length === 0 ? ['[]'] : value.flatMap(itemOf);
  if (typeof value !== 'object') return [scalarOf(value)];
  const members = Object.entries(value).filter((member): member is [string, YamlValue] => member[1] !== undefined);
  return members.length === 0 ? ['{}'] : members.flatMap(([key, member]) => memberOf(scalarOf(key), member));
}

function itemOf(value: YamlValue): string[] {
  return blockOf(value).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
}

function memberOf(key: string, value: YamlValue): string[] {
  const block = blockOf(value);
  if (typeof value !== 'object' || block[0] === '{}' || block[0] === '[]') return [`${key}: ${block[0]}`];
  return [`${key}:`, ...block.map((line) => `  ${line}`)];
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

const plain = /^[A-Za-z][\w-]*(?:(?:::|[./])[\w-]+)*$/;
// What YAML 1.1 takes for truth, falsehood and nothing.
const words = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

// JSON's escapes are YAML's too; it leaves alone some characters that YAML 1.1 takes for line breaks or does not allow.
function scalarOf(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if (plain.test(value) && !words.test(value)) return value;
  return JSON.stringify(value).replace(
    /[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
