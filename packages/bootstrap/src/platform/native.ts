// What the C side of the quickjs engine gives the platform (quickjs/platform.c).
export interface Native {
  readonly arch: 'arm64' | 'x64';
  /** Text, with U+FFFD for each maximal part that is not UTF-8; a TypeError instead when `fatal`. */
  decode(bytes: Uint8Array, fatal: boolean): string;
  /** The UTF-8 bytes of `text`, which has no lone surrogates. */
  encode(text: string): Uint8Array;
  /** Every variable of the process. */
  environment(): Record<string, string>;
  getVariable(name: string): string | undefined;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Fills `bytes` from the kernel's generator. */
  random(bytes: Uint8Array): void;
  /** Sets a variable of the process; undefined removes it. */
  setVariable(name: string, value: string | undefined): void;
  /** Writes `text`, which has no lone surrogates, to standard output. */
  write(text: string): void;
}
