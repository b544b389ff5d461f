// A model from the weights of a safetensors file and a description of its layers.
import { decodeBfloat16, decodeFloat16, inferShapes, type ModelProto, type Shape } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { GraphWriter } from './graphWriter.ts';
import { layerActivations } from './mlp.ts';
import type {
  AttentionLayer,
  ConvLayer,
  Layer,
  ModelDescription,
  NormLayer,
  PoolLayer,
  Projection,
} from './modelDescription.ts';
import { readSafetensors, type SafeTensor } from './safetensors.ts';

/** Has Attention and RMSNormalization. */
const opset = 23;

/**
 * A model whose layers follow each other. Weights of half precision become floats. Throws InferenceError
 * KINGLET_INFERENCE_FILE for a file that is no safetensors, KINGLET_INFERENCE_OPTION for a description of another form, and for
 * tensors that are not there, have other shapes than a layer needs, or are not of floats.
 *
 * @example
 * modelFromSafetensors(readFileSync('mlp.safetensors'), {
 *   input: { shape: ['N', 784] },
 *   layers: [
 *     { type: 'linear', weight: 'fc1.weight', bias: 'fc1.bias', activation: 'Relu' },
 *     { type: 'linear', weight: 'fc2.weight', bias: 'fc2.bias' },
 *   ],
 * });
 */
export function modelFromSafetensors(file: Uint8Array, description: ModelDescription): ModelProto {
  return new DescribedModel(readSafetensors(file).tensors).write(description);
}

class DescribedModel {
  readonly #graph = new GraphWriter();
  readonly #tensors: ReadonlyMap<string, SafeTensor>;
  readonly #written = new Map<string, Shape>();
  #layer = '';

  constructor(tensors: ReadonlyMap<string, SafeTensor>) {
    this.#tensors = tensors;
  }

  write(description: ModelDescription): ModelProto {
    const { name = 'model', input, output = 'y', layers } = description;
    const shape = input?.shape;
    const areLengths = Array.isArray(shape) && shape.every(isLength);
    if (!areLengths) throw refuse('expected input.shape to be lengths and names of lengths');
    let value = this.#graph.input(input.name ?? 'x', 'float', shape);
    value = this.#sequence(layers, value, 'layers');
    this.#graph.node('Identity', [value], {}, output);
    this.#graph.output(output, 'float', this.#shapeOf(name, output));
    return this.#graph.model(name, opset);
  }

  /** The output's, as far as shape inference knows it. */
  #shapeOf(name: string, output: string): readonly (number | string)[] {
    const type = inferShapes(this.#graph.model(name, opset)).types.get(output);
    const shape = type?.kind === 'tensor' ? type.shape : undefined;
    if (shape?.every((length) => length !== undefined)) return shape as readonly (number | string)[];
    throw refuse('expected layers whose result has a known shape');
  }

