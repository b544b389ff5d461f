// Which features moved a linear model's answer: its weights are found by asking it.
import type { ElementArray } from '@kinglet/inference';
import { numberAt, putNumber } from './elements.ts';
import { optionError, ServingError } from './errors.ts';
import type { ItemTensor, ModelRunner } from './modelRunner.ts';
import type { OutputParts } from './outputReaders.ts';
import type { ExplainOptions, Regression } from './outputs.ts';

/** Explains answers. */
export interface LinearExplainer {
  /** Keeps what the item in a slot holds: a run may use its memory for other things. */
  readonly keep: (slot: number) => void;
  /** Throws ServingError KINGLET_SERVING_OUTPUT where base and contributions do not make the model's answer, `value`. */
  readonly explain: (slot: number, value: number) => NonNullable<Regression['explanation']>;
}

/** How far a model that is computed in single precision may be from a straight line, as a part of its terms. */
const tolerance = 1e-6;

/**
 * Explains answers of a model `value = bias + sum of weight * feature`, whatever its nodes: the weights are differences of
 * its answers, and a few other points show that it is linear. Throws ServingError KINGLET_SERVING_OPTION for one that is not;
 * one that bends elsewhere is found out by the items that are there.
 */
export function linearExplainer(options: ExplainOptions, output: number, parts: OutputParts): LinearExplainer {
  const { runner, items, json } = parts;
  const input = runner.inputs[0]!;
  const { top = 3, reference: given = new Array<number>(input.width).fill(0) } = options;
  checkOptions(runner, top, given);
  const reference = given.map((value) => heldIn(input, value));
  const names = items?.elementNames(0) ?? weightNames(input);
  const { base, weights } = findWeights(runner, output, reference);
  const kept = new Map<number, number[]>();
  return {
    keep: (slot) => {
      kept.set(slot, valuesOf(runner.inputViews[0]!, input, slot));
    },
    explain: (slot, value) => {
      const values = kept.get(slot)!;
      const contributions = values.map((value, i) => weights[i]! * (value - reference[i]!));
      const total = totalOf(base, contributions);
      // NaN and infinity, which are no distance apart, come of an item that has them.
      if (!(Object.is(heldIn(runner.outputs[output]!, total), value) || isNear(value, total, base, contributions)))
        throw new ServingError(
          'KINGLET_SERVING_OUTPUT',
          `expected a linear model to explain, found that ${runner.name} answers ${value} where its weights have ${total}; leave \`output.explain\` out`,
        );
      const order = contributions.map((_, i) => i);
      order.sort((a, b) => Math.abs(contributions[b]!) - Math.abs(contributions[a]!) || a - b);
      const factors = order.slice(0, top).map((i) => ({
        feature: names[i]!,
        value: json(values[i]!),
        weight: json(weights[i]!),
        contribution: json(contributions[i]!),
      }));
      return { base: json(base), factors };
    },
  };
}

function checkOptions(runner: ModelRunner, top: number, reference: readonly number[]): void {
  const [input, ...more] = runner.inputs;
  if (more.length > 0 || !['float', 'double'].includes(input!.type))
    throw optionError('expected a model with one input of float or double to explain');
  if (!(Number.isInteger(top) && top >= 1))
    throw optionError(`expected \`output.explain.top\` to be a whole number from 1 on, found ${top}`);
  if (reference.length !== input!.width || !reference.every(Number.isFinite))
    throw optionError(
      `expected \`output.explain.reference\` to be ${input!.width} finite numbers, found ${reference.length}`,
    );
}

function weightNames({ name, width }: ItemTensor): string[] {
  return Array.from({ length: width }, (_, i) => `${name}[${i}]`);
}

interface Weights {
  /** The model's answer for the reference. */
  readonly base: number;
  readonly weights: readonly number[];
}

function findWeights(runner: ModelRunner, output: number, reference: readonly number[]): Weights {
  const ask = (values: readonly number[]): number => answerTo(runner, output, values);
  const base = ask(reference);
  const weights = reference.map((from, i) =>
    weightOf(from, base, (value) => {
      const moved = heldIn(runner.inputs[0]!, value);
      return { by: moved - from, answer: ask(reference.with(i, moved)) };
    }),
  );
  for (const factor of [-1.5, 0.75, 3]) {
    // Every feature moves, by another step and another way.
    const point = reference.map((value, i) => value + factor * stepAt(value) * (1 + (i % 3)) * (i % 2 ? 1 : -1));
    const terms = point.map((value, i) => weights[i]! * (value - reference[i]!));
    const [found, expected] = [ask(point), totalOf(base, terms)];
    if (!isNear(found, expected, base, terms))
      throw optionError(
        `expected a linear model to explain, found that ${runner.name} answers ${found} where a line through its other answers has ${expected}`,
      );
  }
  return { base, weights };
}

/** The base's own rounding hides a small weight: the feature moves until it counts for more than the base. */
function weightOf(from: number, base: number, moveTo: (value: number) => { by: number; answer: number }): number {
  for (let step = stepAt(from); ; step *= 2 ** 20) {
    const { by, answer } = moveTo(from + step);
    if (Math.abs(answer - base) >= Math.abs(base) || step >= farthest) return (answer - base) / by;
  }
}

/** A feature that moves the answer by less than the base from here on has no weight that single precision tells. */
const farthest = 2 ** 40;

/** Large enough for the difference of two answers to be exact to a few digits. */
function stepAt(value: number): number {
  return Math.max(1, Math.abs(value));
}

function totalOf(base: number, terms: readonly number[]): number {
  return terms.reduce((sum, term) => sum + term, base);
}

function isNear(found: number, expected: number, base: number, terms: readonly number[]): boolean {
  let largest = Math.max(1e-6, Math.abs(base));
  let sum = largest;
  for (const term of terms) {
    largest = Math.max(largest, Math.abs(term));
    sum += Math.abs(term);
  }
  const scale = Math.min(100 * largest, sum);
  return Math.abs(found - expected) <= tolerance * scale * Math.sqrt(terms.length + 1);
}

/** A number as elements of the tensor hold it. */
function heldIn({ type }: ItemTensor, value: number): number {
  return type === 'float' ? Math.fround(value) : value;
}

function answerTo(runner: ModelRunner, output: number, values: readonly number[]): number {
  runner.bind(1);
  const view = runner.inputViews[0]!;
  for (const [i, value] of values.entries()) putNumber(view, i, value);
  runner.run();
  return Number(numberAt(runner.outputViews[output]!, runner.outputs[output]!.type, 0));
}

function valuesOf(view: ElementArray, { width, type }: ItemTensor, slot: number): number[] {
  return Array.from({ length: width }, (_, i) => Number(numberAt(view, type, slot * width + i)));
}
