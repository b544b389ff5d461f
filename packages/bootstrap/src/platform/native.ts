// What the C side of the quickjs engine gives the platform (quickjs/natives.c).
export interface Native {
  readonly arch: 'arm64' | 'x64';
  /** The engine's own name for the kind of an object. */
  classOf(value: object): string;
  /** What is running now, for enter(). */
  context(): number;
  /** Text, with U+FFFD for each maximal part that is not UTF-8; a TypeError instead when `fatal`. */
  decode(bytes: Uint8Array, fatal: boolean): string;
  /** Their SHA-256. */
  digest(bytes: Uint8Array): ArrayBuffer;
  /** The UTF-8 bytes of `text`, which has no lone surrogates. */
  encode(text: string): Uint8Array;
  /** What runs from here on belongs to that invocation. */
  enter(context: number): void;
  /** Every variable of the process. */
  environment(): Record<string, string>;
  getVariable(name: string): string | undefined;
  /** Log records are JSON. */
  readonly jsonLogs: boolean;
  /** One record; `text` is the message, or the members of a JSON record. */
  log(level: number, text: string): void;
  readonly lowestLevel: number;
  /** A stack trace with the places in the sources. */
  mapStack(stack: string): string;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** SIGTERM no longer ends the process: the loop runs the hooks. */
  onShutdown(): void;
  /** now() when the engine was started. */
  readonly origin: number;
  /** Fills `bytes` from the kernel's generator. */
  random(bytes: Uint8Array): void;
  /** A file that was shipped beside the code; what is written to its bytes stays in this process. */
  readAsset(name: string): Uint8Array;
  /** Sets a variable of the process; undefined removes it. */
  setVariable(name: string, value: string | undefined): void;
  /** Several invocations run side by side. */
  readonly shared: boolean;
  /** What @kinglet/runtime/telemetry is made from. */
  readonly telemetry: object;
  /** The last chunk of invocation `id`'s stream. */
  streamEnd(id: number): void;
  /** The head of its request: from here on it is a stream. */
  streamStart(id: number, contentType: string): void;
  /** Has `drained` told when all is sent. */
  streamWait(id: number): void;
  /** Bytes that wait to be sent; -1 when nobody takes them any more. */
  streamWrite(id: number, chunk: string | Uint8Array): number;
}
