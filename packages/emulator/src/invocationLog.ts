// The log of one invocation: Lambda's lines and the process's output, in order.
import type { Environment } from './environment.ts';

/** Collects a log; the process's output goes to `onLog` by itself as it appears. */
export class InvocationLog {
  readonly #environment: Environment;
  readonly #onLog: (text: string) => void;
  #text = '';

  constructor(environment: Environment, onLog: (text: string) => void) {
    this.#environment = environment;
    this.#onLog = onLog;
  }

  /** Adds one of Lambda's lines after what the process has printed so far. */
  line(line: string): void {
    this.#text += this.#environment.takeLogs();
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
    this.#text += `${line}\n`;
    this.#onLog(`${line}\n`);
  }

  text(): string {
    return this.#text;
  }
}
