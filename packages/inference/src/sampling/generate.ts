// A text, token after token, from a decoder that keeps keys and values of the tokens before.
import { InferenceError } from '../errors.ts';
import type { BaseModel, GivenInput, OutputTensor } from '../model.ts';
import { sampler } from './sample.ts';
import type { SamplingOptions } from './samplingOptions.ts';

export interface GenerateOptions extends SamplingOptions {
  /** The most tokens that are made. @default 128 */
  readonly maxTokens?: number;
  /** Tokens that end the text: the one that does is the last that is given. */
  readonly stopTokens?: readonly number[];
}

/**
 * The tokens that follow a prompt, as they are drawn: the prompt in one run, then a run for each. Inputs and outputs of the model are named as
 * Optimum writes them and `modelFromPretrained` does: `input_ids` [batch, sequence]; `position_ids` and `attention_mask`, if it
 * has them; for each layer `past_key_values.<layer>.key` and `.value`, [batch, heads, past, size], which `present.<layer>.…` become in the
 * next run; `logits` [batch, 1 or sequence, vocabulary].
 *
 * @throws InferenceError KINGLET_INFERENCE_OPTION for a model with other inputs, for options that are none, KINGLET_INFERENCE_INPUT for a prompt without tokens
 */
export function* generate(
  model: BaseModel,
  prompt: readonly number[],
  { maxTokens = 128, stopTokens = [], ...sampling }: GenerateOptions = {},
): Generator<number, void, undefined> {
  checkDecoder(model);
  if (prompt.length === 0)
    throw new InferenceError('KINGLET_INFERENCE_INPUT', 'expected a prompt of one token or more, got none');
  if (!Number.isInteger(maxTokens) || maxTokens < 1)
    throw new InferenceError(
      'KINGLET_INFERENCE_OPTION',
      `expected maxTokens to be a whole number above 0, got ${maxTokens}`,
    );
  const draw = sampler(sampling);
  const tokens = [...prompt];
  let answers: Readonly<Record<string, OutputTensor>> | undefined;
  let next: readonly number[] = prompt;
  for (let made = 0; made < maxTokens; made++) {
    answers = model.run(inputsOf(model, next, tokens.length, answers));
    const token = draw(lastRow(answers.logits!), tokens);
    tokens.push(token);
    yield token;
    if (stopTokens.includes(token)) return;
    next = [token];
  }
}

/** For tokens of which the last is the `total`-th. */
function inputsOf(
  model: BaseModel,
  tokens: readonly number[],
  total: number,
  before: Readonly<Record<string, OutputTensor>> | undefined,
): Record<string, GivenInput> {
  const first = total - tokens.length;
  const numbers: Readonly<Record<string, readonly number[]>> = {
    input_ids: tokens,
    position_ids: tokens.map((_, i) => first + i),
    attention_mask: Array<number>(total).fill(1),
  };
  const given = model.inputs.map(({ name, shape }): [string, GivenInput] => {
    const data = numbers[name];
    if (data) return [name, { data, shape: [1, data.length] }];
    return [name, before?.[name.replace(past, 'present')] ?? emptyCache(name, shape)];
  });
  return Object.fromEntries(given);
}

const past = 'past_key_values';

/** [1, heads, 0, size] */
function emptyCache(name: string, shape: readonly (number | string)[]): GivenInput {
  const [, heads, , size] = shape;
  if (typeof heads === 'number' && typeof size === 'number') return { data: [], shape: [1, heads, 0, size] };
  throw new InferenceError(
    'KINGLET_INFERENCE_OPTION',
    `expected input ${JSON.stringify(name)} of [batch, heads, past, size] with heads and size that are known, found [${shape.join(', ')}]`,
  );
}

/** The logits of the last token. */
function lastRow({ data, shape }: OutputTensor): Float32Array {
  return (data as Float32Array).subarray(data.length - shape.at(-1)!);
}

function checkDecoder({ name, inputs, outputs }: BaseModel): void {
  const known = new Set(['input_ids', 'position_ids', 'attention_mask']);
  const other = inputs.find((input) => !known.has(input.name) && !input.name.startsWith(`${past}.`));
  if (other)
    throw refuse(name, `no input but ${[...known].join(', ')} and ${past}.…, found ${JSON.stringify(other.name)}`);
  for (const { name: input } of inputs) {
    const kept = input.replace(past, 'present');
    if (kept !== input && !outputs.some((output) => output.name === kept))
      throw refuse(name, `an output ${JSON.stringify(kept)} for input ${JSON.stringify(input)}, found none`);
  }
  const logits = outputs.find((output) => output.name === 'logits');
  if (logits?.type !== 'float') throw refuse(name, `an output "logits" of float, found ${logits?.type ?? 'none'}`);
  if (!inputs.some((input) => input.name.startsWith(past)))
    throw refuse(name, `inputs ${past}.<layer>.key and .value for what it remembers, found none`);
}

function refuse(model: string, message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPTION', `model ${model}: expected ${message}`);
}
