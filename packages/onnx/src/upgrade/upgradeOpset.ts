// Models of an older set of operators as models of a newer one.
import { subgraphsOf } from '../attributes.ts';
import { checkNode, type OperatorContext } from '../checkNode.ts';
import { copyModel } from '../copyModel.ts';
import { graphOf } from '../encoding.ts';
import { OnnxError } from '../errors.ts';
import type { GraphProto, ModelProto, NodeProto } from '../generated/onnx_pb.ts';
import { namesIn } from '../graphNames.ts';
import { inferShapes } from '../inferShapes.ts';
import { isOwnDomain } from '../nodeLabel.ts';
import { newestOpset } from '../operatorSchema.ts';
import { opsetsOf } from '../opsets.ts';
import { findChange } from './changes/index.ts';
import { type UpgradeScope, UpgradeStep } from './upgradeStep.ts';

/**
 * A model that answers the same and whose operators are those of opset `version` of ONNX's own domain, or newer when it
 * was; the model given stays as it is. Attributes that became inputs become constants, operators that are gone become
 * those that took their place, and a meaning that changed is said in the new one's words. Models of IR version 3 and
 * before get the IR version of the opset; their initializers, which no caller could override, are no inputs any more.
 *
 * Throws `KINGLET_ONNX_VERSION`, with the node, both opsets and the reason, for what cannot be said in the newer opset
 * (training, `Tile` by axis, …), for a version that is not ONNX's, and for functions, which are to be inlined first; or
 * as `inferShapes` throws for a model that is not what ONNX allows.
 */
export function upgradeOpset(model: ModelProto, version: number): ModelProto {
  const newest = newestOpset('')!;
  if (!(Number.isInteger(version) && version >= 1 && version <= newest))
    throw versionError(`expected an opset from 1 to ${newest} to upgrade to, found ${version}`);
  const from = opsetsOf(model).get('');
  const upgraded = copyModel(model);
  if (from === undefined || from >= version) return upgraded;
  if (model.functions.length)
    throw versionError(`expected the model's functions to be inlined before opset ${from} is upgraded to ${version}`);
  const graph = graphOf(upgraded);
  const { types, known } = inferShapes(model);
  upgradeGraph(graph, { types, known, newName: namer(graph), from, to: version });
  setVersions(upgraded, version);
  checkOperators(graph, { opsets: opsetsOf(upgraded), functions: new Set(), irVersion: 10, isFunction: false });
  return upgraded;
}

function namer(graph: GraphProto): (base: string) => string {
  const names = new Set(namesIn(graph));
  return (base) => {
    for (let name = base, i = 1; ; name = `${base}_${i++}`)
      if (!names.has(name)) {
        names.add(name);
        return name;
      }
  };
}

function upgradeGraph(graph: GraphProto, scope: UpgradeScope): void {
  graph.node = graph.node.flatMap((node) => upgradeNode(node, scope.from, scope));
}

/** The nodes in the place of one of opset `version`: the first change of its operator, then those that follow. */
function upgradeNode(node: NodeProto, version: number, scope: UpgradeScope): readonly NodeProto[] {
  for (const inner of subgraphsOf(node)) if (version === scope.from) upgradeGraph(inner, insideOf(inner, scope));
  const change = isOwnDomain(node.domain) ? findChange(node.opType, version, scope.to) : undefined;
  if (!change) return [node];
  const changed = change.change(new UpgradeStep(node, scope));
  return changed.flatMap((next) => upgradeNode(next, change.since, scope));
}

/** Of the values of graphs inside nodes nothing is known, and they may have the names of others outside. */
function insideOf(graph: GraphProto, scope: UpgradeScope): UpgradeScope {
  const own = new Set(namesIn(graph));
  const seen = <Value>(values: ReadonlyMap<string, Value>) =>
    new Map([...values].filter(([name]) => !own.has(name) || isOnlyRead(graph, name)));
  return { ...scope, types: seen(scope.types), known: seen(scope.known) };
}

function isOnlyRead(graph: GraphProto, name: string): boolean {
  const made = [...graph.input, ...graph.initializer].some((entry) => entry.name === name);
  return !made && !graph.node.some(({ output }) => output.includes(name));
}

function setVersions(model: ModelProto, version: number): void {
  const own = model.opsetImport.find(({ domain }) => isOwnDomain(domain));
  if (own) own.version = BigInt(version);
  const least = leastIrVersion(version);
  if (Number(model.irVersion) >= least) return;
  if (Number(model.irVersion) < 4) removeOverridden(graphOf(model));
  model.irVersion = BigInt(least);
}

function removeOverridden(graph: GraphProto): void {
  const constants = new Set(graph.initializer.map(({ name }) => name));
  graph.input = graph.input.filter(({ name }) => !constants.has(name));
}

/** What ONNX's releases pair (docs/Versioning.md). */
function leastIrVersion(opset: number): number {
  const first = [9, 10, 11, 12, 15, 19, 21, 23, 24, 25];
  const versions = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  return versions[first.findLastIndex((since) => since <= opset)] ?? 3;
}

function checkOperators(graph: GraphProto, context: OperatorContext): void {
  for (const node of graph.node) {
    checkNode(node, context);
    for (const inner of subgraphsOf(node)) checkOperators(inner, context);
  }
}

function versionError(message: string): OnnxError {
  return new OnnxError('KINGLET_ONNX_VERSION', message);
}
