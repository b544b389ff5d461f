// Nodes and weights of a model that is made in code.
import {
  type AttributeValue,
  type Dimension,
  type ElementType,
  type ModelProto,
  makeGraph,
  makeModel,
  makeNode,
  makeTensor,
  makeValueInfo,
  type NodeProto,
  type TensorProto,
  type TensorValues,
  type ValueInfoProto,
} from '@kinglet/onnx';

/** Lengths of axes; a text is one that batches change. */
export type ShapeOf = readonly (number | string)[];

export class GraphWriter {
  readonly #nodes: NodeProto[] = [];
  readonly #initializers: TensorProto[] = [];
  readonly #inputs: ValueInfoProto[] = [];
  readonly #outputs: ValueInfoProto[] = [];

  input(name: string, elementType: ElementType, shape: ShapeOf): string {
    this.#inputs.push(valueInfo(name, elementType, shape));
    return name;
  }

  output(name: string, elementType: ElementType, shape: ShapeOf): void {
    this.#outputs.push(valueInfo(name, elementType, shape));
  }

  /** A weight; gives back its name. */
  weight(name: string, dims: readonly number[], values: TensorValues, type: 'float' | 'int64' = 'float'): string {
    this.#initializers.push(makeTensor(name, type, dims, values));
    return name;
  }

  /** A weight that is one already; gives back its name. */
  addTensor(tensor: TensorProto): string {
    this.#initializers.push(tensor);
    return tensor.name;
  }

  /** A node with one output of its own name unless `output` says another; gives the output back. */
  node(
    opType: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeValue>> = {},
    output: string = this.newName(opType),
  ): string {
    this.nodeOf(opType, inputs, attributes, [output]);
    return output;
  }

  /** A node with outputs of these names, of which the first is its own. */
  nodeOf(
    opType: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeValue>>,
    outputs: readonly string[],
  ): void {
    this.#nodes.push(makeNode(opType, inputs, outputs, { name: outputs[0]!, attributes }));
  }

  /** A name for a value of the next node. */
  newName(opType: string): string {
    return `/${opType}_${this.#nodes.length}`;
  }

  model(name: string, opset: number): ModelProto {
    const graph = makeGraph({
      name,
      nodes: this.#nodes,
      inputs: this.#inputs,
      outputs: this.#outputs,
      initializers: this.#initializers,
    });
    return makeModel(graph, { opsets: { '': opset } });
  }
}

function valueInfo(name: string, elementType: ElementType, shape: readonly Dimension[]): ValueInfoProto {
  return makeValueInfo(name, { kind: 'tensor', elementType, shape });
}
