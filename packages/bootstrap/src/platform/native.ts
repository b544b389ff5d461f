// What the C side of the quickjs engine gives the platform (quickjs/platform.c).
export interface Native {
  readonly arch: 'arm64' | 'x64';
  /** The UTF-8 bytes of `text`; a lone surrogate becomes U+FFFD. */
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
  /** Writes `text` to standard output. */
  write(text: string): void;
}
