// Scores of classes, made probabilities and ranked.
import { numberAt } from './elements.ts';
import { optionError } from './errors.ts';
import type { OutputParts, OutputReader } from './outputReaders.ts';
import type { ClassificationOutput, RankedClass } from './outputs.ts';

/** Throws ServingError KINGLET_SERVING_OPTION for labels, or a number of classes, that do not fit the output. */
export function classReader(options: ClassificationOutput, { runner, json }: OutputParts): OutputReader {
  const index = runner.output(options.tensor);
  const { type, width, name } = runner.outputs[index]!;
  const classes = width === 1 ? 2 : width;
  const { labels, top = 1, probabilities = false } = options;
  checkOptions(options, name, classes);
  const activate = activationOf(options.activation ?? (width === 1 ? 'sigmoid' : 'softmax'), width);
  const scores = new Float64Array(width);
  const ranked = (position: number, found: Float64Array): RankedClass => ({
    ...(labels ? { label: labels[position]! } : {}),
    index: position,
    probability: json(found[position]!),
  });
  return {
    read: (slot) => {
      const view = runner.outputViews[index]!;
      for (let i = 0; i < width; i++) scores[i] = Number(numberAt(view, type, slot * width + i));
      const found = activate(scores);
      const order = topPositions(found, top);
      return {
        ...ranked(order[0]!, found),
        ...(top > 1 ? { top: order.map((position) => ranked(position, found)) } : {}),
        ...(probabilities ? { probabilities: Array.from(found, json) } : {}),
      };
    },
  };
}

function checkOptions({ labels, top = 1, activation }: ClassificationOutput, name: string, classes: number): void {
  if (labels !== undefined && labels.length !== classes)
    throw optionError(
      `expected a label for each of the ${classes} classes of ${JSON.stringify(name)}, found ${labels.length}`,
    );
  if (!(Number.isInteger(top) && top >= 1 && top <= classes))
    throw optionError(`expected \`output.top\` to be a whole number from 1 to ${classes}, found ${top}`);
  if (activation !== undefined && !['none', 'sigmoid', 'softmax'].includes(activation))
    throw optionError(
      `expected \`output.activation\` to be none, sigmoid or softmax, found ${JSON.stringify(activation)}`,
    );
}

type Activation = (scores: Float64Array) => Float64Array;

function activationOf(kind: 'none' | 'sigmoid' | 'softmax', width: number): Activation {
  const each = kind === 'sigmoid' ? sigmoid : (score: number): number => score;
  if (width === 1) {
    if (kind === 'softmax')
      throw optionError('expected `output.activation` none or sigmoid for one score, found softmax');
    return ([score]) => {
      const probability = each(score!);
      return Float64Array.of(1 - probability, probability);
    };
  }
  return kind === 'softmax' ? softmax : (scores) => scores.map(each);
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The largest score is taken off all first, so that no exponential overflows. */
function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** The positions of the largest values, the largest first, the first of equals first; NaN is less than all. */
function topPositions(values: Float64Array, count: number): number[] {
  const order: number[] = [];
  for (let i = 0; i < values.length; i++) {
    let at = order.length;
    while (at > 0 && isMore(values[i]!, values[order[at - 1]!]!)) at--;
    if (at >= count) continue;
    order.splice(at, 0, i);
    if (order.length > count) order.pop();
  }
  return order;
}

function isMore(a: number, b: number): boolean {
  return a > b || (Number.isNaN(b) && !Number.isNaN(a));
}
