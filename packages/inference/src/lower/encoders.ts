// Encoders of ai.onnx.ml: each element is looked for among keys, and the value of its key taken.
import { categoryEncoding, type Encoding, labelEncoding, oneHotKeys } from '../classic/categories.ts';
import { type Extent, fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Tensor } from '../evaluate/index.ts';
import { take } from '../evaluate/tensor.ts';
import { textOfId } from '../texts.ts';
import { binaryOf, compareOf, convert, selectOf } from './compute.ts';
import {
  constantElements,
  type Elements,
  elementsOf,
  finish,
  newElements,
  scalarElement,
  typeNumber,
  withShape,
} from './elements.ts';

/** LabelEncoder. */
export function lowerLabelEncoder(node: Lowering): void {
  const x = elementsOf(node, 0);
  finish(node, encoded(node, x, labelEncoding(node.proto, x.type)));
}

/** CategoryMapper: between texts and integers. */
export function lowerCategoryMapper(node: Lowering): void {
  const x = elementsOf(node, 0);
  finish(node, encoded(node, x, categoryEncoding(node.proto, x.type)));
}

/** OneHotEncoder: zeros for other categories, which without `zeros` end the run. */
export function lowerOneHotEncoder(node: Lowering): void {
  const x = elementsOf(node, 0);
  const keys = oneHotKeys(node.proto);
  if ((keys.type === 'string') !== (x.type === 'string'))
    throw node.refuse(`expected categories of the input's type, ${x.type}, found ${keys.type}`);
  const found = placesAmong(node, x.type === 'string' ? x : convert(node, x, 'int64'), keys);
  const count = keys.values.length;
  const places = node.int('zeros', 1) === 0 ? known(node, found, count) : found;
  finish(node, oneHotOf(node, places, count));
}

/** The same places, looked up in a table that has one for each key: others have none. */
function known(node: Lowering, places: Elements, count: number): Elements {
  const table = node.constant(Uint32Array.from({ length: count }, (_, i) => i));
  return rowsAt(node, table, count, 'uint32', places, places.shape);
}

/** Elements of a table of which rows are taken; where it had more, places are compared with those of the columns. */
const mostTable = 2 ** 16;

function oneHotOf(node: Lowering, places: Elements, count: number): Elements {
  const shape = [...places.shape, fixedExtent(count)];
  if ((count + 1) * count <= mostTable) {
    const rows = Float32Array.from({ length: (count + 1) * count }, (_, i) =>
      Number(Math.floor(i / count) === i % count),
    );
    return rowsAt(node, node.constant(rows), count + 1, 'float', places, shape);
  }
  const columns = constantElements(
    node,
    'uint32',
    [count],
    Array.from({ length: count }, (_, i) => i),
  );
  const apart = withShape(places, [...places.shape, fixedExtent(1)]);
  return convert(node, compareOf(node, 'equal', apart, columns, shape), 'float');
}

function encoded(node: Lowering, x: Elements, { keys, values }: Encoding): Elements {
  if (keys.type !== x.type) throw node.refuse(`expected keys of the input's type, ${x.type}, found ${keys.type}`);
  const table = node.constant(storedOf(node, values));
  return rowsAt(node, table, values.values.length, values.type, placesAmong(node, x, keys), x.shape);
}

/** The elements as a plan has them: texts by its own numbers. */
function storedOf(node: Lowering, { type, values }: Tensor): Tensor['values'] {
  return type === 'string' ? node.textIds(Array.from(values as Int32Array, textOfId)) : values;
}

/** Rows of a table, one for each place. */
function rowsAt(
  node: Lowering,
  table: ReturnType<Lowering['constant']>,
  rows: number,
  type: Elements['type'],
  places: Elements,
  shape: readonly Extent[],
): Elements {
  const made = newElements(node, type, shape);
  const count = sizeOfExtents(places.shape);
  const width = (table.buffer.elementBytes * table.length.fixed) / rows;
  node.emit('gatherRows', table, 1, rows, width, places.operand, 1, count, made.operand);
  return made;
}

/** For each element the place of its key, the first of equal ones; as many as there are keys for others. */
function placesAmong(node: Lowering, x: Elements, keys: Tensor): Elements {
  return x.type === 'string' ? placesOfTexts(node, x, keys) : placesOfNumbers(node, x, keys);
}

/** A table of all texts that the plan has by now, and a place behind them for any other. */
function placesOfTexts(node: Lowering, x: Elements, keys: Tensor): Elements {
  const ids = storedOf(node, keys) as Int32Array;
  const size = node.vocabulary.length;
  const table = new Uint32Array(size + 1).fill(ids.length);
  for (let i = ids.length - 1; i >= 0; i--) table[ids[i]!] = i;
  const known = binaryOf(node, 'min', { ...x, type: 'uint32' }, scalarElement(node, 'uint32', size));
  return rowsAt(node, node.constant(table), size + 1, 'uint32', known, x.shape);
}

/** By halving the sorted keys; NaN, which has no order, is asked for apart. */
function placesOfNumbers(node: Lowering, x: Elements, keys: Tensor): Elements {
  const all = Array.from(keys.values as ArrayLike<bigint | number>);
  const firsts = [...new Map(all.map((key, i) => [key, i] as const).reverse())].filter(([key]) => !Number.isNaN(key));
  const sorted = firsts.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const other = scalarElement(node, 'uint32', all.length);
  const found = sorted.length > 0 ? placesOfSorted(node, x, keys, sorted, other) : undefined;
  const nan = all.findIndex(Number.isNaN);
  if (nan < 0) return found ?? selectOf(node, compareOf(node, 'equal', x), other, other, x.shape);
  const ofNan = scalarElement(node, 'uint32', nan);
  return selectOf(node, compareOf(node, 'equal', x), found ?? other, ofNan, x.shape);
}

function placesOfSorted(
  node: Lowering,
  x: Elements,
  keys: Tensor,
  sorted: readonly (readonly [key: bigint | number, place: number])[],
  other: Elements,
): Elements {
  const order = sorted.map(([, place]) => place);
  const list = node.constant(take(keys, [order.length], order).values);
  const places = newElements(node, 'uint32', x.shape);
  const [count, length] = [sizeOfExtents(x.shape), sorted.length];
  node.emit('searchSorted', x.operand, count, list, 1, length, typeNumber(node, x.type), places.operand);
  const inside = binaryOf(node, 'min', places, scalarElement(node, 'uint32', length - 1));
  const nearest = rowsAt(node, list, length, x.type, inside, x.shape);
  const own = node.constant(Uint32Array.from(order));
  const isKey = compareOf(node, 'equal', x, nearest);
  return selectOf(node, isKey, rowsAt(node, own, length, 'uint32', inside, x.shape), other, x.shape);
}