  #sequence(layers: readonly Layer[], value: string, place: string): string {
    if (!Array.isArray(layers)) throw refuse(`expected ${place} to be an array`);
    return layers.reduce<string>((x, layer: Layer, i) => {
      this.#layer = `${place}[${i}]`;
      return this.#add(layer, x, this.#layer);
    }, value);
  }

  #add(layer: Layer, x: string, place: string): string {
    switch (layer?.type) {
      case 'linear':
        return this.#activate(this.#linear(layer, x), layer.activation);
      case 'layerNorm':
      case 'rmsNorm':
        return this.#norm(layer, x);
      case 'attention':
        return this.#attention(layer, x);
      case 'conv2d':
        return this.#activate(this.#convolve(layer, x), layer.activation);
      case 'averagePool2d':
      case 'maxPool2d':
        return this.#pool(layer, x);
      case 'flatten':
        return this.#graph.node('Flatten', [x]);
      case 'activation':
        return this.#activate(x, layer.activation);
      case 'residual':
        return this.#graph.node('Add', [this.#sequence(layer.layers, x, `${place}.layers`), x]);
      default:
        throw refuse(
          `${place}: expected a type of layer that there is, found ${String((layer as Layer | null)?.type)}`,
        );
    }
  }

  #linear({ weight, bias }: Projection, x: string): string {
    const [outputs] = this.#weight(weight, 2);
    const turned = this.#graph.node('Transpose', [weight], { perm: [1n, 0n] });
    const product = this.#graph.node('MatMul', [x, turned]);
    return bias === undefined ? product : this.#graph.node('Add', [product, this.#row(bias, outputs!)]);
  }

  #norm({ type, weight, bias, epsilon = 1e-5 }: NormLayer, x: string): string {
    const [columns] = this.#weight(weight, 1);
    const opType = type === 'layerNorm' ? 'LayerNormalization' : 'RMSNormalization';
    if (bias !== undefined && type === 'rmsNorm') throw refuse(`${this.#layer}: expected no bias`);
    const inputs = [x, weight, ...(bias === undefined ? [] : [this.#row(bias, columns!)])];
    if (!(typeof epsilon === 'number' && epsilon >= 0))
      throw refuse(`${this.#layer}: expected epsilon to be a number from 0 on`);
    return this.#graph.node(opType, inputs, { axis: -1n, epsilon });
  }

  #attention({ heads, kvHeads = heads, causal = false, query, key, value, output }: AttentionLayer, x: string): string {
    if (![heads, kvHeads].every((count) => Number.isInteger(count) && count > 0))
      throw refuse(`${this.#layer}: expected heads and kvHeads to be whole numbers from 1 on`);
    const inputs = [query, key, value].map((projection) => this.#linear(this.#projection(projection), x));
    const attributes = { q_num_heads: BigInt(heads), kv_num_heads: BigInt(kvHeads), is_causal: causal ? 1n : 0n };
    return this.#linear(this.#projection(output), this.#graph.node('Attention', inputs, attributes));
  }

  #projection(projection: Projection): Projection {
    if (typeof projection?.weight === 'string') return projection;
    throw refuse(`${this.#layer}: expected query, key, value and output to name their weights`);
  }

  #convolve({ weight, bias, strides = [1, 1], pads = [0, 0, 0, 0], group = 1 }: ConvLayer, x: string): string {
    const [outputs] = this.#weight(weight, 4);
    const inputs = [x, weight, ...(bias === undefined ? [] : [this.#row(bias, outputs!)])];
    const attributes = {
      strides: this.#counts(strides, 2),
      pads: this.#counts(pads, 4),
      group: this.#counts([group], 1)[0]!,
    };
    return this.#graph.node('Conv', inputs, attributes);
  }

  #pool({ type, kernel, strides = kernel }: PoolLayer, x: string): string {
    const attributes = { kernel_shape: this.#counts(kernel, 2), strides: this.#counts(strides, 2) };
    return this.#graph.node(type === 'maxPool2d' ? 'MaxPool' : 'AveragePool', [x], attributes);
  }

  #activate(x: string, activation: string | undefined): string {
    if (activation === undefined || activation === 'Identity') return x;
    if (layerActivations.some((name) => name === activation)) return this.#graph.node(activation, [x]);
    throw refuse(
      `${this.#layer}: expected activation to be one of ${layerActivations.join(', ')}, found ${activation}`,
    );
  }

  #counts(values: readonly number[], length: number): readonly bigint[] {
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => Number.isInteger(value) && value >= 0)
    )
      return values.map(BigInt);
    throw refuse(`${this.#layer}: expected ${length} whole numbers, found ${JSON.stringify(values)}`);
  }

  #row(name: string, length: number): string {
    const [found] = this.#weight(name, 1);
    if (found === length) return name;
    throw refuse(`${this.#layer}: expected tensor ${JSON.stringify(name)} to have ${length} elements, found ${found}`);
  }

  /** Makes a tensor a weight of the model, once; its shape. */
  #weight(name: string, rank: number): readonly number[] {
    const tensor = this.#tensors.get(name);
    if (!tensor) throw refuse(`${this.#layer}: there is no tensor ${JSON.stringify(name)}`);
    if (tensor.dims.length !== rank)
      throw refuse(
        `${this.#layer}: expected tensor ${JSON.stringify(name)} to have ${rank} axes, found [${tensor.dims}]`,
      );
    if (!this.#written.has(name)) this.#graph.weight(name, tensor.dims, floatsOf(name, tensor));
    this.#written.set(name, tensor.dims);
    return tensor.dims;
  }
}

function isLength(length: unknown): boolean {
  return typeof length === 'string' || (Number.isSafeInteger(length) && Number(length) > 0);
}

function floatsOf(name: string, { type, bytes }: SafeTensor): Float32Array {
  // A copy, which lies where numbers may lie; `slice` of a Buffer makes none.
  const aligned = new Uint8Array(bytes);
  if (type === 'float') return new Float32Array(aligned.buffer);
  const decode = type === 'float16' ? decodeFloat16 : type === 'bfloat16' ? decodeBfloat16 : undefined;
  if (decode) return Float32Array.from(new Uint16Array(aligned.buffer), decode);
  throw refuse(`expected tensor ${JSON.stringify(name)} to be of F32, F16 or BF16, found ${type}`);
}

function refuse(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPTION', `model description: ${message}`);
}
