// Nodes of a network, and constants that several of them read.
import type { AttributeValue } from '@kinglet/onnx';
import { GraphWriter } from '../graphWriter.ts';

/** Writes nodes; a constant is written once, however often it is asked for. */
export class ConstantWriter {
  readonly graph: GraphWriter = new GraphWriter();
  readonly #constants = new Map<string, string>();

  node(
    opType: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeValue>> = {},
    output?: string,
  ): string {
    return this.graph.node(opType, inputs, attributes, output);
  }

  /** A constant of integers. */
  integers(...values: number[]): string {
    return this.#constant(`integers ${values}`, [values.length], BigInt64Array.from(values, BigInt));
  }

  /** A constant of one integer, without axes. */
  integer(value: number): string {
    return this.#constant(`integer ${value}`, [], BigInt64Array.of(BigInt(value)));
  }

  /** A constant of floats. */
  floats(...values: number[]): string {
    return this.#constant(`floats ${values}`, [values.length], Float32Array.from(values));
  }

  /** A constant of one float. */
  scalar(value: number): string {
    return this.#constant(`scalar ${value}`, [], Float32Array.of(value));
  }

  /** The length of an axis, int64 [1]. */
  length(x: string, axis: number): string {
    return this.node('Shape', [x], { start: BigInt(axis), end: BigInt(axis + 1) });
  }

  #constant(key: string, dims: readonly number[], values: BigInt64Array | Float32Array): string {
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const type = values instanceof Float32Array ? 'float' : 'int64';
    const name = this.graph.weight(`/constant_${this.#constants.size}`, dims, values, type);
    this.#constants.set(key, name);
    return name;
  }
}
