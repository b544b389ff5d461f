// What a GGUF file says of its tokenizer: for a library that tokenizes.
import type { Gguf, GgufValue } from './readGguf.ts';

export interface GgufTokenizer {
  /** `gpt2` is byte pairs, `llama` SentencePiece, `bert` WordPiece. */
  readonly model: string;
  /** By id. */
  readonly tokens: readonly string[];
  /** Of SentencePiece, by id. */
  readonly scores: readonly number[] | undefined;
  /** By id: 1 normal, 2 unknown, 3 control, 4 the user's own, 5 unused, 6 a byte. */
  readonly types: readonly number[] | undefined;
  /** Of byte pairs, most frequent first: two texts with a space between. */
  readonly merges: readonly string[] | undefined;
  /** Ids by what they stand for: `bos`, `eos`, `unknown`, `separator`, `padding`, `mask`. */
  readonly special: Readonly<Record<string, number>>;
  /** A template of Jinja. */
  readonly chatTemplate: string | undefined;
}

/** Undefined for a file without a tokenizer. */
export function ggufTokenizer({ metadata }: Gguf): GgufTokenizer | undefined {
  const value = (key: string): GgufValue | undefined => metadata.get(`tokenizer.ggml.${key}`);
  const [model, tokens] = [value('model'), textsOf(value('tokens'))];
  if (typeof model !== 'string' || !tokens) return undefined;
  const template = metadata.get('tokenizer.chat_template');
  return {
    ...{ model, tokens, scores: numbersOf(value('scores')), types: numbersOf(value('token_type')) },
    ...{ merges: textsOf(value('merges')), special: specialOf(metadata) },
    chatTemplate: typeof template === 'string' ? template : undefined,
  };
}

function specialOf(metadata: Gguf['metadata']): Readonly<Record<string, number>> {
  const special: Record<string, number> = {};
  for (const [key, id] of metadata) {
    const [, name] = /^tokenizer\.ggml\.(\w+?)_?token_id$/.exec(key) ?? [];
    if (name !== undefined && typeof id === 'number') special[name.replace('seperator', 'separator')] = id;
  }
  return special;
}

function textsOf(value: GgufValue | undefined): readonly string[] | undefined {
  const isTexts = Array.isArray(value) && value.every((text) => typeof text === 'string');
  return isTexts ? (value as readonly string[]) : undefined;
}

function numbersOf(value: GgufValue | undefined): readonly number[] | undefined {
  const isNumbers = Array.isArray(value) && value.every((number) => typeof number === 'number');
  return isNumbers ? (value as readonly number[]) : undefined;
}
