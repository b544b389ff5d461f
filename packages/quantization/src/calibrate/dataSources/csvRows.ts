// Samples from the lines of a text.
import { dataError } from './dataError.ts';
import { type OpenFile, openFile } from './fileBytes.ts';
import { textLines } from './textLines.ts';

export interface CsvOptions {
  /** The columns that are the sample, in this order: their names where there is a header, or their numbers from 0 on. @default all */
  readonly columns?: readonly (number | string)[];
  /** @default , */
  readonly delimiter?: string;
  /** Whether the first line names the columns. @default whether no cell of it is a number */
  readonly header?: boolean;
  /** @default the machine's own files */
  readonly openFile?: OpenFile;
}

/**
 * A sample for each line of a file of numbers; empty lines are none. One line is in memory at a time. Throws
 * QuantizationError KINGLET_QUANTIZATION_FILE for a file that cannot be read, KINGLET_QUANTIZATION_DATA, with the line, for
 * columns that it has not and for what is no number.
 */
export async function* csvRows(path: string, options: CsvOptions = {}): AsyncGenerator<Float64Array> {
  const { columns, delimiter = ',', header, openFile: open = openFile } = options;
  let [line, isFirst, names] = [0, true, undefined as readonly string[] | undefined];
  for await (const text of textLines(await open(path), path)) {
    line++;
    if (text.trim() === '') continue;
    const cells = text.split(delimiter).map(unquoted);
    const isHeader: boolean = isFirst && (header ?? cells.every((cell) => Number.isNaN(Number(cell))));
    isFirst = false;
    if (isHeader) names = cells;
    else
      yield rowOf(
        cells,
        columns?.map((column) => indexOf(column, names, path)),
        `${path}, line ${line}`,
      );
  }
}

function indexOf(column: number | string, names: readonly string[] | undefined, path: string): number {
  if (typeof column === 'number') return column;
  const index = names?.indexOf(column) ?? -1;
  if (index >= 0) return index;
  const found = names?.join(', ') ?? 'no header (give header: true)';
  throw dataError(path, `a column ${JSON.stringify(column)}`, found);
}

function rowOf(cells: readonly string[], columns: readonly number[] | undefined, where: string): Float64Array {
  const chosen = columns?.map((column) => cells[column] ?? '') ?? cells;
  return Float64Array.from(chosen, (cell, i) => {
    const value = Number(cell);
    if (cell !== '' && Number.isFinite(value)) return value;
    throw dataError(where, `a number in column ${columns?.[i] ?? i}`, JSON.stringify(cell));
  });
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}
