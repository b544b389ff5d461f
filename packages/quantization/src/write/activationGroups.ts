// Which values become integers between nodes, and which of them share a scale.
import { type Graph, type NodeProto, tensorValues } from '@kinglet/onnx';
import type { RangesByScheme } from '../calibrate/rangesByScheme.ts';
import { QuantizationError } from '../errors.ts';
import { groupBy } from '../groupBy.ts';
import type { IntegerScheme, Layer, LayerChoice, ValueRange, ValueRanges } from '../recipe.ts';
import type { IntegerType } from '../tensor/integerTypes.ts';
import { rangeParameters } from '../tensor/rangeParameters.ts';
import { carriedForAll, isCarrier, sourcesOf } from './carriers.ts';

/** How the integers of a value are read. */
export interface ActivationParameters {
  readonly type: IntegerType;
  readonly scale: number;
  readonly zeroPoint: number;
  /** Whether every reader takes the integers, not only layers that ask for them. */
  readonly isForAll: boolean;
}

/** By value, by the scheme's key. */
export type ActivationGroups = ReadonlyMap<string, ReadonlyMap<string, ActivationParameters>>;

/** Of two schemes with the same key the integers are the same. */
export function schemeKey({ type, isSymmetric }: IntegerScheme): string {
  return `${type}${isSymmetric ? ' symmetric' : ''}`;
}

/**
 * The inputs of static layers, and the outputs of convolutions, with the values that reach them through carriers: those
 * share one scale, that of all their ranges together.
 */
export function activationGroups(
  graph: Graph,
  layers: readonly Layer[],
  choices: ReadonlyMap<string, LayerChoice>,
  rangesOf: RangesByScheme,
): ActivationGroups {
  const groups = new Map<string, Map<string, ActivationParameters>>();
  for (const [key, { scheme, users }] of usersByScheme(layers, choices)) {
    const ranges: ValueRanges = rangesOf.get(key) ?? new Map();
    for (const group of new GroupFinder(graph, users, scheme).groups()) {
      const { scale, zeroPoint } = rangeParameters(rangeOf(graph, group, ranges), scheme);
      const carried = carriedForAll({
        graph,
        group,
        scheme,
        users,
        isCalibrated: (value) => ranges.has(keptOf(graph, value)),
      });
      for (const value of group) {
        const own = groups.get(value) ?? new Map<string, ActivationParameters>();
        const isForAll = own.size === 0 && (carried.has(value) || isMadeByLayer(graph, users, scheme, value));
        groups.set(value, own.set(key, { type: scheme.type, scale, zeroPoint, isForAll }));
      }
    }
  }
  return groups;
}

/**
 * What is left of a value: what Relu or Clip makes of it, if nothing else reads it. Its range is enough for the value too,
 * since what lies outside is clipped either way.
 */
export function keptOf(graph: Graph, value: string): string {
  const reader = onlyReader(graph, value);
  return reader && ['Clip', 'Relu'].includes(reader.opType) && holdsZero(graph, reader) ? reader.output[0]! : value;
}

function usersByScheme(
  layers: readonly Layer[],
  choices: ReadonlyMap<string, LayerChoice>,
): Map<string, { readonly scheme: IntegerScheme; readonly users: Layer[] }> {
  const uses = layers.flatMap((layer) => {
    const choice = choices.get(layer.name);
    return choice?.kind === 'static' && layer.input !== undefined ? [{ layer, scheme: choice.activations }] : [];
  });
  const groups = [...groupBy(uses, ({ scheme }) => schemeKey(scheme))];
  return new Map(groups.map(([key, own]) => [key, { scheme: own[0]!.scheme, users: own.map(({ layer }) => layer) }]));
}

/** The value whose integers a layer makes: behind Relu or Clip, whose bounds are those of an asymmetric range. */
function resultOf(graph: Graph, { output }: Layer, { isSymmetric }: IntegerScheme): string {
  return isSymmetric ? output : keptOf(graph, output);
}

class GroupFinder {
  readonly #graph: Graph;
  readonly #users: readonly Layer[];
  readonly #scheme: IntegerScheme;
  readonly #groupOf = new Map<string, Set<string>>();

  constructor(graph: Graph, users: readonly Layer[], scheme: IntegerScheme) {
    this.#graph = graph;
    this.#users = users;
    this.#scheme = scheme;
  }

  groups(): Set<Set<string>> {
    for (const layer of this.#users) {
      this.#add(layer.input!);
      if (layer.node.opType.startsWith('Conv')) this.#add(resultOf(this.#graph, layer, this.#scheme));
    }
    return new Set(this.#groupOf.values());
  }

  #add(value: string): void {
    if (this.#groupOf.has(value)) return;
    this.#groupOf.set(value, new Set([value]));
    const producer = this.#graph.producerOf(value);
    if (!producer || !isCarrier(producer, this.#scheme)) return;
    for (const source of sourcesOf(this.#graph, producer)) {
      this.#add(source);
      this.#join(value, source);
    }
  }

  #join(left: string, right: string): void {
    const [into, from] = [this.#groupOf.get(left)!, this.#groupOf.get(right)!];
    if (into === from) return;
    for (const value of from) this.#groupOf.set(value, into.add(value));
  }
}

function rangeOf(graph: Graph, group: ReadonlySet<string>, ranges: ValueRanges): ValueRange {
  const known = [...group].flatMap((value) => ranges.get(keptOf(graph, value)) ?? []);
  if (known.length === 0)
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_DATA',
      `expected calibration to have seen ${[...group].map((value) => JSON.stringify(value)).join(' or ')}, it saw neither`,
    );
  return {
    least: Math.min(0, ...known.map(({ least }) => least)),
    greatest: Math.max(0, ...known.map(({ greatest }) => greatest)),
  };
}

/** Only then its integers are made where they are multiplied; others keep floats for readers that take floats. */
function isMadeByLayer(graph: Graph, users: readonly Layer[], scheme: IntegerScheme, value: string): boolean {
  return users.some((layer) => layer.node.opType.startsWith('Conv') && resultOf(graph, layer, scheme) === value);
}

function onlyReader(graph: Graph, value: string): NodeProto | undefined {
  const readers = graph.consumersOf(value);
  return readers.length === 1 && !graph.isOutput(value) ? readers[0] : undefined;
}

/** Whether what is below the least that it gives is below every integer's own least too. */
function holdsZero(graph: Graph, node: NodeProto): boolean {
  if (node.opType === 'Relu') return true;
  const [low, high] = [1, 2].map((i) => (node.input[i] ? graph.constantOf(node.input[i]) : null));
  if (low === undefined || high === undefined) return false;
  const [least, greatest] = [low, high].map((tensor) => (tensor ? Number(tensorValues(tensor)[0]) : 0));
  return least! <= 0 && greatest! >= 0;
}
