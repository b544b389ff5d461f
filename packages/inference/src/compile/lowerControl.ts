// If, Loop and Scan: the graphs inside them become steps, which a run chooses from and repeats.
import { branchLengthOf, type GraphProto, graphAttribute, nodeLabel, runLengthOf } from '@kinglet/onnx';
import { emitStrided, startOf, stepsOf } from '../lower/copyStrided.ts';
import { axisFrom, type Elements, elementsOf, newElements, withShape } from '../lower/elements.ts';
import { transpose } from '../lower/moves.ts';
import {
  addExtents,
  describeExtent,
  type Extent,
  equalExtents,
  equalShapes,
  fixedExtent,
  isFixed,
  multiplyExtents,
  sizeOfExtents,
  subtractExtents,
  symbolExtent,
} from './extent.ts';
import type { Lowering } from './lowering.ts';
import type { Operand, ProgramStep } from './program.ts';
import { type ProgramBuilder, partOf, type Value } from './programBuilder.ts';

/** What a control operator needs of where it stands. */
export interface ControlScope {
  readonly builder: ProgramBuilder;
  /** Turns after which a loop that has no number of them is an error; undefined: such loops are refused. */
  readonly loopTurns: number | undefined;
  /** Lowers a graph inside a node, whose inputs are the given values: gives its outputs. */
  lowerInner(graph: GraphProto, inputs: readonly Value[]): readonly Value[];
}

export type ControlRule = (node: Lowering, scope: ControlScope) => void;

export const controlRules: ReadonlyMap<string, ControlRule> = new Map([
  ['If', lowerIf],
  ['Loop', lowerLoop],
  ['Scan', lowerScan],
]);

const one = fixedExtent(1);

function lowerIf(node: Lowering, scope: ControlScope): void {
  const { builder } = scope;
  const known = node.input(0).constant;
  if (known) {
    takeBranch(node, scope, known[0] ? 'then_branch' : 'else_branch');
    return;
  }
  const choose = { operand: node.required(0), type: 'bool' };
  const results = node.proto.output.map((name, i) => (name ? node.result(i) : undefined));
  const lengths = new Map<string, Extent[]>();
  const branch = (attribute: string): readonly ProgramStep[] =>
    builder.stepsOf(() =>
      builder.inScope(() => {
        const values = scope.lowerInner(graphOf(node, attribute), []);
        for (const [i, result] of results.entries()) {
          if (!result) continue;
          copyTo(node, valueElements(node, values[i], i), result);
          noteLengths(node, i, values[i]!, lengths);
        }
      }),
    ).steps;
  const branches = [branch('then_branch'), branch('else_branch')] as const;
  const set = (steps: readonly ProgramStep[], which: 0 | 1): readonly ProgramStep[] => [
    ...steps,
    ...[...lengths].map(([symbol, [a, b]]) => ({ set: symbol, to: [a!, b!][which]!, most: addExtents(a!, b!) })),
  ];
  builder.addStep({ choose, branches: [set(branches[0], 0), set(branches[1], 1)] });
}

/** The branch of a condition that is known by now: the other need not fit. */
function takeBranch(node: Lowering, scope: ControlScope, attribute: string): void {
  const values = scope.builder.inScope(() => scope.lowerInner(graphOf(node, attribute), []));
  for (const [i, name] of node.proto.output.entries()) if (name) scope.builder.define({ ...values[i]!, name });
}

/** Of axes in which the branches differ, what this one has. */
function noteLengths(node: Lowering, output: number, value: Value, lengths: Map<string, Extent[]>): void {
  const name = node.proto.output[output]!;
  const { shape } = node.output(output);
  if (shape.length !== value.shape.length)
    throw node.refuse(`expected branches that make output ${output} of as many axes`);
  for (const [axis, length] of shape.entries()) {
    const symbol = branchLengthOf(name, axis);
    if (length.terms?.has(symbol)) lengths.set(symbol, [...(lengths.get(symbol) ?? []), value.shape[axis]!]);
    else if (!equalExtents(length, value.shape[axis]!))
      throw node.refuse(
        `expected output ${output} of length ${describeExtent(length)} along axis ${axis}, and a branch makes ${describeExtent(value.shape[axis]!)}`,
      );
  }
}

