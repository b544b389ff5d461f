// Preparation of a model whose large weights are in files: those that it changes go to a file of their own.
import { join } from 'node:path';
import { ExternalDataWriter, isExternal, type ModelProto } from '@kinglet/onnx';
import { type PreparedModel, type PrepareStep, prepareSteps } from '../prepare/prepareModel.ts';
import { isLarge } from './isLarge.ts';
import { type TensorSource, withElements } from './loadedTensors.ts';

/** A prepared model, and the source of all its weights. */
export interface PreparedSource extends PreparedModel {
  readonly source: TensorSource;
}

/**
 * As `prepareModel`, with the weights of one step in memory at a time. What is folded is written into `work`, a folder, and
 * reads as if it were beside the model.
 */
export async function prepareStreamed(model: ModelProto, given: TensorSource, work: string): Promise<PreparedSource> {
  const folded = new FoldedWeights(given, work);
  const steps = prepareSteps(model);
  try {
    for (let step = steps.next(); ; step = await folded.goOn(step.value, () => steps.next()))
      if (step.done) return { ...step.value, source: folded.source };
  } finally {
    await folded[Symbol.asyncDispose]();
  }
}

const location = 'kinglet-folded-weights';

class FoldedWeights implements AsyncDisposable {
  readonly source: TensorSource;
  readonly #work: string;
  readonly #path: string;
  /** Made when there is something to write. */
  #writer: ExternalDataWriter | undefined;

  constructor({ folder, files }: TensorSource, work: string) {
    [this.#work, this.#path] = [work, join(work, location)];
    const place = join(folder, location);
    const open: typeof files.open = (path) => files.open(path === place ? this.#path : path);
    const isInside: typeof files.isInside = async (outer, path) => path === place || files.isInside(outer, path);
    this.source = { folder, files: { ...files, open, isInside } };
  }

  /** Takes a step with its tensors in memory, then moves what it made to the file. */
  async goOn<Next>({ tensors, initializers }: PrepareStep, next: () => Next): Promise<Next> {
    const taken = await withElements(tensors, this.source, next);
    for (const tensor of initializers)
      if (!isExternal(tensor) && isLarge(tensor)) {
        const { folder, files } = this.source;
        await files.makeFolder(this.#work);
        this.#writer ??= await ExternalDataWriter.create(this.#path, { from: folder, location, files });
        await this.#writer.take(tensor);
      }
    return taken;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writer?.[Symbol.asyncDispose]();
  }
}
