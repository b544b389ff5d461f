// How much of what its integers can say a layer's input makes use of.
import { elementTypeOf, tensorValues } from '@kinglet/onnx';
import { numbersOf, runWith } from '../accuracy/compareValues.ts';
import type { SampleInputs } from '../accuracy/modelRunner.ts';
import type { FloatRunner } from '../calibrate/floatRunner.ts';
import { type IntegerType, integerTypes } from '../tensor/integerTypes.ts';
import type { GraftedLayer } from './graftLayer.ts';

/** What the integers of a value stand for. */
export interface RepresentableRange {
  readonly type: IntegerType;
  readonly least: number;
  readonly greatest: number;
}

export interface ActivationUse extends RepresentableRange {
  /** What the float model's values were. */
  readonly seenLeast: number;
  readonly seenGreatest: number;
  /** The part of the range that values were in: little of it wastes bits. */
  readonly use: number;
  /** The part of the values that were outside of it, which become its ends. */
  readonly saturated: number;
}

/** Of the quantizer of a layer's input; undefined for an input that stays float or whose range is found in each run. */
export function rangeOfInput({ nodes, tensors }: GraftedLayer, input: string): RepresentableRange | undefined {
  const quantizer = nodes.find((node) => node.opType === 'QuantizeLinear' && node.input[0] === input);
  const [scale, zeroPoint] = (quantizer?.input.slice(1) ?? []).map((name) => tensors.get(name));
  const type = zeroPoint && elementTypeOf(zeroPoint.dataType);
  if (!scale || !zeroPoint || !isIntegerType(type)) return undefined;
  const [step, point] = [Number(tensorValues(scale)[0]), Number(tensorValues(zeroPoint)[0])];
  const { least, greatest } = integerTypes[type];
  return { type, least: (least - point) * step, greatest: (greatest - point) * step };
}

/** `ranges`: by the value's name. */
export function activationUse(
  float: FloatRunner,
  ranges: ReadonlyMap<string, RepresentableRange>,
  samples: readonly SampleInputs[],
): ReadonlyMap<string, ActivationUse> {
  const counts = new Map([...ranges].map(([name, range]) => [name, new RangeCount(range)]));
  for (const sample of samples) {
    runWith(float, sample);
    for (const [name, count] of counts) count.add(numbersOf(float, name));
  }
  return new Map([...counts].map(([name, count]) => [name, count.result()]));
}

class RangeCount {
  readonly #range: RepresentableRange;
  // Half a step beyond the ends rounds to them.
  readonly #slack: number;
  #least = Number.POSITIVE_INFINITY;
  #greatest = Number.NEGATIVE_INFINITY;
  #outside = 0;
  #values = 0;

  constructor(range: RepresentableRange) {
    this.#range = range;
    const { least, greatest } = integerTypes[range.type];
    this.#slack = (range.greatest - range.least) / (greatest - least) / 2;
  }

  add(values: ArrayLike<number>): void {
    const [low, high] = [this.#range.least - this.#slack, this.#range.greatest + this.#slack];
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value < low || value > high) this.#outside++;
      if (value < this.#least) this.#least = value;
      if (value > this.#greatest) this.#greatest = value;
    }
    this.#values += values.length;
  }

  result(): ActivationUse {
    const { least, greatest } = this.#range;
    const used = Math.min(greatest, this.#greatest) - Math.max(least, this.#least);
    return {
      ...this.#range,
      seenLeast: this.#least,
      seenGreatest: this.#greatest,
      use: Math.max(0, used) / (greatest - least),
      saturated: this.#outside / this.#values,
    };
  }
}

function isIntegerType(type: string | undefined): type is IntegerType {
  return type !== undefined && type in integerTypes;
}
