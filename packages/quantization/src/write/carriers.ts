// Operators that integers go through as they are, and which of their results may be integers for every reader.
import type { Graph, NodeProto } from '@kinglet/onnx';
import type { IntegerScheme, Layer } from '../recipe.ts';

/** Operators that only move elements or choose among them. */
export const carriers: ReadonlySet<string> = new Set([
  'Concat',
  'Flatten',
  'Identity',
  'MaxPool',
  'Reshape',
  'Slice',
  'Squeeze',
  'Transpose',
  'Unsqueeze',
]);

/** Relu of integers whose centre is 0 chooses among them too. */
export function isCarrier({ opType, domain, output }: NodeProto, { isSymmetric }: IntegerScheme): boolean {
  return domain === '' && !output[1] && (carriers.has(opType) || (isSymmetric && opType === 'Relu'));
}

/** The operands whose elements a carrier gives on; of Concat all. */
export function sourcesOf(graph: Graph, node: NodeProto): readonly string[] {
  return operandsOf(node).filter((name) => !graph.constantOf(name));
}

/** Values that share one scale. */
export interface CarriedGroup {
  readonly graph: Graph;
  readonly group: ReadonlySet<string>;
  readonly scheme: IntegerScheme;
  /** The layers of that scheme. */
  readonly users: readonly Layer[];
  /** Whether the group's range has the value's own in it, since calibration saw the value. */
  readonly isCalibrated: (value: string) => boolean;
}

/**
 * Values that carriers make and that lose nothing as integers, whoever reads them: the group's range holds all their
 * elements, or only layers see what it clips.
 */
export function carriedForAll(parts: CarriedGroup): ReadonlySet<string> {
  const { graph, group, scheme } = parts;
  const carried = [...group].filter((value) => {
    const producer = graph.producerOf(value);
    return producer && isCarrier(producer, scheme);
  });
  const [whole, clipped] = [wholeValues(parts), valuesForLayers(parts)];
  return new Set(carried.filter((value) => whole.has(value) || clipped.has(value)));
}

/** Carriers that do not give on every element of their operands. */
const choosers: ReadonlySet<string> = new Set(['MaxPool', 'Relu', 'Slice']);

/** Those that the group's range holds: of calibrated values also what carriers make of them, and what they were moved from. */
function wholeValues({ graph, group, scheme, isCalibrated }: CarriedGroup): ReadonlySet<string> {
  return closure(group, new Set([...group].filter(isCalibrated)), (value, whole) => {
    const producer = graph.producerOf(value);
    const isTaken = producer && isCarrier(producer, scheme) && operandsOf(producer).every((name) => whole.has(name));
    const isMovedOn = (node: NodeProto): boolean =>
      isCarrier(node, scheme) && !choosers.has(node.opType) && whole.has(node.output[0]!);
    return isTaken || graph.consumersOf(value).some(isMovedOn);
  });
}

/** Those that layers of the scheme alone read, through any carriers: what is clipped there is clipped either way. */
function valuesForLayers({ graph, group, scheme, users }: CarriedGroup): ReadonlySet<string> {
  const isUser = (node: NodeProto, value: string) =>
    users.some(({ name, input }) => name === node.name && input === value);
  return closure(group, new Set(), (value, known) => {
    const isReadWell = (node: NodeProto): boolean =>
      isUser(node, value) || (isCarrier(node, scheme) && known.has(node.output[0]!));
    return !graph.isOutput(value) && graph.consumersOf(value).every(isReadWell);
  });
}

/** What a rule adds to what is known, until it adds nothing. */
function closure(
  all: ReadonlySet<string>,
  known: Set<string>,
  isAdded: (value: string, known: ReadonlySet<string>) => boolean,
): ReadonlySet<string> {
  for (let size = -1; size !== known.size; ) {
    size = known.size;
    for (const value of all) if (!known.has(value) && isAdded(value, known)) known.add(value);
  }
  return known;
}

function operandsOf(node: NodeProto): readonly string[] {
  return node.opType === 'Concat' ? node.input : node.input.slice(0, 1);
}
