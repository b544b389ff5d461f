/** Thrown when a plan cannot be loaded or run as it was asked for; the words are those of the TypeScript package. */
export class InferenceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InferenceError';
  }
}
