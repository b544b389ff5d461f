// The float model with one layer as a quantized model has it.
import {
  copyMessage,
  type Graph,
  graphOf,
  type ModelProto,
  makeNode,
  type NodeProto,
  type TensorProto,
} from '@kinglet/onnx';
import type { Layer } from '../recipe.ts';
import { GraphDraft } from '../write/graphDraft.ts';

export interface GraftedLayer {
  readonly model: ModelProto;
  /** The nodes that compute the layer, as the quantized model has them, with the names of the model made. */
  readonly nodes: readonly NodeProto[];
  /** The tensors that they read, by name. */
  readonly tensors: ReadonlyMap<string, TensorProto>;
}

/**
 * Copies what makes the layer's output in the quantized model, back to values of the float model and the quantizers behind
 * them; undefined where that output has another name there. Both models must name values alike, as those of quantizeModel
 * do with what prepareModel makes.
 */
export function graftLayer(float: ModelProto, quantized: Graph, { output }: Layer): GraftedLayer | undefined {
  if (!quantized.producerOf(output)) return undefined;
  const draft = new GraphDraft(float);
  const grafting = new Grafting(draft, quantized, valuesOf(float), output);
  draft.drop(draft.producerOf(output));
  grafting.run();
  return { model: draft.finish(), nodes: grafting.nodes, tensors: grafting.tensors };
}

function valuesOf(model: ModelProto): ReadonlySet<string> {
  const { input, node } = graphOf(model);
  return new Set([...input.map(({ name }) => name), ...node.flatMap((own) => own.output)]);
}

class Grafting {
  readonly nodes: NodeProto[] = [];
  readonly tensors = new Map<string, TensorProto>();
  readonly #draft: GraphDraft;
  readonly #quantized: Graph;
  readonly #floats: ReadonlySet<string>;
  readonly #output: string;
  /** What values of the quantized model are called in the one made. */
  readonly #names = new Map<string, string>();

  constructor(draft: GraphDraft, quantized: Graph, floats: ReadonlySet<string>, output: string) {
    [this.#draft, this.#quantized, this.#floats, this.#output] = [draft, quantized, floats, output];
  }

  run(): void {
    this.#names.set(this.#output, this.#output);
    this.#copyNode(this.#quantized.producerOf(this.#output)!);
  }

  #nameOf(value: string): string {
    const known = value === '' ? '' : this.#names.get(value);
    if (known !== undefined) return known;
    const tensor = this.#quantized.constantOf(value);
    const producer = this.#quantized.producerOf(value);
    if (tensor) return this.#copyTensor(value, tensor);
    if (!producer || (this.#floats.has(value) && producer.opType !== 'DequantizeLinear')) return value;
    this.#copyNode(producer);
    return this.#names.get(value)!;
  }

  #copyTensor(value: string, tensor: TensorProto): string {
    const name = this.#draft.unique(value);
    const copy = Object.assign(copyMessage(tensor), { name });
    this.#draft.graph.proto.initializer.push(copy);
    this.#names.set(value, name);
    this.tensors.set(name, copy);
    return name;
  }

  #copyNode(node: NodeProto): void {
    for (const value of node.output)
      if (value && !this.#names.has(value)) this.#names.set(value, this.#draft.unique(`${value}_grafted`));
    const input = node.input.map((value) => this.#sourceOf(value, node));
    const output = node.output.map((value) => this.#names.get(value) ?? '');
    const copy = Object.assign(makeNode(node.opType, input, output, { domain: node.domain }), {
      name: this.#draft.unique(node.name || node.opType),
      attribute: node.attribute,
    });
    this.nodes.push(copy);
    this.#draft.add(copy);
    if (node.domain) this.#draft.useDomain(node.domain, 1n);
  }

  /**
   * A value that every reader takes as integers has its own name behind the quantizers, and another before them: there the
   * float model's is meant, but for the layer's own result.
   */
  #sourceOf(value: string, reader: NodeProto): string {
    if (reader.opType !== 'QuantizeLinear' || value !== reader.input[0] || this.#floats.has(value))
      return this.#nameOf(value);
    const shared = this.#behind(reader);
    return shared !== undefined && shared !== this.#output ? shared : this.#nameOf(value);
  }

  /** The float model's value of the same name as what is made of these integers. */
  #behind(quantizer: NodeProto): string | undefined {
    const readers = this.#quantized.consumersOf(quantizer.output[0]!);
    return readers.map(({ output }) => output[0]!).find((made) => this.#floats.has(made));
  }
}
