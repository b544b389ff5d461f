// What a graph is given, and the symbols that its shapes name.
import { type Dimension, factorsOf, type Shape, termsOf, type ValueType } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import type { ModelGraph } from '../passes/modelGraph.ts';
import { checkSize, naming } from './faults.ts';
import type { Lowering, OutputType } from './lowering.ts';
import type { ProgramBuilder } from './programBuilder.ts';

/** What is known of the shape of a tensor. */
export function shapeOf(type: ValueType | undefined): Shape | undefined {
  return type?.kind === 'tensor' ? type.shape : undefined;
}

/** In the inputs' shapes. */
export function symbolsOf(graph: ModelGraph): readonly string[] {
  const symbols = new Set<string>();
  for (const { name } of graph.inputs)
    for (const length of shapeOf(graph.types.get(name)) ?? [])
      if (typeof length === 'string')
        for (const product of termsOf(length).keys()) for (const factor of factorsOf(product)) symbols.add(factor);
  return [...symbols];
}

export function addInput(
  graph: ModelGraph,
  name: string,
  types: ReadonlyMap<string, OutputType>,
  lowerings: readonly Lowering[],
  builder: ProgramBuilder,
): void {
  const reader = lowerings.find(({ proto }) => proto.input.includes(name));
  const { type, shape } = types.get(name) ?? refuseInput(graph, name, reader);
  naming(reader ?? name, () => {
    checkSize(name, { type, shape });
    builder.addInput(name, type, shape);
  });
}

function refuseInput(graph: ModelGraph, name: string, reader: Lowering | undefined): never {
  const kind = graph.types.get(name)?.kind;
  if (reader && kind !== undefined && kind !== 'tensor')
    throw reader.refuse(`expected input ${JSON.stringify(name)} to be a tensor, found one of kind ${kind}`);
  const lengths = shapeOf(graph.types.get(name))?.map((length: Dimension) => length ?? '?');
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected the shape of input ${JSON.stringify(name)} to be known, found [${lengths ?? '?'}]; give it with the option \`inputShapes\``,
  );
}
