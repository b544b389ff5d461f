// Maps of classes to scores, which classifiers end in, as the tensor of scores that they are made of.
import { makeNode, makeValueInfo, type NodeProto } from '@kinglet/onnx';
import { labelsOf } from '../classic/labels.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const unzipMaps: Pass = {
  name: 'unzipMaps',
  purpose: 'ZipMap as the scores alone, whose columns have the names of the classes',
  run(graph) {
    const maps = graph.find({ opType: 'ZipMap', domain: 'ai.onnx.ml' });
    for (const node of maps) unzip(graph, node);
    return maps.length;
  },
};

function unzip(graph: ModelGraph, node: NodeProto): void {
  const [scores, maps] = [node.input[0]!, node.output[0]!];
  const type = graph.types.get(scores);
  if (type) graph.types.set(maps, type);
  const info = graph.outputs.find(({ name }) => name === maps);
  if (info && type) info.type = makeValueInfo(maps, type).type!;
  graph.classes.set(maps, Array.from(labelsOf(node, 'classlabels_int64s'), nameOf));
  graph.replace([node], [makeNode('Identity', [scores], [maps], { name: node.name })]);
}

/** As JSON has it: integers that a number does not hold are texts. */
function nameOf(label: bigint | string): number | string {
  return typeof label === 'bigint' && Number.isSafeInteger(Number(label)) ? Number(label) : String(label);
}
