// A quantized model written a layer at a time, its weights straight to their file.
import {
  checkModel,
  type ExternalDataWriter,
  graphOf,
  isExternal,
  type ModelProto,
  type TensorProto,
  tensorsOf,
} from '@kinglet/onnx';
import type { ResolvedOptions } from '../options.ts';
import type { Layer } from '../recipe.ts';
import { type QuantizedParts, quantizedWriter } from '../write/writeQuantized.ts';
import { isLarge } from './isLarge.ts';
import type { KeptWeights } from './keptWeights.ts';
import { type TensorSource, withElements } from './loadedTensors.ts';

/** What is written, and from where. */
export interface LayerParts extends QuantizedParts {
  readonly weights: KeptWeights;
  readonly source: TensorSource;
  readonly progress: ResolvedOptions['progress'];
}

/** Each layer's weights go to the file as they are made; then those that stay as they were. */
export async function writeLayers(parts: LayerParts, data: ExternalDataWriter): Promise<ModelProto> {
  const { layers, progress } = parts;
  const writer = quantizedWriter(parts);
  for (const [done, layer] of layers.entries()) {
    progress({ phase: 'quantize', done, total: layers.length, layer: layer.name });
    for (const tensor of await writeLayer(parts, layer, writer.write)) if (isLarge(tensor)) await data.take(tensor);
  }
  progress({ phase: 'write', done: 0 });
  const model = writer.finish();
  for (const tensor of tensorsOf(model)) if (isExternal(tensor) || isLarge(tensor)) await data.take(tensor);
  checkModel(model);
  return model;
}

async function writeLayer(
  { model, choices, weights, source }: LayerParts,
  layer: Layer,
  write: (layer: Layer) => readonly TensorProto[],
): Promise<readonly TensorProto[]> {
  const choice = choices.get(layer.name);
  if (!choice || choice.kind === 'float') return write(layer);
  const isKept = await weights.begin(layer, choice);
  const read = layer.node.input.filter((name) => !(isKept && name === layer.weights));
  const tensors = graphOf(model).initializer.filter(({ name }) => read.includes(name));
  const added = await withElements(tensors, source, () => write(layer));
  await weights.end();
  return added;
}
