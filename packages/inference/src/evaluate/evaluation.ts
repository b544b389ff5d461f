// One node, as the rule that computes it sees it.
import {
  floatAttribute,
  floatsAttribute,
  type GraphProto,
  graphAttribute,
  intAttribute,
  intsAttribute,
  type NodeProto,
  nodeLabel,
  stringAttribute,
  stringsAttribute,
  type TensorProto,
  tensorAttribute,
} from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { lengthsOf, type Tensor } from './tensor.ts';

/** Computes what a node makes: obvious before fast. Undefined for an output that is left out. */
export type EvaluationRule = (node: Evaluation) => Tensor | readonly (Tensor | undefined)[];

/** Computes a graph inside a node, given its inputs in their order; its outputs. */
export type EvaluateBody = (graph: GraphProto, inputs: readonly Tensor[]) => readonly Tensor[];

export class Evaluation {
  readonly proto: NodeProto;
  /** Of the node's domain. */
  readonly opset: number;
  /** Undefined for an input that is left out. */
  readonly inputs: readonly (Tensor | undefined)[];
  readonly #evaluateBody: EvaluateBody | undefined;

  constructor(proto: NodeProto, opset: number, inputs: readonly (Tensor | undefined)[], evaluateBody?: EvaluateBody) {
    this.proto = proto;
    this.opset = opset;
    this.inputs = inputs;
    this.#evaluateBody = evaluateBody;
  }

  /** An input that must be there. */
  input(index: number): Tensor {
    const tensor = this.inputs[index];
    if (tensor) return tensor;
    throw this.refuse(`expected input ${index}, found none`);
  }

  /** Whether something may read an output. */
  makes(output: number): boolean {
    return Boolean(this.proto.output[output]);
  }

  /** Whether an attribute is given. */
  has(name: string): boolean {
    return this.proto.attribute.some((attribute) => attribute.name === name);
  }

  int(name: string, otherwise: number): number {
    return intAttribute(this.proto, name, otherwise);
  }

  ints(name: string): readonly number[] | undefined {
    return intsAttribute(this.proto, name);
  }

  float(name: string, otherwise: number): number {
    return floatAttribute(this.proto, name, otherwise);
  }

  floats(name: string): readonly number[] | undefined {
    return floatsAttribute(this.proto, name);
  }

  text(name: string, otherwise: string): string {
    return stringAttribute(this.proto, name, otherwise);
  }

  texts(name: string): readonly string[] | undefined {
    return stringsAttribute(this.proto, name);
  }

  tensor(name: string): TensorProto | undefined {
    return tensorAttribute(this.proto, name);
  }

  /** What older opsets have as an attribute and newer ones as an input. */
  lengths(input: number, attribute: string): readonly number[] | undefined {
    const given = this.inputs[input];
    return given ? lengthsOf(given) : this.ints(attribute);
  }

  /** The outputs of a graph that the node holds. */
  body(name: string, inputs: readonly Tensor[]): readonly Tensor[] {
    const graph = graphAttribute(this.proto, name);
    if (!graph || !this.#evaluateBody) throw this.refuse(`expected a graph ${name}`);
    return this.#evaluateBody(graph, inputs);
  }

  /** How many inputs such a graph takes. */
  bodyInputCount(name: string): number {
    return graphAttribute(this.proto, name)?.input.length ?? 0;
  }

  refuse(message: string): InferenceError {
    const operator = `${this.proto.domain ? `${this.proto.domain}.` : ''}${this.proto.opType}`;
    return new InferenceError('KINGLET_INFERENCE_OPERATOR', `${operator} of opset ${this.opset}: ${message}`, {
      node: nodeLabel(this.proto),
    });
  }
}
