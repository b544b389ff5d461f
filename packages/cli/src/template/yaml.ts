// YAML that every parser reads the same way, 1.1 and 1.2.

/** What a template may hold. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** `value` as a YAML document. Texts that could be taken for anything else, or hold anything but plain words, are quoted. */
export function toYaml(value: YamlValue): string {
  return `${lines(value).join('\n')}\n`;
}

function lines(value: YamlValue): string[] {
  if (isList(value)) return value.length === 0 ? ['[]'] : value.flatMap((item) => underDash(lines(item)));
  if (typeof value !== 'object') return [scalar(value)];
  const entries = Object.entries(value);
  return entries.length === 0 ? ['{}'] : entries.flatMap(([key, item]) => underKey(text(key), item));
}

function underDash([first = '', ...rest]: readonly string[]): string[] {
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}

function underKey(key: string, value: YamlValue): string[] {
  const [first = '', ...rest] = lines(value);
  const isShort = typeof value !== 'object' || Object.keys(value).length === 0;
  return isShort ? [`${key}: ${first}`] : [`${key}:`, ...[first, ...rest].map((line) => `  ${line}`)];
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function scalar(value: string | number | boolean): string {
  return typeof value === 'string' ? text(value) : String(value);
}

const plain = /^[A-Za-z]\w*(?:(?:::|[:./-])\w+)*$/;
// What YAML 1.1 takes for true, false and null.
const words = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

function text(value: string): string {
  return plain.test(value) && !words.test(value) ? value : quoted(value);
}

// JSON's escapes are YAML's too. Left over are the characters that YAML 1.1 calls line breaks, or not printable.
function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
