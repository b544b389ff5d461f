// A wait that Ctrl-C ends.
import type { Context } from './context.ts';

/** Resolves after `ms`, or as soon as `signal` is aborted. */
export async function pause({ sleep, signal }: Pick<Context, 'signal' | 'sleep'>, ms: number): Promise<void> {
  try {
    await sleep(ms, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
