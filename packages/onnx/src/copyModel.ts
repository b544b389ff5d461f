// A model that may be changed without the one it was made from.
import { copyMessage } from './copyMessage.ts';
import type { AttributeProto, GraphProto, ModelProto, NodeProto } from './generated/onnx_pb.ts';

/** The same model: its graphs, nodes and lists are its own; tensors, which may be large, and functions are shared. */
export function copyModel(model: ModelProto): ModelProto {
  const copy = Object.assign(copyMessage(model), {
    opsetImport: model.opsetImport.map(copyMessage),
    metadataProps: model.metadataProps.map(copyMessage),
    functions: [...model.functions],
  });
  if (model.graph) copy.graph = copyGraph(model.graph);
  return copy;
}

function copyGraph(graph: GraphProto): GraphProto {
  return Object.assign(copyMessage(graph), {
    node: graph.node.map(copyNode),
    input: graph.input.map(copyMessage),
    output: graph.output.map(copyMessage),
    initializer: [...graph.initializer],
    valueInfo: graph.valueInfo.map(copyMessage),
  });
}

function copyNode(node: NodeProto): NodeProto {
  const { input, output, attribute } = node;
  const own = { input: [...input], output: [...output], attribute: attribute.map(copyAttribute) };
  return Object.assign(copyMessage(node), own);
}

function copyAttribute(attribute: AttributeProto): AttributeProto {
  const copy = Object.assign(copyMessage(attribute), { graphs: attribute.graphs.map(copyGraph) });
  if (attribute.g) copy.g = copyGraph(attribute.g);
  return copy;
}
