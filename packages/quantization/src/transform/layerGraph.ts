// A copy of a prepared model whose weights are scaled in place.
import {
  copyModel,
  Graph,
  inferShapes,
  intAttribute,
  type ModelProto,
  makeNode,
  makeTensor,
  type NodeProto,
  nodeLabel,
  type Shape,
  type TensorProto,
} from '@kinglet/onnx';
import { groupBy } from '../groupBy.ts';
import { findLayers } from '../prepare/findLayers.ts';
import { type FloatConstant, floatConstant } from '../prepare/floatConstants.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer } from '../recipe.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';
import { greatestByInput, scaleInputs } from '../tensor/scaleChannels.ts';
import type { Absorber } from './absorber.ts';

/** Layers that multiply the same value along the same axis. */
export interface InputGroup {
  readonly value: string;
  /** Of the value: that of the channels. */
  readonly axis: number;
  /** How long the axis is. */
  readonly channels: number;
  readonly layers: readonly Layer[];
}

/** Scales are moved in it from one constant to another; `finish` makes a prepared model of it, and the one given stays. */
export class LayerGraph {
  readonly graph: Graph;
  /** As they were prepared. */
  readonly layers: readonly Layer[];
  readonly #prepared: PreparedModel;
  readonly #nodes: ReadonlyMap<string, NodeProto>;
  readonly #shapes: ReadonlyMap<string, Shape>;
  /** Constants that were made here, which nothing else reads. */
  readonly #own = new Set<TensorProto>();
  readonly #model: ModelProto;

  constructor(prepared: PreparedModel) {
    this.#prepared = prepared;
    this.layers = prepared.layers;
    this.#model = copyModel(prepared.model);
    this.graph = new Graph(this.#model);
    this.#nodes = new Map(this.graph.nodes.map((node) => [node.name, node]));
    this.#shapes = shapesOf(this.#model);
  }

  /** The copy's node of a layer. */
  nodeOf({ name }: Layer): NodeProto {
    return this.#nodes.get(name)!;
  }

  layerOf({ name }: NodeProto): Layer | undefined {
    return this.layers.find((layer) => layer.name === name);
  }

  /** Undefined where its rank is not known. */
  shapeOf(value: string): Shape | undefined {
    return this.#shapes.get(value);
  }

  /** A layer's weights as they are by now; undefined for those that other nodes read too, or in another file. */
  weightsOf(layer: Layer): WeightTensor | undefined {
    const node = this.nodeOf(layer);
    const name = node.input[1]!;
    const constant = layer.input === undefined ? undefined : floatConstant(this.graph, name);
    if (!constant || this.graph.consumersOf(name).length !== 1) return undefined;
    return { name, ...constant, channelAxis: layer.channelAxis, groups: intAttribute(node, 'group', 1) };
  }

  /** Groups of layers whose inputs can be scaled, in the graph's order. */
  inputGroups(isWanted: (layer: Layer) => boolean): InputGroup[] {
    const wanted = this.layers.filter((layer) => isWanted(layer) && this.#hasScalableInputs(layer));
    const groups = groupBy(wanted, ({ node, input }) => `${node.opType === 'Conv'} ${input}`);
    return [...groups.values()].flatMap((layers) => {
      const [first] = layers as [Layer, ...Layer[]];
      const value = first.input!;
      const rank = this.shapeOf(value)?.length;
      if (rank === undefined) return [];
      const axis = first.node.opType === 'Conv' ? 1 : rank - 1;
      return { value, axis, channels: this.#inputChannels(first), layers };
    });
  }

  /** The greatest absolute weight of any layer of a group, for each of so many channels. */
  greatestWeights({ layers }: InputGroup, channels: number): Float64Array {
    const greatest = layers.map((layer) => greatestByInput(this.weightsOf(layer)!, channels));
    return greatest.reduce((all, own) => all.map((value, i) => Math.max(value, own[i]!)));
  }

  /** Divides what a group reads, in `absorber` or by a Mul before it, and multiplies its weights. A note that says so. */
  divideInputs(group: InputGroup, factors: Float64Array, absorber: Absorber | undefined): string {
    const { layers } = group;
    for (const layer of layers) {
      const { values } = scaleInputs(this.weightsOf(layer)!, factors);
      this.setFloats(this.nodeOf(layer), 1, layer.weightDims, values);
    }
    if (absorber) absorber.divide(factors);
    else this.#insertDivision(group, factors);
    const readers = layers.map(({ node }) => nodeLabel(node)).join(', ');
    return `${readers}: inputs divided ${absorber ? `in ${nodeLabel(absorber.node)}` : 'by a Mul before'}`;
  }

  constantOf(name: string | undefined): FloatConstant | undefined {
    return floatConstant(this.graph, name);
  }

  /** Other numbers in the place of a constant that a node reads. */
  setFloats(node: NodeProto, input: number, dims: readonly number[], values: Float32Array<ArrayBuffer>): void {
    const before = this.graph.constantOf(node.input[input]!)!;
    if (this.#own.has(before)) {
      Object.assign(before, makeTensor(before.name, 'float', dims, values));
      return;
    }
    const tensor = makeTensor(this.graph.uniqueName(`${before.name}_scaled`), 'float', dims, values);
    this.graph.addInitializer(tensor);
    this.#own.add(tensor);
    this.graph.setInput(node, input, tensor.name);
  }

  /** The prepared model with what was changed; layers keep their names and roles. */
  finish(notes: readonly string[]): PreparedModel {
    this.graph.sort();
    this.graph.removeUnused();
    const roles = new Map(this.layers.map((layer) => [layer.name, layer.roles]));
    const layers = findLayers(this.graph, []).map((layer) => ({ ...layer, roles: roles.get(layer.name) ?? [] }));
    return { model: this.#model, layers, notes: [...this.#prepared.notes, ...notes] };
  }

  #insertDivision({ value, axis, layers }: InputGroup, factors: Float64Array): void {
    const { graph } = this;
    const dims = [factors.length, ...Array<number>(this.shapeOf(value)!.length - axis - 1).fill(1)];
    const constant = graph.uniqueName(`${value}_factors`);
    const inverses = Float32Array.from(factors, (factor) => 1 / factor);
    graph.addInitializer(makeTensor(constant, 'float', dims, inverses));
    const output = graph.uniqueName(`${value}_scaled`);
    const node = makeNode('Mul', [value, constant], [output], { name: output });
    graph.insert(node, { before: this.nodeOf(layers[0]!) });
    for (const layer of layers) graph.setInput(this.nodeOf(layer), 0, output);
  }

  #hasScalableInputs(layer: Layer): boolean {
    const { node } = layer;
    const isTurned = node.opType === 'ConvTranspose' || intAttribute(node, 'transA', 0) !== 0;
    return !isTurned && this.weightsOf(layer) !== undefined;
  }

  #inputChannels(layer: Layer): number {
    const { node, weightDims, channelAxis } = layer;
    return node.opType === 'Conv' ? weightDims[1]! * intAttribute(node, 'group', 1) : weightDims[1 - channelAxis]!;
  }
}

function shapesOf(model: ModelProto): ReadonlyMap<string, Shape> {
  const { types } = inferShapes(model);
  return new Map(
    [...types].flatMap(([name, type]) => (type.kind === 'tensor' && type.shape ? [[name, type.shape]] : [])),
  );
}
