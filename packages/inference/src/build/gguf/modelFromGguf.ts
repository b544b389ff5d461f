// A model from a GGUF file: its metadata become a configuration, its tensors take the names of Hugging Face's files.
import type { ModelProto } from '@kinglet/onnx';
import { InferenceError } from '../../errors.ts';
import type { PretrainedConfig } from '../pretrained/config.ts';
import { modelFromPretrained } from '../pretrained/modelFromPretrained.ts';
import type { PretrainedOptions } from '../pretrained/options.ts';
import type { QuantizedTensor, Weights } from '../pretrained/weights.ts';
import type { SafeTensor } from '../safetensors.ts';
import { dequantize } from './dequantize.ts';
import { type GgufArchitecture, ggufArchitectures } from './ggufArchitectures.ts';
import { type Gguf, readGguf } from './readGguf.ts';

/**
 * A network of a GGUF file of architecture llama, qwen2, gpt2 or bert, with the inputs and outputs that `modelFromPretrained`
 * gives it. Dense layers of Q4_0 multiply by 4 bits; tables keep their blocks, of which a run makes floats of the rows that it
 * needs; other blocks become what `requantize` says.
 *
 * Throws InferenceError KINGLET_INFERENCE_FILE for what is no GGUF, KINGLET_INFERENCE_OPTION for another architecture, for
 * metadata of another form, and for tensors that are not there or have other shapes.
 */
export function modelFromGguf(file: Gguf | Uint8Array, options: PretrainedOptions = {}): ModelProto {
  const gguf = file instanceof Uint8Array ? readGguf(file) : file;
  const { name, architecture } = architectureOf(gguf);
  const config = configOf(gguf, name, architecture);
  const pooling = gguf.metadata.get(`${name}.pooling_type`) === 2 ? ('cls' as const) : undefined;
  return modelFromPretrained(config, renamed(gguf, architecture), { ...(pooling && { pooling }), ...options });
}

function architectureOf({ metadata }: Gguf): { readonly name: string; readonly architecture: GgufArchitecture } {
  const name = metadata.get('general.architecture');
  const architecture = ggufArchitectures.get(String(name));
  if (typeof name === 'string' && architecture) return { name, architecture };
  const names = [...ggufArchitectures.keys()].join(', ');
  throw refuse(`expected general.architecture to be one of ${names}, found ${String(name)}`);
}

function configOf({ metadata, tensors }: Gguf, name: string, architecture: GgufArchitecture): PretrainedConfig {
  const config: Record<string, unknown> = { ...architecture.fixed };
  for (const [key, entry] of Object.entries(architecture.metadata)) config[entry] = metadata.get(`${name}.${key}`);
  for (const [key, only] of Object.entries(architecture.only)) {
    const found = metadata.get(`${name}.${key}`);
    if (found !== undefined && found !== only)
      throw refuse(`expected ${name}.${key} to be ${only}, found ${String(found)}`);
  }
  for (const [tensor, entry] of Object.entries(architecture.rows)) config[entry] = tensors.get(tensor)?.dims[0];
  const factors = tensors.get('rope_freqs.weight');
  if (factors) config.rope_factors = floatsOf(factors);
  const scaling = metadata.get(`${name}.rope.scaling.type`);
  if (scaling !== undefined && scaling !== 'none')
    config.rope_scaling = { type: scaling, factor: metadata.get(`${name}.rope.scaling.factor`) };
  return config as PretrainedConfig;
}

function floatsOf(tensor: QuantizedTensor | SafeTensor): number[] {
  if ('format' in tensor) return [...dequantize(tensor)];
  if (tensor.type === 'float') return [...new Float32Array(new Uint8Array(tensor.bytes).buffer)];
  throw refuse(`expected rope_freqs.weight of F32, found ${tensor.type}`);
}

/** Tensors that no layer knows keep their names. */
function renamed({ tensors }: Gguf, { tensors: names, layer, layerTensors }: GgufArchitecture): Weights {
  const weights = new Map<string, QuantizedTensor | SafeTensor>();
  for (const [name, tensor] of tensors) {
    const [, number, part, end] = /^blk\.(\d+)\.(.+)\.(weight|bias)$/.exec(name) ?? [];
    const [, whole, ending] = /^(.+)\.(weight|bias)$/.exec(name) ?? [];
    const own = part === undefined ? names[whole ?? ''] : layerTensors[part];
    const prefix = number === undefined ? '' : `${layer}.${number}.`;
    weights.set(own === undefined ? name : `${prefix}${own}.${end ?? ending}`, tensor);
  }
  return weights;
}

function refuse(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPTION', `GGUF: ${message}`);
}
