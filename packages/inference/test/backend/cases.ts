// ONNX's own tests of its operators, from PyPI's package: models with inputs and the answers that are expected.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelProto, readModel, readTensor, type ValueInfoProto } from '@kinglet/onnx';
import { installFromPip } from '../../../../scripts/installFromPip.mjs';
import { reportSkipped } from '../../../../scripts/toolchain.mjs';
import { fromProto, type Tensor } from '../../src/evaluate/index.ts';

const onnx = installFromPip('onnx');

/** Why the cases are not here, if so: the tests that need them are skipped, and the reason is printed. */
export const backendIsMissing: boolean = 'missing' in onnx;
if ('missing' in onnx) reportSkipped("ONNX's backend tests of operators", onnx.missing);

/** A model with one set of inputs and outputs, by name, in their order. */
export interface BackendCase {
  /** As ONNX names it, `test_` left out. */
  readonly name: string;
  readonly model: ModelProto;
  /** With their domains where those are not ONNX's own. */
  readonly operators: readonly string[];
  /** Undefined for a case whose inputs or outputs are not all tensors of numbers or strings. */
  readonly data: { readonly inputs: Tensors; readonly outputs: Tensors } | undefined;
}

export type Tensors = Readonly<Record<string, Tensor>>;

/** Every case of the suite `node`. */
export function nodeCases(): Generator<BackendCase> {
  return casesOf('node');
}

/** Models that PyTorch wrote, of opset 6. */
export function* pytorchCases(): Generator<BackendCase> {
  yield* casesOf('pytorch-converted');
  yield* casesOf('pytorch-operator');
}

function* casesOf(suite: string): Generator<BackendCase> {
  for (const name of readdirSync(join(dataFolder(), suite)).sort()) {
    const folder = join(dataFolder(), suite, name);
    const model = readModel(readFileSync(join(folder, 'model.onnx')));
    for (const set of readdirSync(folder).filter((entry) => entry.startsWith('test_data_set_')))
      yield {
        name: `${name.replace(/^test_/, '')}${set.endsWith('_0') ? '' : ` ${set}`}`,
        model,
        operators: [
          ...new Set(model.graph!.node.map(({ domain, opType }) => (domain ? `${domain}.${opType}` : opType))),
        ],
        data: dataOf(model, join(folder, set)),
      };
  }
}

/** The nine light models: real networks whose weights are made by ConstantOfShape. */
export function lightModels(): { readonly name: string; readonly bytes: Uint8Array }[] {
  const folder = join(dataFolder(), 'light');
  const names = readdirSync(folder).filter((name) => name.endsWith('.onnx'));
  return names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

function dataFolder(): string {
  if ('missing' in onnx) throw new Error(onnx.missing);
  return join(onnx.dir, 'onnx/backend/test/data');
}

function dataOf(model: ModelProto, folder: string): BackendCase['data'] {
  // Old models list their weights among the inputs.
  const weights = new Set(model.graph!.initializer.map(({ name }) => name));
  const given = model.graph!.input.filter(({ name }) => !weights.has(name));
  const [inputs, outputs] = [tensorsOf(given, folder, 'input'), tensorsOf(model.graph!.output, folder, 'output')];
  return inputs && outputs && { inputs, outputs };
}

function tensorsOf(infos: readonly ValueInfoProto[], folder: string, kind: string): Tensors | undefined {
  const entries = infos.map(({ name, type }, i) => {
    if (type?.value.case !== 'tensorType') return undefined;
    const tensor = readTensor(readFileSync(join(folder, `${kind}_${i}.pb`)));
    // Complex numbers have no numbers to compare.
    return [14, 15].includes(tensor.dataType) ? undefined : ([name, fromProto(tensor)] as const);
  });
  return entries.every((entry) => entry !== undefined) ? Object.fromEntries(entries) : undefined;
}