function lowerLoop(node: Lowering, scope: ControlScope): void {
  const { builder } = scope;
  const turns = runLengthOf(node.proto);
  const turn = `${turns}.turn`;
  const { most, isLimited } = turnsOf(node, scope);
  const counter = { operand: node.scratch(8, one), type: 'int64' };
  const condition = { operand: node.scratch(1, one), type: 'bool' };
  copyTo(node, node.has(1) ? elementsOf(node, 1) : knownTrue(node), condition.operand);
  counter.operand.buffer.isPinned = true;
  const carried = Array.from({ length: node.inputCount - 2 }, (_, i) => startState(node, i + 2));
  const stacks: Stack[] = [];
  const { steps, range } = builder.stepsOf(() =>
    builder.inScope(() => {
      const states = carried.map((elements) => asValue(elements));
      const turnValue = asValue({ operand: counter.operand, type: 'int64', shape: [] });
      const seen = asValue({ operand: condition.operand, type: 'bool', shape: [] });
      const counted = { ...turnValue, numbers: [symbolExtent(turn)] };
      const [goesOn, ...made] = scope.lowerInner(graphOf(node, 'body'), [counted, seen, ...states]);
      for (const [k, value] of made.slice(carried.length).entries())
        stacks.push(stackTurn(node, valueElements(node, value, k), symbolExtent(turn), most));
      const next = unlessState(node, valueElements(node, goesOn, 0), carried);
      nextStates(node, made.slice(0, carried.length), carried);
      copyTo(node, next, condition.operand);
    }),
  );
  builder.addStep({
    ...{ loop: steps, range, turn, turns, most, condition, counter, isLimited },
    node: nodeLabel(node.proto),
  });
  giveResults(
    node,
    carried,
    stacks.map(({ operand, size }) => partOf(operand, fixedExtent(0), multiplyExtents(symbolExtent(turns), size))),
  );
}

/** How many turns there are at most. */
function turnsOf(node: Lowering, { builder, loopTurns }: ControlScope): { most: Extent; isLimited: boolean } {
  const { constant, numbers } = node.has(0) ? node.input(0) : {};
  const known = constant || numbers ? node.numbersInput(0)![0]! : undefined;
  if (known && !(isFixed(known) && known.fixed >= 2 ** 31)) return { most: known, isLimited: false };
  if (loopTurns === undefined)
    throw node.refuse(
      'expected a number of turns that is known when the model is compiled or follows from lengths; give the option `loopTurns`, after which a loop that has not ended is an error',
    );
  const limit = fixedExtent(loopTurns);
  if (known || !node.has(0)) return { most: limit, isLimited: true };
  const symbol = `${runLengthOf(node.proto)}.most`;
  builder.addStep({ measure: symbol, element: { operand: node.required(0), type: 'int64' }, most: limit });
  return { most: symbolExtent(symbol), isLimited: false };
}

function lowerScan(node: Lowering, scope: ControlScope): void {
  if (node.opset < 9) throw node.refuse('expected opset 9 or newer, where a batch has no axis of its own');
  const { builder } = scope;
  const count = node.int('num_scan_inputs', 0);
  const first = node.inputCount - count;
  const carried = Array.from({ length: first }, (_, i) => startState(node, i));
  const scanned = Array.from({ length: count }, (_, i) => scannedFirst(node, first + i, i));
  const most = scanned[0]?.shape[0] ?? fixedExtent(0);
  if (!scanned.every(({ shape }) => equalExtents(shape[0]!, most)))
    throw node.refuse('expected what is scanned to be of one length');
  const turns = runLengthOf(node.proto);
  const turn = `${turns}.turn`;
  const [inward, outward] = ['scan_input_directions', 'scan_output_directions'].map((name) => node.ints(name, []));
  const stacks: Stack[] = [];
  const shapes: (readonly Extent[])[] = [];
  const { steps, range } = builder.stepsOf(() =>
    builder.inScope(() => {
      const parts = scanned.map((x, i) => asValue(turnOf(x, placeIn(symbolExtent(turn), most, inward![i] === 1))));
      const made = scope.lowerInner(graphOf(node, 'body'), [...carried.map(asValue), ...parts]);
      for (const [k, value] of made.slice(carried.length).entries()) {
        const elements = valueElements(node, value, k);
        stacks.push(stackTurn(node, elements, placeIn(symbolExtent(turn), most, outward![k] === 1), most));
        shapes.push(elements.shape);
      }
      nextStates(node, made.slice(0, carried.length), carried);
    }),
  );
  const control = { turn, turns, most, condition: undefined, counter: undefined, isLimited: false };
  builder.addStep({ loop: steps, range, ...control, node: nodeLabel(node.proto) });
  const turned = stacks.map(({ operand }, k) => stackedAlong(node, operand, [most, ...shapes[k]!], first + k, k));
  giveResults(node, carried, turned);
}

