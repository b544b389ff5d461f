// Loop: steps that run again while there are turns and its condition holds.
import { nodeLabel } from '@kinglet/onnx';
import { type Elements, elementsOf } from '../lower/elements.ts';
import { type Extent, fixedExtent, isFixed, multiplyExtents, symbolExtent } from './extent.ts';
import { asValue, copyTo, graphOf, valueElements } from './innerValues.ts';
import { giveResults, nextStates, type Stack, stackTurn, startState, unlessState } from './loopStates.ts';
import type { ControlScope } from './lowerControl.ts';
import type { Lowering } from './lowering.ts';
import { partOf } from './programBuilder.ts';
import { runSymbolOf } from './runSymbols.ts';

const one = fixedExtent(1);

export function lowerLoop(node: Lowering, scope: ControlScope): void {
  const { builder } = scope;
  const turns = runSymbolOf(node, 0, node.inputCount - 2);
  const turn = `${turns}.turn`;
  const { most, isLimited } = turnsOf(node, scope, `${turns}.most`);
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
function turnsOf(
  node: Lowering,
  { builder, loopTurns }: ControlScope,
  symbol: string,
): { most: Extent; isLimited: boolean } {
  const { constant, numbers } = node.has(0) ? node.input(0) : {};
  const known = constant || numbers ? node.numbersInput(0)![0]! : undefined;
  if (known && !(isFixed(known) && known.fixed >= 2 ** 31)) return { most: known, isLimited: false };
  if (loopTurns === undefined)
    throw node.refuse(
      'expected a number of turns that is known when the model is compiled or follows from lengths; give the option `loopTurns`, after which a loop that has not ended is an error',
    );
  const limit = fixedExtent(loopTurns);
  if (known || !node.has(0)) return { most: limit, isLimited: true };
  builder.addStep({ measure: symbol, element: { operand: node.required(0), type: 'int64' }, most: limit });
  return { most: symbolExtent(symbol), isLimited: false };
}

function knownTrue(node: Lowering): Elements {
  return { operand: node.constant(Uint8Array.of(1)), type: 'bool', shape: [] };
}
