// Numbers by name, and what moved them.
import { numberAt } from './elements.ts';
import { optionError } from './errors.ts';
import { linearExplainer } from './linearExplainer.ts';
import type { OutputParts, OutputReader } from './outputReaders.ts';
import type { RegressionOutput } from './outputs.ts';

/** Throws ServingError KINGLET_SERVING_OPTION for names that do not fit the output, or a model that is not linear. */
export function regressionReader(options: RegressionOutput, parts: OutputParts): OutputReader {
  const { runner, json } = parts;
  const index = runner.output(options.tensor);
  const { type, width, name } = runner.outputs[index]!;
  const { names, explain } = options;
  if (width === 1 && !names) {
    const explainer = explain && linearExplainer(explain, index, parts);
    return {
      ...(explainer ? { keep: explainer.keep } : {}),
      read: (slot) => {
        const answer = numberAt(runner.outputViews[index]!, type, slot);
        const value = json(answer);
        return explainer ? { value, explanation: explainer.explain(slot, Number(answer)) } : { value };
      },
    };
  }
  if (names?.length !== width)
    throw optionError(
      `expected \`output.names\` for each of the ${width} numbers of ${JSON.stringify(name)}, found ${names?.length ?? 'none'}`,
    );
  if (explain) throw optionError(`expected \`output.explain\` for one number, found ${width}`);
  return {
    read: (slot) => {
      const view = runner.outputViews[index]!;
      return Object.fromEntries(names.map((key, i) => [key, json(numberAt(view, type, slot * width + i))]));
    },
  };
}
