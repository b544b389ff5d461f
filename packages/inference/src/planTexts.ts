// Texts that a plan is given, as the numbers that stand for them in it, and back.
import { InferenceError } from './errors.ts';

export class PlanTexts {
  readonly #vocabulary: readonly string[];
  readonly #ids: Map<string, number>;
  /** Of this run alone. */
  #others: string[] = [];

  /** `vocabulary`: the texts that the plan knows, by their numbers. */
  constructor(vocabulary: readonly string[]) {
    this.#vocabulary = vocabulary;
    this.#ids = new Map(vocabulary.map((text, i) => [text, i]));
  }

  /** Forgets what the last run was given. */
  clear(): void {
    for (const text of this.#others) this.#ids.delete(text);
    this.#others = [];
  }

  /** The number of a text: one that the plan does not know gets one behind those that it does. */
  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#vocabulary.length + this.#others.length;
    this.#others.push(text);
    this.#ids.set(text, id);
    return id;
  }

  /** The texts of numbers. Throws InferenceError KINGLET_INFERENCE_FILE for one that stands for none: the plan is damaged. */
  read(ids: ArrayLike<number>): string[] {
    return Array.from(ids, (id) => {
      const text = this.#vocabulary[id] ?? this.#others[id - this.#vocabulary.length];
      if (text !== undefined) return text;
      throw new InferenceError(
        'KINGLET_INFERENCE_FILE',
        `expected the number of a text, got ${id}; compile the model again`,
      );
    });
  }
}
