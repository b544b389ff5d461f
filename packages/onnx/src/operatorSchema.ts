// What ONNX says of an operator at an opset: inputs, outputs, types, attributes.
import { newestOpsets, operatorRows, typeSets } from './generated/operators.ts';
import { isOwnDomain, keyOf } from './nodeLabel.ts';

/** An input or output. */
export interface FormalParameter {
  readonly name: string;
  /** A variable of `types`, or a type as ONNX writes it, `tensor(…)` left out. */
  readonly type: string;
  readonly kind: 'heterogeneous' | 'optional' | 'single' | 'variadic';
}

/** One version of an operator. */
export interface OperatorSchema {
  readonly since: number;
  readonly deprecated: boolean;
  readonly minInputs: number;
  readonly maxInputs: number;
  readonly minOutputs: number;
  readonly maxOutputs: number;
  readonly inputs: readonly FormalParameter[];
  readonly outputs: readonly FormalParameter[];
  /** The types that each variable allows. */
  readonly types: ReadonlyMap<string, ReadonlySet<string>>;
  readonly attributes: ReadonlyMap<string, { readonly type: string; readonly required: boolean }>;
}

/** The newest opset of a domain that the table knows; undefined for a domain that is not ONNX's. */
export function newestOpset(domain: string): number | undefined {
  return ownEntry(newestOpsets, keyOf(domain));
}

/** The version of an operator that holds at `opset`; undefined when ONNX has none. */
export function findOperator(domain: string, name: string, opset: number): OperatorSchema | undefined {
  const rows = ownEntry(operatorRows, isOwnDomain(domain) ? name : `${domain}.${name}`);
  const row = rows?.findLast((text) => Number.parseInt(text, 10) <= opset);
  return row === undefined ? undefined : parsed(row);
}

/** The formal parameter at a position: the last one repeats when it is variadic. */
export function parameterAt(parameters: readonly FormalParameter[], index: number): FormalParameter | undefined {
  const last = parameters.at(-1);
  const isVariadic = last?.kind === 'variadic' || last?.kind === 'heterogeneous';
  return parameters[index] ?? (isVariadic ? last : undefined);
}

// A model may ask for `constructor`, which every object has.
function ownEntry<Entry>(table: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

const schemas = new Map<string, OperatorSchema>();

function parsed(row: string): OperatorSchema {
  const known = schemas.get(row);
  if (known) return known;
  const [since = '', arity = '', inputs = '', outputs = '', types = '', attributes = ''] = row.split('|');
  const [minInputs, maxInputs, minOutputs, maxOutputs] = arity.split(',').map(boundOf) as Four;
  const schema = {
    since: Number.parseInt(since, 10),
    deprecated: since.endsWith('!'),
    ...{ minInputs, maxInputs, minOutputs, maxOutputs },
    inputs: words(inputs).map(parameterOf),
    outputs: words(outputs).map(parameterOf),
    types: new Map(words(types).map(typeVariableOf)),
    attributes: new Map(words(attributes).map(attributeOf)),
  };
  schemas.set(row, schema);
  return schema;
}

type Four = [number, number, number, number];

function words(text: string): string[] {
  return text.split(' ').filter(Boolean);
}

function boundOf(text: string): number {
  return text === '*' ? Number.POSITIVE_INFINITY : Number(text);
}

const kinds = { '': 'single', '?': 'optional', '*': 'variadic', '**': 'heterogeneous' } as const;

function parameterOf(word: string): FormalParameter {
  const [, name = '', mark = '', type = ''] = /^(.*?)(\?|\*{0,2}):(.*)$/.exec(word) ?? [];
  return { name, type, kind: kinds[mark as keyof typeof kinds] };
}

function typeVariableOf(word: string): [string, ReadonlySet<string>] {
  const [name = '', set = ''] = word.split('=');
  return [name, new Set(words(typeSets[Number(set)] ?? ''))];
}

function attributeOf(word: string): [string, { type: string; required: boolean }] {
  const [name = '', code = ''] = word.split(':');
  return [name, { type: attributeTypes[code[0] as keyof typeof attributeTypes], required: code.endsWith('!') }];
}

const attributeTypes = {
  f: 'FLOAT',
  i: 'INT',
  s: 'STRING',
  t: 'TENSOR',
  g: 'GRAPH',
  p: 'SPARSE_TENSOR',
  y: 'TYPE_PROTO',
  F: 'FLOATS',
  I: 'INTS',
  S: 'STRINGS',
  T: 'TENSORS',
  G: 'GRAPHS',
  P: 'SPARSE_TENSORS',
  Y: 'TYPE_PROTOS',
} as const;
