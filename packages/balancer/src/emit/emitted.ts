// What is written of a description.

export interface EmittedFile {
  /** A name, relative: `kinglet.cfg`. */
  readonly path: string;
  /** Ends with a line feed; the same bytes for the same description. */
  readonly contents: string;
  /** How to check it before it is used: a line to type. */
  readonly command: string;
}

export interface Emitted {
  readonly files: readonly EmittedFile[];
  /** What the proxy does otherwise than the description says, a sentence each; the files have them as comments. */
  readonly notes: readonly string[];
}
