// Work that Ctrl-C need not wait for.
import { CliError } from './cliError.ts';

/**
 * What `work` resolves to; what it does after the abort is nobody's.
 *
 * @throws {CliError} `KINGLET_CLI_INTERRUPTED` as soon as `signal` is aborted
 */
export async function orInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    stop = () => reject(new CliError('KINGLET_CLI_INTERRUPTED', 'Interrupted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * Whether Ctrl-C may be why something failed: esbuild and compilers get it too, and may end before this process knows of it. Lets a
 * signal that has come already be heard first.
 */
export async function wasInterrupted(signal: AbortSignal): Promise<boolean> {
  // Signals are read before the next but one.
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  return signal.aborted;
}
