// What differs between two models.
import { type DescMessage, type MessageShape, toBinary } from '@bufbuild/protobuf';
import { graphOf, sameBytes } from './encoding.ts';
import {
  FunctionProtoSchema,
  type GraphProto,
  type ModelProto,
  NodeProtoSchema,
  SparseTensorProtoSchema,
  TensorProtoSchema,
} from './generated/onnx_pb.ts';
import { functionName } from './nodeLabel.ts';
import { describeSparse, describeTensor, printFunction, printNode, text } from './printModel.ts';
import { describeType, valueTypeOf } from './valueType.ts';

/** One difference: something that only one model has, or that both have and that is not the same. */
export interface ModelDifference {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly what: 'function' | 'initializer' | 'input' | 'metadata' | 'node' | 'opset' | 'output' | 'version';
  /** The name; of a node, that of its first output, or its text when it makes nothing. */
  readonly name: string;
  /** As the first model has it. */
  readonly before: string | undefined;
  /** As the second has it. */
  readonly after: string | undefined;
}

/**
 * What the second model has that the first has not, and the other way round; empty when they compute the same in the
 * same way. Nodes are compared by what they make, wherever they stand; their order is no difference. Types that are
 * said of values between nodes, and what is for training only, are not compared.
 */
export function diffModels(first: ModelProto, second: ModelProto): ModelDifference[] {
  const [a, b] = [graphOf(first), graphOf(second)];
  return [
    ...compare('version', versionsOf(first), versionsOf(second)),
    ...compare('opset', opsetsOf(first), opsetsOf(second)),
    ...compare('metadata', metadataOf(first), metadataOf(second)),
    ...compare('function', functionsOf(first), functionsOf(second)),
    ...compare('input', typesOf(a.input), typesOf(b.input)),
    ...compare('initializer', tensorsOf(a), tensorsOf(b)),
    ...compare('node', nodesOf(a), nodesOf(b)),
    ...compare('output', typesOf(a.output), typesOf(b.output)),
  ];
}

/** The differences line by line: `+ node y = Relu(x)`; empty when there are none. */
export function printDifferences(differences: readonly ModelDifference[]): string {
  const signs = { added: '+', changed: '~', removed: '-' };
  return differences
    .map(({ kind, what, name, before, after }) => {
      const value = kind === 'changed' ? `${before} => ${after}` : (before ?? after);
      return `${text(`${signs[kind]} ${what} ${name}: ${value}`)}\n`;
    })
    .join('');
}

interface Entry {
  readonly name: string;
  readonly text: string;
  /** What is compared, where the text does not say all of it. */
  readonly bytes?: () => Uint8Array;
}

function compare(what: ModelDifference['what'], first: readonly Entry[], second: readonly Entry[]): ModelDifference[] {
  const [before, after] = [byName(first), byName(second)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [as, bs] = [before.get(name) ?? [], after.get(name) ?? []];
    return (as.length > bs.length ? as : bs).flatMap((_, i) => difference(what, name, as[i], bs[i]));
  });
}

function difference(
  what: ModelDifference['what'],
  name: string,
  a: Entry | undefined,
  b: Entry | undefined,
): ModelDifference[] {
  if (a && b && isSame(a, b)) return [];
  const kind = a && b ? 'changed' : a ? 'removed' : 'added';
  return [{ kind, what, name, before: a?.text, after: b?.text }];
}

function isSame(a: Entry, b: Entry): boolean {
  return a.bytes && b.bytes ? sameBytes(a.bytes(), b.bytes()) : a.text === b.text;
}

// Several where a name stands twice.
function byName(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const lists = new Map<string, Entry[]>(entries.map(({ name }) => [name, []]));
  for (const entry of entries) lists.get(entry.name)?.push(entry);
  return lists;
}

// Numbers that are none are not equal to themselves; their bytes are.
function bytesOf<Schema extends DescMessage>(schema: Schema, message: MessageShape<Schema>): () => Uint8Array {
  return () => toBinary(schema, message);
}

function versionsOf({ irVersion, producerName, producerVersion, modelVersion }: ModelProto): Entry[] {
  const entries = { irVersion, producerName, producerVersion, modelVersion };
  return Object.entries(entries).map(([name, value]) => ({ name, text: String(value) }));
}

function opsetsOf({ opsetImport }: ModelProto): Entry[] {
  return opsetImport.map(({ domain, version }) => ({ name: domain || 'ai.onnx', text: String(version) }));
}

function metadataOf({ metadataProps }: ModelProto): Entry[] {
  return metadataProps.map(({ key, value }) => ({ name: key, text: value }));
}

function functionsOf({ functions }: ModelProto): Entry[] {
  return functions.map((fn) => {
    const [name, bytes] = [functionName(fn), bytesOf(FunctionProtoSchema, fn)];
    return { name, text: printFunction(fn).join('; '), bytes };
  });
}

function typesOf(values: GraphProto['input']): Entry[] {
  return values.map(({ name, type }) => ({ name, text: describeType(valueTypeOf(type)) }));
}

function tensorsOf({ initializer, sparseInitializer }: GraphProto): Entry[] {
  const dense = initializer.map((tensor) => {
    return { name: tensor.name, text: describeTensor(tensor), bytes: bytesOf(TensorProtoSchema, tensor) };
  });
  const sparse = sparseInitializer.map((tensor) => {
    const bytes = bytesOf(SparseTensorProtoSchema, tensor);
    return { name: tensor.values?.name ?? '', text: describeSparse(tensor), bytes };
  });
  return [...dense, ...sparse];
}

function nodesOf({ node }: GraphProto): Entry[] {
  return node.map((entry) => {
    const lines = printNode(entry).join('; ');
    return { name: entry.output.find(Boolean) ?? lines.trim(), text: lines, bytes: bytesOf(NodeProtoSchema, entry) };
  });
}
