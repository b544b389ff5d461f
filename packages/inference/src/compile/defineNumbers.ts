// Integers that lengths decide: what shapes are made of, which needs no instructions.
import type { ElementType, NodeProto } from '@kinglet/onnx';
import type { ModelGraph } from '../passes/modelGraph.ts';
import { type Extent, extentOf, fixedExtent, isFixed } from './extent.ts';
import { knownNumbers } from './lengthNumbers.ts';
import type { Lowering, OutputType } from './lowering.ts';
import type { LengthNumbers } from './program.ts';
import type { ProgramBuilder, Value } from './programBuilder.ts';

/** Whether all outputs are integers that lengths decide, which need no instructions. */
export function defineNumbers(
  { proto }: Lowering,
  graph: ModelGraph,
  types: ReadonlyMap<string, OutputType>,
  builder: ProgramBuilder,
): boolean {
  const values = proto.output.filter(Boolean).map((name): Value | undefined => {
    const type = types.get(name);
    const numbers = type && (numbersOf(graph, name, type) ?? rangeOf(graph, proto, type));
    return numbers && { name, ...type, numbers, places: new Map() };
  });
  if (!values.every((value) => value !== undefined)) return false;
  for (const value of values) builder.define(withConstant(value));
  return true;
}

/** Numbers that no length decides, as every rule knows them. */
function withConstant({ name, type, shape, numbers, places }: Value): Value {
  const constant = Array.isArray(numbers) ? knownNumbers(type as 'int32' | 'int64', numbers) : undefined;
  return constant ? { name, type, shape, constant, places } : { name, type, shape, numbers: numbers!, places };
}

function numbersOf(graph: ModelGraph, name: string, { type, shape }: OutputType): readonly Extent[] | undefined {
  const known = graph.known.get(name);
  if (!known || !isWhole(type) || !shape.every(isFixed)) return undefined;
  const numbers = known.data.map((each) => extentOf(each, 'any'));
  return numbers.every((each) => each && Number.isSafeInteger(each.fixed)) ? (numbers as readonly Extent[]) : undefined;
}

/** Range from one length to another. */
function rangeOf(
  graph: ModelGraph,
  { opType, domain, input }: NodeProto,
  { type, shape }: OutputType,
): LengthNumbers | undefined {
  if (opType !== 'Range' || domain !== '' || !isWhole(type)) return undefined;
  const [start, , step] = input.map((name) => {
    const constant = graph.constant(name);
    return constant ? fixedExtent(Number(constant.values[0])) : extentOf(graph.known.get(name)?.data[0], 'any');
  });
  return start && step ? { start, step, count: shape[0]! } : undefined;
}

function isWhole(type: ElementType): boolean {
  return type === 'int64' || type === 'int32';
}
