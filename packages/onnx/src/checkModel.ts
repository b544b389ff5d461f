// Whether a model is what ONNX allows.

import { subgraphsOf } from './attributes.ts';
import { checkNode, type OperatorContext } from './checkNode.ts';
import { graphOf } from './encoding.ts';
import { OnnxError } from './errors.ts';
import { externalLocationOf, tensorsOf } from './externalData.ts';
import { type FunctionProto, type GraphProto, type ModelProto, type NodeProto, Version } from './generated/onnx_pb.ts';
import { inferShapes } from './inferShapes.ts';
import { functionName, keyOf, nodeLabel } from './nodeLabel.ts';
import { newestOpset } from './operatorSchema.ts';
import { opsetsOf } from './opsets.ts';
import { checkTensor, isExternal } from './tensor.ts';
import { topologicalOrder } from './topologicalOrder.ts';

/** Throws the first of `findProblems`. */
export function checkModel(model: ModelProto): void {
  const [first] = findProblems(model);
  if (first) throw first;
}

/**
 * What is wrong with a model: versions, names, order, operators, attributes, tensors, types and shapes. Empty when
 * nothing is. Operators of domains that are not ONNX's are taken on trust.
 */
export function findProblems(model: ModelProto): OnnxError[] {
  const problems: OnnxError[] = [];
  const attempt = (check: () => void) => {
    const problem = problemOf(check);
    if (problem) problems.push(problem);
  };
  attempt(() => checkVersions(model));
  attempt(() => graphOf(model));
  if (!model.graph) return problems;
  for (const tensor of tensorsOf(model))
    attempt(() => (isExternal(tensor) ? externalLocationOf(tensor) : checkTensor(tensor)));
  const functions = new Set(model.functions.map(functionName));
  const context = { opsets: opsetsOf(model), functions, irVersion: Number(model.irVersion), isFunction: false };
  checkGraph(model.graph, undefined, context, attempt);
  for (const fn of model.functions) checkFunction(fn, context, attempt);
  if (problems.length === 0) attempt(() => inferShapes(model));
  return problems;
}

type Attempt = (check: () => void) => void;

function problemOf(check: () => void): OnnxError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof OnnxError) return error;
    throw error;
  }
}

function checkVersions(model: ModelProto): void {
  const [version, newest] = [Number(model.irVersion), Math.max(...Object.values(Version))];
  if (!(version >= 1 && version <= newest)) throw versionError(`expected IR version 1 to ${newest}, found ${version}`);
  const opsets = opsetsOf(model);
  if (version >= 3 && opsets.size === 0) throw versionError('expected the model to import a set of operators');
  for (const [domain, opset] of opsets) {
    const last = newestOpset(domain);
    if (last !== undefined && !(opset >= 1 && opset <= last))
      throw versionError(`expected opset 1 to ${last} of ${domain || 'ai.onnx'}, found ${opset}`);
  }
}

/** The names made so far in a graph, and in those around it. */
interface Names {
  readonly outer: Names | undefined;
  readonly own: Set<string>;
}

function checkGraph(graph: GraphProto, outer: Names | undefined, context: OperatorContext, attempt: Attempt): void {
  const names: Names = { outer, own: new Set() };
  const define = (name: string, node?: NodeProto) => attempt(() => defineName(names, name, node));
  for (const input of graph.input) {
    define(input.name);
    if (!outer) attempt(() => checkInputType(input));
  }
  const inputs = new Set(graph.input.map(({ name }) => name));
  checkInitializers(graph, inputs, context, define, attempt);
  attempt(() => topologicalOrder(graph));
  const made = new Set(graph.node.flatMap(({ output }) => output));
  for (const node of graph.node) {
    for (const name of node.input) if (name) attempt(() => checkRead(names, made, name, node));
    attempt(() => checkNode(node, context));
    for (const inner of subgraphsOf(node)) checkGraph(inner, names, context, attempt);
    for (const name of node.output) if (name) define(name, node);
  }
  for (const { name } of graph.output)
    if (!has(names, name)) attempt(() => missing(`the output ${JSON.stringify(name)} of graph ${graph.name}`));
}

// Until IR version 4 every initializer was the default of an input, of the same name.
function checkInitializers(
  graph: GraphProto,
  inputs: ReadonlySet<string>,
  { irVersion }: OperatorContext,
  define: (name: string) => void,
  attempt: Attempt,
): void {
  const sparse = graph.sparseInitializer.flatMap(({ values }) => values ?? []);
  for (const { name } of [...graph.initializer, ...sparse]) {
    if (!inputs.has(name)) define(name);
    if (!inputs.has(name) && irVersion < 4)
      attempt(() =>
        missing(`the input for initializer ${JSON.stringify(name)}, which IR version ${irVersion} asks for,`),
      );
  }
}

function checkFunction(fn: FunctionProto, context: OperatorContext, attempt: Attempt): void {
  const own = new Map(fn.opsetImport.map(({ domain, version }) => [keyOf(domain), Number(version)]));
  const inside = { ...context, opsets: own, isFunction: true };
  const names: Names = { outer: undefined, own: new Set(fn.input) };
  const made = new Set(fn.node.flatMap(({ output }) => output));
  for (const node of fn.node) {
    for (const name of node.input) if (name) attempt(() => checkRead(names, made, name, node));
    attempt(() => checkNode(node, inside));
    for (const inner of subgraphsOf(node)) checkGraph(inner, names, inside, attempt);
    for (const name of node.output) if (name) attempt(() => defineName(names, name, node));
  }
  for (const name of fn.output)
    if (!has(names, name)) attempt(() => missing(`the output ${name} of function ${fn.name}`));
}

function checkInputType({ name, type }: GraphProto['input'][number]): void {
  if (type?.value.case === undefined)
    throw new OnnxError('KINGLET_ONNX_TYPE', `expected input ${JSON.stringify(name)} to have a type`);
}

function has(names: Names, name: string): boolean {
  for (let at: Names | undefined = names; at; at = at.outer) if (at.own.has(name)) return true;
  return false;
}

function defineName(names: Names, name: string, node?: NodeProto): void {
  const where = node ? { node: nodeLabel(node) } : undefined;
  if (name === '')
    throw new OnnxError('KINGLET_ONNX_NAME', 'expected every input and initializer to have a name', where);
  if (has(names, name)) throw new OnnxError('KINGLET_ONNX_NAME', `${JSON.stringify(name)} is made twice`, where);
  names.own.add(name);
}

function checkRead(names: Names, made: ReadonlySet<string>, name: string, node: NodeProto): void {
  if (has(names, name)) return;
  const message = made.has(name)
    ? `reads ${JSON.stringify(name)}, which a later node makes: Graph.sort() puts them in order`
    : `reads ${JSON.stringify(name)}, which nothing makes`;
  throw new OnnxError('KINGLET_ONNX_NAME', message, { node: nodeLabel(node) });
}

function missing(what: string): never {
  throw new OnnxError('KINGLET_ONNX_NAME', `${what} is missing`);
}

function versionError(message: string): OnnxError {
  return new OnnxError('KINGLET_ONNX_VERSION', message);
}
