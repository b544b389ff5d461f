// Terraform's language, laid out as `terraform fmt` does.

/** What an attribute may be. */
export type HclValue = string | number | boolean | Expression | readonly HclValue[] | HclObject;

export interface HclObject {
  readonly [key: string]: HclValue;
}

/** Written as it is: a reference, or a call. */
export class Expression {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A block with its labels: `resource "type" "name" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels?: readonly string[];
  readonly attributes?: HclObject;
  readonly blocks?: readonly HclBlock[];
}

/** A reference or a call: `aws_iam_role.function.arn`. */
export function expression(source: string): Expression {
  return new Expression(source);
}

/** `resource "type" "name" { … }`. */
export function resource(type: string, name: string, attributes: HclObject): HclBlock {
  return { type: 'resource', labels: [type, name], attributes };
}

/** `tags = { … }`, if there are any. */
export function tagsOf(tags: Readonly<Record<string, string>>): HclObject {
  return Object.keys(tags).length === 0 ? {} : { tags };
}

/** A file of blocks. */
export function toHcl(blocks: readonly HclBlock[]): string {
  return `${blocks.map((block) => blockLines(block).join('\n')).join('\n\n')}\n`;
}

/** A text in quotes; what would be an interpolation in it is none. */
export function hclString(value: string): string {
  return `"${escaped(value)}"`;
}

/** A file beside the module, for which Terraform need not be started in its folder. */
export function modulePath(path: string): Expression {
  return new Expression(`"\${path.module}/${escaped(path)}"`);
}

/** `jsonencode(value)`. */
export function jsonEncode(value: HclObject): Expression {
  return new Expression(`jsonencode(${valueLines(value).join('\n')})`);
}

function blockLines({ type, labels = [], attributes = {}, blocks = [] }: HclBlock): string[] {
  const inner = [attributeLines(attributes, (name) => name), ...blocks.map(blockLines)].filter(
    (part) => part.length > 0,
  );
  const body = inner.flatMap((part, i) => (i === 0 ? part : ['', ...part]));
  const name = [type, ...labels.map(hclString)].join(' ');
  return body.length === 0 ? [`${name} {}`] : [`${name} {`, ...body.map(indented), '}'];
}

// One-line attributes that follow one another have their `=` below one another; one of several lines stands for itself.
function attributeLines(attributes: HclObject, nameOf: (key: string) => string): string[] {
  const rows = Object.entries(attributes).map(([key, value]) => ({ name: nameOf(key), lines: valueLines(value) }));
  return rows.flatMap(({ name, lines: [first = '', ...rest] }, i) => {
    const width = rest.length > 0 ? 0 : chainWidth(rows, i);
    return [`${name}${' '.repeat(Math.max(0, width - letters(name)))} = ${first}`, ...rest];
  });
}

interface Row {
  readonly name: string;
  readonly lines: readonly string[];
}

function chainWidth(rows: readonly Row[], at: number): number {
  const isBreak = ({ lines }: Row) => lines.length > 1;
  const before = rows.slice(0, at).findLastIndex(isBreak);
  const after = rows.findIndex((row, i) => i > at && isBreak(row));
  return Math.max(...rows.slice(before + 1, after < 0 ? rows.length : after).map(({ name }) => letters(name)));
}

function letters(name: string): number {
  return [...name].length;
}

function valueLines(value: HclValue): string[] {
  if (value instanceof Expression) return value.source.split('\n');
  if (typeof value === 'string') return [hclString(value)];
  if (typeof value !== 'object') return [String(value)];
  if (isList(value)) return listLines(value);
  const body = attributeLines(value, objectKey);
  return body.length === 0 ? ['{}'] : ['{', ...body.map(indented), '}'];
}

// What could be taken for a keyword, `for` above all, is quoted.
function objectKey(key: string): string {
  return /^[A-Za-z]\w*$/.test(key) && !/^(?:for|if|in|null|true|false)$/.test(key) ? key : hclString(key);
}

function listLines(items: readonly HclValue[]): string[] {
  const shown = items.map(valueLines);
  if (shown.every(({ length }) => length === 1)) return [`[${shown.flat().join(', ')}]`];
  const body = shown.flatMap((lines) => [...lines.slice(0, -1), `${lines.at(-1)},`]);
  return ['[', ...body.map(indented), ']'];
}

function isList(value: HclValue): value is readonly HclValue[] {
  return Array.isArray(value);
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '${': '$${',
  '%{': '%%{',
};

// Half of a pair of surrogates cannot be written in UTF-8.
function escaped(value: string): string {
  return value
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(
      /\$\{|%\{|["\\\p{Cc}\p{Zl}\p{Zp}\ufeff]/gu,
      (found) => escapes[found] ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