/** What is scanned, with its axis first. */
function scannedFirst(node: Lowering, index: number, number: number): Elements {
  const x = elementsOf(node, index);
  const axis = axisFrom(node, node.ints('scan_input_axes', [])[number] ?? 0, x.shape.length);
  return transpose(
    node,
    x,
    [axis, ...x.shape.keys()].filter((each, i) => i === 0 || each !== axis),
  );
}

function placeIn(turn: Extent, count: Extent, isReverse: boolean): Extent {
  return isReverse ? subtractExtents(addExtents(count, fixedExtent(-1)), turn) : turn;
}

function turnOf({ operand, type, shape }: Elements, at: Extent): Elements {
  const rest = shape.slice(1);
  const size = sizeOfExtents(rest);
  return { operand: partOf(operand, multiplyExtents(at, size), size), type, shape: rest };
}

function stackedAlong(
  node: Lowering,
  operand: Operand,
  shape: readonly Extent[],
  output: number,
  number: number,
): Operand {
  const { type } = node.output(output);
  const axis = axisFrom(node, node.ints('scan_output_axes', [])[number] ?? 0, shape.length);
  const order = Array.from({ length: shape.length - 1 }, (_, i) => i + 1).toSpliced(axis, 0, 0);
  return transpose(node, { operand, type, shape }, order).operand;
}

function graphOf(node: Lowering, name: string): GraphProto {
  const graph = graphAttribute(node.proto, name);
  if (graph) return graph;
  throw node.refuse(`expected the graph ${name}`);
}

/** What goes from turn to turn, in memory of its own. */
function startState(node: Lowering, index: number): Elements {
  const x = elementsOf(node, index);
  const state = newElements(node, x.type, x.shape);
  copyTo(node, x, state.operand);
  return state;
}

/** All of them are read before one is written: a turn may only change their places. */
function nextStates(node: Lowering, values: readonly (Value | undefined)[], states: readonly Elements[]): void {
  const next = values.map((value, i) => {
    const elements = valueElements(node, value, i);
    const state = states[i]!;
    if (!equalShapes(elements.shape, state.shape) || elements.type !== state.type)
      throw node.refuse(
        `expected a turn to leave value ${i} of shape [${state.shape.map((each) => describeExtent(each)).join(', ')}], and it makes [${elements.shape.map((each) => describeExtent(each)).join(', ')}]`,
      );
    return unlessState(node, elements, states.toSpliced(i, 1));
  });
  for (const [i, elements] of next.entries())
    if (elements.operand.buffer !== states[i]!.operand.buffer) copyTo(node, elements, states[i]!.operand);
}

/** In memory of their own where they are one of the states, which are about to be others. */
function unlessState(node: Lowering, elements: Elements, states: readonly Elements[]): Elements {
  if (!states.some(({ operand }) => operand.buffer === elements.operand.buffer)) return elements;
  const copy = newElements(node, elements.type, elements.shape);
  copyTo(node, elements, copy.operand);
  return copy;
}

/** Room for the results of all turns, each of so many elements. */
interface Stack {
  readonly operand: Operand;
  readonly size: Extent;
}

/** Puts a turn's result in its place among those of all turns. */
function stackTurn(node: Lowering, elements: Elements, turn: Extent, most: Extent): Stack {
  const size = sizeOfExtents(elements.shape);
  const { elementBytes } = elements.operand.buffer;
  const stack = node.scratch(elementBytes, multiplyExtents(most, size));
  copyTo(node, elements, partOf(stack, multiplyExtents(turn, size), size));
  return { operand: stack, size };
}

function giveResults(node: Lowering, carried: readonly Elements[], stacks: readonly Operand[]): void {
  const operands = [...carried.map(({ operand }) => operand), ...stacks];
  for (const [i, operand] of operands.entries()) {
    if (node.proto.output[i]) node.alias(operand, i);
  }
}

function knownTrue(node: Lowering): Elements {
  return { operand: node.constant(Uint8Array.of(1)), type: 'bool', shape: [] };
}

function asValue({ operand, type, shape }: Elements): Value {
  return { name: '', type, shape, places: new Map([['plain', operand]]) };
}

function valueElements(node: Lowering, value: Value | undefined, output: number): Elements {
  if (!value) throw node.refuse(`expected its graph to make output ${output}`);
  return withShape({ operand: node.place(value), type: value.type, shape: value.shape }, value.shape);
}

/** Copies elements to memory that they fill from its beginning on. */
function copyTo(node: Lowering, { operand, shape }: Elements, to: Operand): void {
  if (operand.buffer === to.buffer) return;
  const steps = stepsOf(shape);
  const axes = shape.map((count, i) => ({ count, from: steps[i]!, to: steps[i]! }));
  emitStrided(node, startOf(operand), startOf(to), axes);
}
