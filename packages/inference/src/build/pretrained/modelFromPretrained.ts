// A model from what Hugging Face's hub has of it: config.json and safetensors.
import type { ModelProto } from '@kinglet/onnx';
import { bert } from './bert.ts';
import { Config, type PretrainedConfig, refuse } from './config.ts';
import { gpt2 } from './gpt2.ts';
import type { PretrainedOptions } from './options.ts';
import { readShards, type Weights } from './weights.ts';

type Builder = (config: Config, weights: Weights, options: PretrainedOptions) => ModelProto;

const builders: Readonly<Record<string, Builder>> = { bert, gpt2 };

/**
 * A network whose form `config` says, as config.json has it: `model_type` and the numbers of that type; unknown entries are
 * left alone. `weights` are the bytes of safetensors files, or tensors by name; they stay where they are, and those of half
 * precision become floats when the model is compiled. Lengths are named `batch`, `sequence` and `past`.
 *
 * Throws InferenceError KINGLET_INFERENCE_FILE for files that are no safetensors, KINGLET_INFERENCE_OPTION for a
 * configuration of another form, and for tensors that are not there, have other shapes, or are not of floats.
 *
 * @example
 * const config = JSON.parse(readFileSync('config.json', 'utf8'));
 * const model = modelFromPretrained(config, readFileSync('model.safetensors'), { output: 'embedding', normalize: true });
 */
export function modelFromPretrained(
  config: PretrainedConfig,
  weights: Uint8Array | readonly Uint8Array[] | Weights,
  options: PretrainedOptions = {},
): ModelProto {
  const checked = new Config(config);
  const type = checked.text('model_type');
  const build = Object.hasOwn(builders, type) ? builders[type] : undefined;
  if (!build) throw refuse(`expected model_type to be one of ${Object.keys(builders).join(', ')}, found ${type}`);
  return build(checked, tensorsOf(weights), options);
}

function tensorsOf(weights: Uint8Array | readonly Uint8Array[] | Weights): Weights {
  if (weights instanceof Uint8Array) return readShards([weights]);
  return Array.isArray(weights) ? readShards(weights) : (weights as Weights);
}
