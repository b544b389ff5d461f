// The models of the handlers that have one, and their plans.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, encoder, linear } from '@kinglet/inference/compile';
import { type ModelProto, readModelFile } from '@kinglet/onnx';
import { dataFolder } from './digits/mnistImages.ts';
import { factors, intercept } from './linear11.ts';
import { encoderShape } from './textTokens.ts';

export type ModelName = 'digits' | 'linear-11' | 'mnist' | 'transformer';

const digitsFile = fileURLToPath(new URL('../models/digits.onnx', import.meta.url));
/** Where the published MNIST model lies on machines that have it. */
export const mnistFile: string = join(dataFolder, 'models/mnist-8/model.onnx');

const models: Readonly<Record<ModelName, () => ModelProto | Promise<ModelProto>>> = {
  digits: () => readModelFile(digitsFile),
  'linear-11': () => linear([factors.map(({ weight }) => weight)], [intercept], { name: 'linear-11' }),
  mnist: () => readModelFile(mnistFile),
  transformer: () => encoder({ ...encoderShape, layers: 2, heads: 4, seed: 11, form: 'operators' }),
};

/** Whether a handler runs a model. */
export function hasModel(handler: string): handler is ModelName {
  return Object.hasOwn(models, handler);
}

export function hasMnist(): boolean {
  return existsSync(mnistFile);
}

/** The model of a handler. Rejects for `mnist` where it is not. */
export async function modelOf(name: ModelName): Promise<ModelProto> {
  return models[name]();
}

/** Compiles a handler's model into `folder`; what its build ships beside it, as `assets` of the bundler. */
export async function writePlan(name: ModelName, folder: string): Promise<Readonly<Record<string, string>>> {
  const { file } = compile(await modelOf(name));
  const [asset, path] = [`${name}.plan`, join(folder, `${name}.plan`)];
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, file);
  return { [asset]: path };
}
