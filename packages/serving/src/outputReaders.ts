// What an item is answered with in JSON: tensors, a class, or a number.
import { classReader } from './classReader.ts';
import { describe, isRecord } from './describe.ts';
import { numberAt } from './elements.ts';
import { optionError } from './errors.ts';
import type { ItemReader } from './itemReader.ts';
import { type ItemTensor, type ModelRunner, sizeOf } from './modelRunner.ts';
import type { JsonNumber } from './nonFinite.ts';
import type { JsonOutput } from './outputs.ts';
import { regressionReader } from './regressionReader.ts';

/** Reads answers out of a runner's memory. */
export interface OutputReader {
  /** Called before a run, for what the answer needs of the item in a slot. */
  readonly keep?: (slot: number) => void;
  /** The answer for the item in a slot, ready for JSON; after a run. */
  readonly read: (slot: number) => unknown;
}

/** What readers of answers are made from. */
export interface OutputParts {
  readonly runner: ModelRunner;
  /** Undefined where there is no JSON among the inputs. */
  readonly items: ItemReader | undefined;
  readonly json: (value: number | string) => JsonNumber;
}

/** Throws ServingError KINGLET_SERVING_OPTION for a definition that does not fit the model. */
export function outputReader(output: JsonOutput, parts: OutputParts): OutputReader {
  switch (isRecord(output) ? output.kind : undefined) {
    case 'tensors':
      return tensorsReader(parts);
    case 'classification':
      return classReader(output as Extract<JsonOutput, { kind: 'classification' }>, parts);
    case 'regression':
      return regressionReader(output as Extract<JsonOutput, { kind: 'regression' }>, parts);
    default:
      throw optionError(
        `expected \`output.kind\` to be tensors, classification or regression, found ${describe(output?.kind)}`,
      );
  }
}

/** Each output by its name, in its shape. */
function tensorsReader({ runner, json }: OutputParts): OutputReader {
  return {
    read: (slot) =>
      Object.fromEntries(
        runner.outputs.map((tensor, i) => {
          const view = runner.outputViews[i]!;
          const element = (at: number): JsonNumber => json(numberAt(view, tensor.type, at));
          return [tensor.name, nested(tensor, slot * tensor.width, element)];
        }),
      ),
  };
}

function nested({ shape }: Pick<ItemTensor, 'shape'>, at: number, element: (at: number) => JsonNumber): unknown {
  const [length, ...inner] = shape;
  if (length === undefined) return element(at);
  const step = sizeOf(inner);
  return Array.from({ length }, (_, i) =>
    inner.length === 0 ? element(at + i) : nested({ shape: inner }, at + i * step, element),
  );
}
