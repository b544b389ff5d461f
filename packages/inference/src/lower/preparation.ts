// Operators of ai.onnx.ml that prepare features: scaled, filled in, chosen, put beside each other.
import { fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { concatColumns } from './columns.ts';
import { binaryOf, compareOf, convert, reduceOf, selectOf } from './compute.ts';
import { constantElements, type Elements, elementsOf, finish, scalarElement, withShape } from './elements.ts';
import { gatherColumns } from './indices.ts';

/** Scaler: (x - offset) * scale. Doubles lose nothing before they are scaled. */
export function lowerScaler(node: Lowering): void {
  const x = elementsOf(node, 0);
  const [offset, scale] = [node.floats('offset') ?? [], node.floats('scale') ?? []];
  const wide = convert(node, x, x.type === 'double' ? 'double' : 'float');
  const moved = binaryOf(node, 'sub', wide, rowOf(node, wide, 'offset', offset));
  finish(node, convert(node, binaryOf(node, 'mul', moved, rowOf(node, wide, 'scale', scale)), 'float'));
}

/** Numbers for each column, or one for all. */
function rowOf(node: Lowering, x: Elements, name: string, numbers: readonly number[]): Elements {
  const width = node.fixed(x.shape.at(-1)!, 'the number of features');
  if (numbers.length === 1) return scalarElement(node, x.type, numbers[0]!);
  if (numbers.length === width) return constantElements(node, x.type, [width], numbers);
  throw node.refuse(`expected 1 or ${width} numbers of ${name}, found ${numbers.length}`);
}

/** Normalizer: rows of zeros stay what they are. */
export function lowerNormalizer(node: Lowering): void {
  const x = convert(node, elementsOf(node, 0), 'float');
  const reductions = { MAX: 'max', L1: 'l1', L2: 'l2' } as const;
  const name = node.text('norm', 'MAX');
  if (!Object.hasOwn(reductions, name)) throw node.refuse(`expected norm to be MAX, L1 or L2, found ${name}`);
  const norm = reduceOf(node, reductions[name as keyof typeof reductions], x, [x.shape.length - 1]);
  const isZero = compareOf(node, 'equal', norm, scalarElement(node, 'float', 0), norm.shape);
  const divisor = selectOf(node, isZero, scalarElement(node, 'float', 1), norm, norm.shape);
  finish(node, binaryOf(node, 'div', x, divisor));
}

/** Imputer: one number of each row, NaN it may be, becomes another. */
export function lowerImputer(node: Lowering): void {
  const x = elementsOf(node, 0);
  const isInteger = x.type === 'int64' || x.type === 'int32';
  const [filled, replaced] = isInteger
    ? [node.ints('imputed_value_int64s', []), node.int('replaced_value_int64', 0)]
    : [node.floats('imputed_value_floats') ?? [], node.float('replaced_value_float', 0)];
  const row = rowOf(node, x, 'imputed values', filled);
  const isKept = Number.isNaN(replaced)
    ? compareOf(node, 'equal', x)
    : compareOf(node, 'notEqual', x, scalarElement(node, x.type, replaced), x.shape);
  finish(node, selectOf(node, isKept, x, row));
}

/** Binarizer: 1 above the threshold, else 0. */
export function lowerBinarizer(node: Lowering): void {
  const x = elementsOf(node, 0);
  // Integers are above what rounding the threshold down gives exactly where they are above the threshold.
  const threshold = node.float('threshold', 0);
  const limit = x.type.startsWith('int') ? Math.floor(threshold) : threshold;
  finish(node, convert(node, compareOf(node, 'greater', x, scalarElement(node, x.type, limit), x.shape), x.type));
}

/** ArrayFeatureExtractor: columns of the last axis. */
export function lowerArrayFeatureExtractor(node: Lowering): void {
  finish(node, gatherColumns(node, elementsOf(node, 0), elementsOf(node, 1)));
}

/** FeatureVectorizer: inputs beside each other, as floats. */
export function lowerFeatureVectorizer(node: Lowering): void {
  const parts = node.proto.input.map((_, i) => {
    const x = convert(node, elementsOf(node, i), 'float');
    const rows = x.shape.length === 1 ? fixedExtent(1) : x.shape[0]!;
    return withShape(x, [rows, sizeOfExtents(x.shape.length === 1 ? x.shape : x.shape.slice(1))]);
  });
  finish(node, concatColumns(node, parts));
}
