// One node, as the rule that computes it sees it.
import {
  floatAttribute,
  floatsAttribute,
  intAttribute,
  intsAttribute,
  type NodeProto,
  nodeLabel,
  stringAttribute,
} from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import type { Tensor } from './tensor.ts';

/** Computes what a node makes: obvious before fast. */
export type EvaluationRule = (node: Evaluation) => Tensor | readonly Tensor[];

export class Evaluation {
  readonly proto: NodeProto;
  /** Of the node's domain. */
  readonly opset: number;
  /** Undefined for an input that is left out. */
  readonly inputs: readonly (Tensor | undefined)[];

  constructor(proto: NodeProto, opset: number, inputs: readonly (Tensor | undefined)[]) {
    this.proto = proto;
    this.opset = opset;
    this.inputs = inputs;
  }

  /** An input that must be there. */
  input(index: number): Tensor {
    const tensor = this.inputs[index];
    if (tensor) return tensor;
    throw this.refuse(`expected input ${index}, found none`);
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

  refuse(message: string): InferenceError {
    const operator = `${this.proto.domain ? `${this.proto.domain}.` : ''}${this.proto.opType}`;
    return new InferenceError('KINGLET_INFERENCE_OPERATOR', `${operator} of opset ${this.opset}: ${message}`, {
      node: nodeLabel(this.proto),
    });
  }
}
