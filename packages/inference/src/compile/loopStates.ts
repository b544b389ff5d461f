// What goes from turn to turn of a loop, and the results of all turns.
import { type Elements, elementsOf, newElements } from '../lower/elements.ts';
import { describeShape, type Extent, equalShapes, multiplyExtents, sizeOfExtents } from './extent.ts';
import { copyTo, valueElements } from './innerValues.ts';
import type { Lowering } from './lowering.ts';
import type { Operand } from './program.ts';
import { partOf, type Value } from './programBuilder.ts';

/** What goes from turn to turn, in memory of its own. */
export function startState(node: Lowering, index: number): Elements {
  const x = elementsOf(node, index);
  const state = newElements(node, x.type, x.shape);
  copyTo(node, x, state.operand);
  return state;
}

/** All of them are read before one is written: a turn may only change their places. */
export function nextStates(node: Lowering, values: readonly (Value | undefined)[], states: readonly Elements[]): void {
  const next = values.map((value, i) => {
    const elements = valueElements(node, value, i);
    const state = states[i]!;
    if (!equalShapes(elements.shape, state.shape) || elements.type !== state.type)
      throw node.refuse(
        `expected a turn to leave value ${i} of shape ${describeShape(state.shape)}, and it makes ${describeShape(elements.shape)}`,
      );
    return unlessState(node, elements, states.toSpliced(i, 1));
  });
  for (const [i, elements] of next.entries())
    if (elements.operand.buffer !== states[i]!.operand.buffer) copyTo(node, elements, states[i]!.operand);
}

/** In memory of their own where they are one of the states, which are about to be others. */
export function unlessState(node: Lowering, elements: Elements, states: readonly Elements[]): Elements {
  if (!states.some(({ operand }) => operand.buffer === elements.operand.buffer)) return elements;
  const copy = newElements(node, elements.type, elements.shape);
  copyTo(node, elements, copy.operand);
  return copy;
}

/** Room for the results of all turns, each of so many elements. */
export interface Stack {
  readonly operand: Operand;
  readonly size: Extent;
}

/** Puts a turn's result in its place among those of all turns. */
export function stackTurn(node: Lowering, elements: Elements, turn: Extent, most: Extent): Stack {
  const size = sizeOfExtents(elements.shape);
  const { elementBytes } = elements.operand.buffer;
  const stack = node.scratch(elementBytes, multiplyExtents(most, size));
  copyTo(node, elements, partOf(stack, multiplyExtents(turn, size), size));
  return { operand: stack, size };
}

export function giveResults(node: Lowering, carried: readonly Elements[], stacks: readonly Operand[]): void {
  const operands = [...carried.map(({ operand }) => operand), ...stacks];
  for (const [i, operand] of operands.entries()) {
    if (node.proto.output[i]) node.alias(operand, i);
  }
}
