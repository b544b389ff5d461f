// Samples from NumPy's files.
import type { Sample, SampleValues } from '../calibrationData.ts';
import { dataError, fileError } from './dataError.ts';
import { type OpenFile, openFile } from './fileBytes.ts';
import { type NpyArray, openNpy, openNpz } from './openNpy.ts';

export interface NpyOptions {
  /** @default the machine's own files */
  readonly openFile?: OpenFile;
}

/**
 * A sample for each item along axis 0 of a .npy or .npz file of floats, integers or booleans in C order; one is in memory at
 * a time. An .npz file has the model's inputs by name, or one array for a model of one input; of several files each has
 * an input. Throws QuantizationError KINGLET_QUANTIZATION_FILE for a file that cannot be read, is none, is cut off or in
 * Fortran order; KINGLET_QUANTIZATION_DATA for arrays of different numbers of items.
 *
 * @example quantizeModel('model.onnx', { calibrationData: npyRows({ ids: 'ids.npy', mask: 'mask.npy' }) })
 */
export async function* npyRows(
  source: string | Readonly<Record<string, string>>,
  options: NpyOptions = {},
): AsyncGenerator<Sample> {
  const open = options.openFile ?? openFile;
  const arrays = typeof source === 'string' ? await arraysIn(source, open) : await arraysOf(source, open);
  if ('rows' in arrays) yield* arrays.rows();
  else yield* samplesOf(arrays);
}

/** Whether a path is of an .npz file. */
function isNpz(path: string): boolean {
  return path.toLowerCase().endsWith('.npz');
}

async function arraysIn(path: string, open: OpenFile): Promise<NpyArray | ReadonlyMap<string, NpyArray>> {
  if (!isNpz(path)) return openNpy(path, open);
  const arrays = await openNpz(path, open);
  return arrays.size === 1 ? [...arrays.values()][0]! : arrays;
}

async function arraysOf(
  paths: Readonly<Record<string, string>>,
  open: OpenFile,
): Promise<ReadonlyMap<string, NpyArray>> {
  const arrays = new Map<string, NpyArray>();
  for (const [input, path] of Object.entries(paths)) arrays.set(input, await openNpyInput(path, input, open));
  if (arrays.size === 0) throw dataError('npyRows', 'a file for each input', 'none');
  return arrays;
}

/** The array for an input: of a .npz file the one of its name, or the only one. */
export async function openNpyInput(path: string, input: string, open: OpenFile = openFile): Promise<NpyArray> {
  if (!isNpz(path)) return openNpy(path, open);
  const arrays = await openNpz(path, open);
  const found = arrays.get(input) ?? (arrays.size === 1 ? [...arrays.values()][0] : undefined);
  if (found) return found;
  throw fileError(path, `an array ${JSON.stringify(input)}`, [...arrays.keys()].join(', '));
}

async function* samplesOf(arrays: ReadonlyMap<string, NpyArray>): AsyncGenerator<Sample> {
  const [first, ...others] = [...arrays.values()];
  const count = first!.shape[0]!;
  const other = others.find(({ shape }) => shape[0] !== count);
  if (other) throw dataError(other.where, `${count} items along axis 0 as in ${first!.where}`, `${other.shape[0]}`);
  const rows = [...arrays].map(([input, array]) => [input, array.rows()] as const);
  try {
    for (let i = 0; i < count; i++) {
      const values: Record<string, SampleValues> = Object.create(null);
      for (const [input, row] of rows) values[input] = (await row.next()).value as SampleValues;
      yield values;
    }
    // What is damaged at its end says so there.
    for (const [, row] of rows) await row.next();
  } finally {
    for (const [, row] of rows) await row.return(undefined);
  }
}
