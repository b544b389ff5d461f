// One node on its way over one change of its operator: what the change may ask, and what it may make.
import { type AttributeValue, findAttribute, setAttribute } from '../attributes.ts';
import type { ElementType, TensorValues } from '../elementTypes.ts';
import { OnnxError } from '../errors.ts';
import type { NodeProto } from '../generated/onnx_pb.ts';
import type { KnownValues } from '../knownValues.ts';
import { makeNode } from '../make.ts';
import { nodeLabel } from '../nodeLabel.ts';
import { makeTensor } from '../tensor.ts';
import { isTensorType, type TensorType, type ValueType } from '../valueType.ts';

/** What stands in the place of a node from a version on; the nodes given back are of that version. */
export type Change = (step: UpgradeStep) => readonly NodeProto[];

/** What is known around the node. */
export interface UpgradeScope {
  readonly types: ReadonlyMap<string, ValueType>;
  readonly known: ReadonlyMap<string, KnownValues>;
  /** A name that nothing in the model has. */
  readonly newName: (base: string) => string;
  /** How the refusal of the whole upgrade begins. */
  readonly from: number;
  readonly to: number;
}

export class UpgradeStep {
  /** The upgraded model's own: a change may change it. */
  readonly node: NodeProto;
  readonly #scope: UpgradeScope;

  constructor(node: NodeProto, scope: UpgradeScope) {
    this.node = node;
    this.#scope = scope;
  }

  /** The type of an input, as far as it is known. */
  type(input: number): TensorType | undefined {
    const type = this.#scope.types.get(this.node.input[input] ?? '');
    return isTensorType(type) ? type : undefined;
  }

  /** The numbers that an input always is, as far as they are known. */
  numbers(input: number): readonly number[] {
    const data = this.#scope.known.get(this.node.input[input] ?? '')?.data ?? [];
    return data.filter((value) => typeof value === 'number');
  }

  /** The number of axes of an input. Throws when it is not known. */
  rank(input: number): number {
    const rank = this.type(input)?.shape?.length;
    if (rank === undefined) throw this.refuse(`the number of axes of input ${input} is not known`);
    return rank;
  }

  /** An input of the node becomes a constant, which a node before it makes. */
  setConstant(
    input: number,
    role: string,
    type: Exclude<ElementType, 'string'>,
    dims: readonly number[],
    values: TensorValues,
  ): NodeProto {
    const name = this.newName(role);
    this.setInput(input, name);
    return makeNode('Constant', [], [name], { attributes: { value: makeTensor(name, type, dims, values) } });
  }

  /** The same for lengths, axes and positions, which may be as far as integers go: the end of a slice. */
  setIntegers(input: number, role: string, values: readonly bigint[]): NodeProto {
    return this.setConstant(input, role, 'int64', [values.length], BigInt64Array.from(values));
  }

  /** The integers of an attribute, all their digits; undefined when it is not there. */
  integers(attribute: string): readonly bigint[] | undefined {
    return findAttribute(this.node, attribute)?.ints;
  }

  setInput(input: number, name: string): void {
    while (this.node.input.length <= input) this.node.input.push('');
    this.node.input[input] = name;
  }

  /** Another view of an input takes its place: with axes of length 1. */
  unsqueezed(input: number, role: string, axes: readonly number[]): readonly NodeProto[] {
    const name = this.newName(role);
    const attributes = { axes: axes.map(BigInt) };
    const unsqueeze = makeNode('Unsqueeze', [this.node.input[input]!], [name], { attributes });
    this.setInput(input, name);
    return [unsqueeze, this.node];
  }

  /** The node with other attributes. */
  with(attributes: Readonly<Record<string, AttributeValue>>): NodeProto {
    for (const [name, value] of Object.entries(attributes)) setAttribute(this.node, name, value);
    return this.node;
  }

  /** Takes attributes away. */
  drop(...names: readonly string[]): void {
    for (const name of names) setAttribute(this.node, name, undefined);
  }

  has(attribute: string): boolean {
    return findAttribute(this.node, attribute) !== undefined;
  }

  newName(role: string): string {
    return this.#scope.newName(`${this.node.output.find(Boolean) ?? this.node.opType}_${role}`);
  }

  refuse(reason: string): OnnxError {
    const { from, to } = this.#scope;
    const message = `expected to upgrade ${this.node.opType} from opset ${from} to ${to}, but ${reason}`;
    return new OnnxError('KINGLET_ONNX_VERSION', message, { node: nodeLabel(this.node) });
  }
}
