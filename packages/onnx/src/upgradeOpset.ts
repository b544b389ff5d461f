// Models of older operator sets as models of a newer one.
import { subgraphsOf } from './attributes.ts';
import { copyMessage } from './copyMessage.ts';
import type { Shape } from './dimension.ts';
import { graphOf } from './encoding.ts';
import { OnnxError } from './errors.ts';
import type { GraphProto, ModelProto, NodeProto } from './generated/onnx_pb.ts';
import { Graph } from './graph.ts';
import { inferShapes } from './inferShapes.ts';
import { isOwnDomain, nodeLabel } from './nodeLabel.ts';
import { newestOpset } from './operatorSchema.ts';
import { type OpsetAdapter, opsetAdapters, type Upgrade } from './opsetAdapters.ts';
import { opsetsOf } from './opsets.ts';
import { isTensorType } from './valueType.ts';

/** The oldest that is converted: from it on operators broadcast as NumPy does. */
const oldest = 7;
const newestOwn = newestOpset('')!;

/**
 * The model in a newer version of ONNX's own operators: operators whose form changed between are written in the new one.
 * The given model is not changed; one that is as new already is given back. Throws `KINGLET_ONNX_VERSION`, with the node's
 * name, for versions before 7 and for what the newer version has no form of.
 */
export function upgradeOpset(model: ModelProto, version: number): ModelProto {
  const from = opsetsOf(model).get('') ?? 1;
  if (from >= version) return model;
  if (from < oldest || version > newestOwn)
    throw new OnnxError(
      'KINGLET_ONNX_VERSION',
      `expected to upgrade from opset ${oldest} or later to ${newestOwn} or earlier, got ${from} to ${version}`,
    );
  const { types } = inferShapes(model);
  const shapeOf = (name: string): Shape | undefined => {
    const type = types.get(name);
    return isTensorType(type) ? type.shape : undefined;
  };
  const graph = upgradedGraph(graphOf(model), { from, to: version, shapeOf });
  const opsetImport = model.opsetImport.map((own) =>
    isOwnDomain(own.domain) ? Object.assign(copyMessage(own), { version: BigInt(version) }) : own,
  );
  const irVersion = model.irVersion > 10n ? model.irVersion : 10n;
  return Object.assign(copyMessage(model), { graph, opsetImport, irVersion });
}

function upgradedGraph(given: GraphProto, versions: Omit<Upgrade, 'graph' | 'node'>): GraphProto {
  const proto = Object.assign(copyMessage(given), { initializer: [...given.initializer] });
  proto.node = given.node.map((node) => copyOfNode(node, versions));
  const graph = new Graph(proto);
  for (const node of [...proto.node]) if (isOwnDomain(node.domain)) upgradeNode(graph, node, versions);
  graph.sort();
  return proto;
}

/** The adapters of each version on the way, in their order. */
function upgradeNode(graph: Graph, node: NodeProto, versions: Omit<Upgrade, 'graph' | 'node'>): void {
  const adapters: readonly OpsetAdapter[] = opsetAdapters[node.opType] ?? [];
  for (const { since, adapt } of adapters) {
    if (since <= versions.from || since > versions.to) continue;
    const problem = adapt({ ...versions, graph, node });
    if (problem)
      throw new OnnxError(
        'KINGLET_ONNX_VERSION',
        `cannot be upgraded from opset ${versions.from} to ${versions.to}: ${problem}`,
        { node: nodeLabel(node) },
      );
  }
}

function copyOfNode(node: NodeProto, versions: Omit<Upgrade, 'graph' | 'node'>): NodeProto {
  const copy = Object.assign(copyMessage(node), {
    input: [...node.input],
    output: [...node.output],
    attribute: [...node.attribute],
  });
  if (subgraphsOf(node).length === 0) return copy;
  copy.attribute = node.attribute.map((attribute) =>
    Object.assign(copyMessage(attribute), {
      graphs: attribute.graphs.map((inner) => upgradedGraph(inner, versions)),
      ...(attribute.g ? { g: upgradedGraph(attribute.g, versions) } : {}),
    }),
  );
  return copy;
}
