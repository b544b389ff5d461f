// From the content of an event to its answer.
import type { Model } from '@kinglet/inference';
import { type Answer, binaryAnswer, contentTypes, jsonAnswer } from './answers.ts';
import { refusedValues, runItems } from './batchRun.ts';
import type { Content } from './contents.ts';
import { isBig } from './elements.ts';
import { optionError } from './errors.ts';
import { ItemReader } from './itemReader.ts';
import { checkCount, type Items, isOneItem, jsonItems, npyItems, rawItems } from './itemSources.ts';
import { type FirstRunClock, ModelRunner } from './modelRunner.ts';
import { jsonNumber } from './nonFinite.ts';
import type { ResolvedServing } from './options.ts';
import { type OutputReader, outputReader } from './outputReaders.ts';
import type { BinaryOutput, JsonOutput } from './outputs.ts';
import type { RangeCheck } from './rangeChecks.ts';

/** Answers contents with a model. */
export class Predictor {
  readonly #runner: ModelRunner;
  readonly #options: ResolvedServing;
  readonly #items: ItemReader | undefined;
  readonly #output: OutputReader | { readonly kind: BinaryOutput['kind']; readonly index: number };

  /** Throws ServingError KINGLET_SERVING_OPTION for a definition that does not fit the model. */
  constructor(model: Model, clock: FirstRunClock, options: ResolvedServing, areWithin: RangeCheck) {
    const { input, output, nonFinite } = options;
    this.#runner = new ModelRunner(model, clock);
    this.#options = options;
    if (input.formats.includes('json') || input.fields)
      this.#items = new ItemReader(this.#runner, { ...input, takesNonFinite: nonFinite === 'string', areWithin });
    if (input.formats.some((format) => format !== 'json')) this.#checkOneInput();
    this.#output = isBinary(output)
      ? { kind: output.kind, index: this.#runner.output(output.tensor) }
      : outputReader(output as JsonOutput, { runner: this.#runner, items: this.#items, json: jsonNumber(nonFinite) });
  }

  /** The model's. */
  get name(): string {
    return this.#runner.name;
  }

  /** Throws ServingError for what cannot be answered. */
  answer(content: Content): Answer {
    const output = this.#output;
    if (content.format === 'json' && 'read' in output && this.#items && isOneItem(content.value, this.#items))
      return this.#answerOne(content.value, this.#items, output);
    const items = this.#itemsOf(content);
    checkCount(items, this.#options.batch.maxItems);
    const sink =
      'read' in output ? jsonAnswer(items, output) : binaryAnswer(items, output.kind, this.#runner, output.index);
    runItems(this.#runner, items, sink, this.#options.batch.perRun);
    return sink.finish();
  }

  /** What `runItems` does, without what only many items need: for small models that is most of the time of a call. */
  #answerOne(item: unknown, items: ItemReader, output: OutputReader): Answer {
    const runner = this.#runner;
    runner.bind(1);
    if (!items.put(item, 0)) throw items.refuse(item, '');
    output.keep?.(0);
    try {
      runner.run();
    } catch (cause) {
      throw refusedValues(cause, '');
    }
    const body = output.read(0);
    return { statusCode: 200, body, contentType: contentTypes.json, items: 1, failedItems: 0, isBatch: false };
  }

  /** Runs the model once, before an event asks for it. Throws ServingError KINGLET_SERVING_OPTION. */
  warmUp(warmUp: true | { readonly item: unknown }): void {
    try {
      if (warmUp !== true) this.answer({ format: 'json', value: warmUp.item });
      else this.#runZeros();
    } catch (cause) {
      const { message } = cause as Error;
      throw optionError(
        warmUp === true
          ? `expected the model to run on zeros to warm up, found: ${message}; give \`warmUp: { item }\` or \`warmUp: false\``
          : `expected \`warmUp.item\` to be an item that the model answers, found: ${message}`,
        { cause },
      );
    }
  }

  #runZeros(): void {
    this.#runner.bind(1);
    for (const view of this.#runner.inputViews) view.fill((isBig(view) ? 0n : 0) as never);
    this.#runner.run();
  }

  #itemsOf(content: Content): Items {
    if (content.format === 'npy') return npyItems(content.bytes, this.#runner);
    if (content.format === 'raw') return rawItems(content.bytes, this.#runner);
    if (this.#items) return jsonItems(content.value, this.#items);
    throw optionError(`expected an item of JSON for a definition with \`input.formats\` json, found none`);
  }

  /** Bytes fill one input: the others would be left with what was in them. */
  #checkOneInput(): void {
    const { inputs } = this.#runner;
    if (inputs.length === 1) return;
    throw optionError(
      `expected a model with one input for npy and raw, found ${inputs.map(({ name }) => name).join(', ')}; take \`json\``,
    );
  }
}

function isBinary(output: ResolvedServing['output']): output is BinaryOutput {
  return output?.kind === 'npy' || output?.kind === 'raw';
}
