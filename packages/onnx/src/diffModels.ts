// What differs between two models.
import { equals } from '@bufbuild/protobuf';
import { graphOf } from './encoding.ts';
import {
  type GraphProto,
  type ModelProto,
  type NodeProto,
  NodeProtoSchema,
  type TensorProto,
  TensorProtoSchema,
} from './generated/onnx_pb.ts';
import { describeTensor, printNode } from './printModel.ts';
import { describeType, valueTypeOf } from './valueType.ts';

/** One difference: something that only one model has, or that both have and that is not the same. */
export interface ModelDifference {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly what: 'initializer' | 'input' | 'metadata' | 'node' | 'opset' | 'output' | 'version';
  /** The name; of a node, that of its first output. */
  readonly name: string;
  /** As the first model has it. */
  readonly before: string | undefined;
  /** As the second has it. */
  readonly after: string | undefined;
}

/**
 * What the second model has that the first has not, and the other way round; empty when they compute the same in the
 * same way. Nodes are compared by what they make, wherever they stand; their order is no difference.
 */
export function diffModels(first: ModelProto, second: ModelProto): ModelDifference[] {
  const [a, b] = [graphOf(first), graphOf(second)];
  return [
    ...compare('version', versionsOf(first), versionsOf(second)),
    ...compare('opset', opsetsOf(first), opsetsOf(second)),
    ...compare('metadata', metadataOf(first), metadataOf(second)),
    ...compare('input', typesOf(a.input), typesOf(b.input)),
    ...compare('initializer', tensorsOf(a), tensorsOf(b), sameTensor),
    ...compare('node', nodesOf(a), nodesOf(b), sameNode),
    ...compare('output', typesOf(a.output), typesOf(b.output)),
  ];
}

/** The differences line by line: `+ node y = Relu(x)`; empty when there are none. */
export function printDifferences(differences: readonly ModelDifference[]): string {
  const signs = { added: '+', changed: '~', removed: '-' };
  return differences
    .map(({ kind, what, name, before, after }) => {
      const value = kind === 'changed' ? `${before} => ${after}` : (before ?? after);
      return `${signs[kind]} ${what} ${name}: ${value}\n`;
    })
    .join('');
}

interface Entry {
  readonly text: string;
  readonly tensor?: TensorProto;
  readonly node?: NodeProto;
}

type Entries = ReadonlyMap<string, Entry>;

function compare(
  what: ModelDifference['what'],
  first: Entries,
  second: Entries,
  isSame: (a: Entry, b: Entry) => boolean = (a, b) => a.text === b.text,
): ModelDifference[] {
  const names = [...new Set([...first.keys(), ...second.keys()])];
  return names.flatMap((name) => {
    const [a, b] = [first.get(name), second.get(name)];
    if (a && b && isSame(a, b)) return [];
    const kind = a && b ? 'changed' : a ? 'removed' : 'added';
    return [{ kind, what, name, before: a?.text, after: b?.text }];
  });
}

function sameTensor({ tensor: a }: Entry, { tensor: b }: Entry): boolean {
  return Boolean(a && b && equals(TensorProtoSchema, a, b));
}

function sameNode({ node: a }: Entry, { node: b }: Entry): boolean {
  return Boolean(a && b && equals(NodeProtoSchema, a, b));
}

function versionsOf({ irVersion, producerName, producerVersion, modelVersion }: ModelProto): Entries {
  const entries = { irVersion, producerName, producerVersion, modelVersion };
  return new Map(Object.entries(entries).map(([name, value]) => [name, { text: String(value) }]));
}

function opsetsOf({ opsetImport }: ModelProto): Entries {
  return new Map(opsetImport.map(({ domain, version }) => [domain || 'ai.onnx', { text: String(version) }]));
}

function metadataOf({ metadataProps }: ModelProto): Entries {
  return new Map(metadataProps.map(({ key, value }) => [key, { text: value }]));
}

function typesOf(values: GraphProto['input']): Entries {
  return new Map(values.map(({ name, type }) => [name, { text: describeType(valueTypeOf(type)) }]));
}

function tensorsOf({ initializer }: GraphProto): Entries {
  return new Map(initializer.map((tensor) => [tensor.name, { text: describeTensor(tensor), tensor }]));
}

function nodesOf({ node }: GraphProto): Entries {
  return new Map(
    node.map((entry) => [entry.output.find(Boolean) ?? '', { text: printNode(entry).join('; '), node: entry }]),
  );
}
