// ONNX's own test models, from PyPI's package.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installFromPip } from '../../../scripts/installFromPip.mjs';
import { reportSkipped } from '../../../scripts/toolchain.mjs';

const onnx = installFromPip('onnx');

/** Why the models are not here, if so: the tests that need them are skipped, and the reason is printed. */
export const backendIsMissing: boolean = 'missing' in onnx;
if ('missing' in onnx) reportSkipped("ONNX's backend tests", onnx.missing);

/** One model and the inputs of its first test. */
export interface BackendCase {
  readonly name: string;
  readonly model: Uint8Array;
  /** By position; what is no file of a tensor is for the reader to find out. */
  readonly inputs: readonly Uint8Array[];
}

/** The cases of `node`, `simple`, `pytorch-converted`, `pytorch-operator`. */
export function* backendCases(...suites: readonly string[]): Generator<BackendCase> {
  for (const suite of suites)
    for (const name of readdirSync(join(dataFolder(), suite)).sort()) {
      const folder = join(dataFolder(), suite, name);
      yield { name: `${suite}/${name}`, model: readFileSync(join(folder, 'model.onnx')), inputs: inputsOf(folder) };
    }
}

/** The nine light models: real networks whose weights are made by ConstantOfShape. */
export function lightModels(): { readonly name: string; readonly model: Uint8Array }[] {
  const folder = join(dataFolder(), 'light');
  const names = readdirSync(folder).filter((name) => name.endsWith('.onnx'));
  return names.map((name) => ({ name, model: readFileSync(join(folder, name)) }));
}

function dataFolder(): string {
  if ('missing' in onnx) throw new Error(onnx.missing);
  return join(onnx.dir, 'onnx/backend/test/data');
}

function inputsOf(folder: string): Uint8Array[] {
  const first = readdirSync(folder).find((name) => name === 'test_data_set_0');
  if (!first) return [];
  const count = readdirSync(join(folder, first)).filter((name) => name.startsWith('input_')).length;
  return Array.from({ length: count }, (_, i) => readFileSync(join(folder, first, `input_${i}.pb`)));
}
