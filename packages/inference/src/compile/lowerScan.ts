// Scan: steps that run for each slice of what is scanned.
import { nodeLabel, runLengthOf } from '@kinglet/onnx';
import { axisFrom, type Elements, elementsOf } from '../lower/elements.ts';
import { transpose } from '../lower/moves.ts';
import {
  addExtents,
  type Extent,
  equalExtents,
  fixedExtent,
  multiplyExtents,
  sizeOfExtents,
  subtractExtents,
  symbolExtent,
} from './extent.ts';
import { asValue, graphOf, valueElements } from './innerValues.ts';
import { giveResults, nextStates, type Stack, stackTurn, startState } from './loopStates.ts';
import type { ControlScope } from './lowerControl.ts';
import type { Lowering } from './lowering.ts';
import type { Operand } from './program.ts';
import { partOf } from './programBuilder.ts';

export function lowerScan(node: Lowering, scope: ControlScope): void {
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
