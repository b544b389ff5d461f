// Samples for a model, from the files that the command line names, read one at a time.
import type { SampleValues } from '@kinglet/quantization';
import { CliError, usageError } from '../cliError.ts';
import { calibrationRows, type RowReader } from './calibrationRows.ts';
import { pathsOf } from './readInputs.ts';
import { describeLayout, type SampleLayout } from './sampleLayout.ts';

/** Read from the start each time. */
export interface Samples extends AsyncIterable<Record<string, SampleValues>> {
  readonly isReplayable: true;
}

/**
 * The samples of the files, in their order. `given` are `input=path`, or a path alone where there is one input, or where
 * the file has all of them by name.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for inputs that are missing, `KINGLET_CLI_FAILED` for samples that do not fit
 */
export function calibrationSamples(
  reader: RowReader,
  layouts: readonly SampleLayout[],
  given: readonly string[],
): Samples {
  const paths = calibrationPaths(layouts, given);
  const missing = layouts.find(({ name }) => !paths.has(name));
  if (missing) throw usageError(`Expected --calibration ${missing.name}=path too, got none`);
  const columns = (): Column[] =>
    layouts.map((layout) => {
      const path = paths.get(layout.name)!;
      const rows = withRemedy(reader, calibrationRows(reader, path, layout));
      return { name: layout.name, path, samples: samplesOf(rows, path, layout) };
    });
  return { isReplayable: true, [Symbol.asyncIterator]: () => together(columns()) };
}

const namesInputs = /\.(npz|json)$/i;

function calibrationPaths(layouts: readonly SampleLayout[], given: readonly string[]): ReadonlyMap<string, string> {
  const [first = ''] = given;
  const isForAll = given.length === 1 && namesInputs.test(first) && !first.includes('=');
  if (isForAll) return new Map(layouts.map(({ name }) => [name, first]));
  return pathsOf(layouts, given, '--calibration');
}

interface Column {
  readonly name: string;
  readonly path: string;
  readonly samples: AsyncGenerator<SampleValues>;
}

/** Files of the model and of the result have errors of the same code: only here it is known that samples are read. */
async function* withRemedy({ packages }: RowReader, rows: AsyncIterable<SampleValues>): AsyncGenerator<SampleValues> {
  const { QuantizationError } = packages.quantization;
  try {
    yield* rows;
  } catch (cause) {
    const isFile = cause instanceof QuantizationError && cause.code === 'KINGLET_QUANTIZATION_FILE';
    throw isFile ? new QuantizationError(cause.code, `${cause.message}; change --calibration`, { cause }) : cause;
  }
}

/** Items become samples, of as many as the model takes at once. */
async function* samplesOf(
  rows: AsyncIterable<SampleValues>,
  path: string,
  layout: SampleLayout,
): AsyncGenerator<SampleValues> {
  const { itemLength, sampleLength } = layout;
  let [index, items] = [0, [] as SampleValues[]];
  for await (const row of rows) {
    if (row.length === sampleLength) yield row;
    else if (row.length === itemLength) items.push(row);
    else throw misfit(`${path}, sample ${index}`, layout, `${row.length} values`);
    index++;
    if (items.length < sampleLength / itemLength) continue;
    yield joined(items, sampleLength);
    items = [];
  }
  if (items.length > 0) throw misfit(path, layout, `${items.length} items behind the last`);
}

function joined(items: readonly SampleValues[], length: number): SampleValues {
  const all = new (items[0]!.constructor as new (length: number) => (bigint | number)[])(length);
  let at = 0;
  for (const item of items) for (let i = 0; i < item.length; i++) all[at++] = item[i]!;
  return all as SampleValues;
}

/** A value of each input; all of them end together. */
async function* together(columns: readonly Column[]): AsyncGenerator<Record<string, SampleValues>> {
  try {
    for (let index = 0; ; index++) {
      const values: Record<string, SampleValues> = Object.create(null);
      const ended: Column[] = [];
      for (const column of columns) {
        const next = await column.samples.next();
        if (next.done) ended.push(column);
        else values[column.name] = next.value;
      }
      if (ended.length === columns.length) return;
      if (ended.length > 0) throw uneven(columns, ended, index);
      yield values;
    }
  } finally {
    for (const { samples } of columns) await samples.return(undefined);
  }
}

function uneven(columns: readonly Column[], ended: readonly Column[], found: number): CliError {
  const longer = columns.find((column) => !ended.includes(column));
  return new CliError(
    'KINGLET_CLI_FAILED',
    `${ended[0]?.path}: expected as many samples as in ${longer?.path} along axis 0, found ${found}; change --calibration`,
  );
}

function misfit(where: string, layout: SampleLayout, found: string): CliError {
  const wanted =
    layout.sampleLength === layout.itemLength ? '' : `, or ${layout.sampleLength / layout.itemLength} of them`;
  return new CliError(
    'KINGLET_CLI_FAILED',
    `${where}: expected items along axis 0 of ${layout.itemLength} values${wanted} (${describeLayout(layout)}), found ${found}; change --calibration, or --input-shape`,
  );
}
