// Einsum: any equation as diagonals, transposes, sums and products of matrices.
import { addExtents, type Extent, equalExtents, fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { einsumLabels, outputLabels } from '../evaluate/rules/products.ts';
import { reduceOf } from './compute.ts';
import { emitStrided, startOf, stepsOf } from './copyStrided.ts';
import { multiplyMatrices } from './elementProducts.ts';
import { type Elements, elementsOf, finish, newElements, withShape } from './elements.ts';
import { expandTo, transpose } from './moves.ts';

/** Elements whose axes have labels, each once. */
interface Term {
  readonly x: Elements;
  readonly labels: readonly string[];
}

/** Operands are joined from the left; a label that neither the result nor a later operand has is summed when it can be. */
export function lowerEinsum(node: Lowering): void {
  const operands = node.proto.input.map((_, i) => elementsOf(node, i));
  const shapes = operands.map(({ shape }) => shape.map(() => 1));
  const { terms, right } = einsumLabels(node.text('equation', ''), shapes);
  const output = outputLabels(terms, right);
  const lengths = lengthsOf(node, terms, operands);
  const rest = operands.map((x, i) => diagonalOf(node, x, terms[i]!, lengths));
  let joined = rest.shift()!;
  for (let next = rest.shift(); next; next = rest.shift())
    joined = join(node, joined, next, new Set([...output, ...rest.flatMap(({ labels }) => labels)]), lengths);
  const summed = sumOver(node, joined, new Set(output));
  finish(node, arrange(node, summed, output, lengths));
}

/** Of each label: the length that is not 1, which broadcasts. */
function lengthsOf(
  node: Lowering,
  terms: readonly (readonly string[])[],
  operands: readonly Elements[],
): Map<string, Extent> {
  const [lengths, one] = [new Map<string, Extent>(), fixedExtent(1)];
  for (const [i, { shape }] of operands.entries()) {
    if (terms[i]!.length !== shape.length)
      throw node.refuse(`expected ${terms[i]!.length} axes of operand ${i}, found ${shape.length}`);
    for (const [axis, label] of terms[i]!.entries()) {
      const [before, length] = [lengths.get(label) ?? one, shape[axis]!];
      if (![before, length].some((each) => equalExtents(each, one)) && !equalExtents(before, length))
        throw node.refuse(`expected one length for label ${label}, found different ones`);
      lengths.set(label, equalExtents(before, one) ? length : before);
    }
  }
  return lengths;
}

/** Axes of one label become one, along which all of them step; those that would broadcast go. */
function diagonalOf(node: Lowering, x: Elements, all: readonly string[], lengths: ReadonlyMap<string, Extent>): Term {
  const steps = stepsOf(x.shape);
  const isLong = (axis: number): boolean => equalExtents(x.shape[axis]!, lengths.get(all[axis]!)!);
  const labels = [...new Set(all.filter((_, axis) => isLong(axis)))];
  const shape = labels.map((label) => lengths.get(label)!);
  if (labels.length === all.filter((_, axis) => isLong(axis)).length) return { x: withShape(x, shape), labels };
  const made = newElements(node, x.type, shape);
  const to = stepsOf(shape);
  const axes = labels.map((label, i) => ({
    count: shape[i]!,
    from: all.map((own, axis) => (own === label && isLong(axis) ? steps[axis]! : fixedExtent(0))).reduce(addExtents),
    to: to[i]!,
  }));
  emitStrided(node, startOf(x.operand), startOf(made.operand), axes);
  return { x: made, labels };
}

/** The product of two terms, summed over the labels that are not kept. */
function join(node: Lowering, a: Term, b: Term, kept: ReadonlySet<string>, lengths: ReadonlyMap<string, Extent>): Term {
  const left = sumOver(node, a, new Set([...kept, ...b.labels]));
  const right = sumOver(node, b, new Set([...kept, ...a.labels]));
  const both = left.labels.filter((label) => right.labels.includes(label));
  const [batch, inner] = [both.filter((label) => kept.has(label)), both.filter((label) => !kept.has(label))];
  const [rows, columns] = [left, right].map(({ labels }) => labels.filter((label) => !both.includes(label))) as [
    string[],
    string[],
  ];
  const x = asMatrices(node, left, [batch, rows, inner], lengths);
  const y = asMatrices(node, right, [batch, columns, inner], lengths);
  const product = multiplyMatrices(node, x.matrices, y.matrices, { turnA: x.isTurned, turnB: !y.isTurned });
  const labels = [...batch, ...rows, ...columns];
  const shape = labels.map((label) => lengths.get(label)!);
  return { x: withShape(product, shape), labels };
}

/** Axes in three groups, the last two of which change places where the elements lie so. */
function asMatrices(
  node: Lowering,
  { x, labels }: Term,
  [batch, outer, inner]: readonly [readonly string[], readonly string[], readonly string[]],
  lengths: ReadonlyMap<string, Extent>,
): { readonly matrices: Elements; readonly isTurned: boolean } {
  const isTurned = [...batch, ...inner, ...outer].every((label, i) => label === labels[i]);
  const groups = isTurned ? [batch, inner, outer] : [batch, outer, inner];
  const turned = transpose(
    node,
    x,
    groups.flat().map((label) => labels.indexOf(label)),
  );
  const shape = groups.map((group) => sizeOfExtents(group.map((label) => lengths.get(label)!)));
  return { matrices: withShape(turned, shape), isTurned };
}

/** Without the axes that are not kept. */
function sumOver(node: Lowering, { x, labels }: Term, kept: ReadonlySet<string>): Term {
  const axes = labels.flatMap((label, axis) => (kept.has(label) ? [] : [axis]));
  if (axes.length === 0) return { x, labels };
  const isKept = (_: unknown, axis: number): boolean => !axes.includes(axis);
  const sum = reduceOf(node, 'sum', x, axes);
  return { x: withShape(sum, x.shape.filter(isKept)), labels: labels.filter(isKept) };
}

/** The axes in the order of the result, with those of length 1 that no operand was long along. */
function arrange(
  node: Lowering,
  { x, labels }: Term,
  output: readonly string[],
  lengths: ReadonlyMap<string, Extent>,
): Elements {
  const own = output.filter((label) => labels.includes(label));
  const turned = transpose(
    node,
    x,
    own.map((label) => labels.indexOf(label)),
  );
  const one = fixedExtent(1);
  const shape = output.map((label) => (own.includes(label) ? lengths.get(label)! : one));
  const wanted = output.map((label) => lengths.get(label)!);
  return expandTo(node, withShape(turned, shape), wanted);
}
