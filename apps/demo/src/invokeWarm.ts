// Warm invocations of one built handler through the emulator, every answer checked.
import { type Quantiles, quantiles } from '@kinglet/bench-app';
import { type Emulator, type Invocation, startEmulator } from '@kinglet/emulator';
import type { Exercise } from './answers.ts';
import type { Built } from './buildTarget.ts';

export interface WarmOptions {
  /** Stop after this many invocations. @default 1000 */
  readonly most?: number;
  /** Stop after this long, in milliseconds; the first invocation always ends. @default 3000, emulated 10000 */
  readonly budgetMs?: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** A clock in milliseconds. @default performance.now */
  readonly now?: () => number;
}

/** Microseconds per invocation as Lambda counts them, the last answer, peak memory afterwards, and what was wrong. */
export interface WarmResult {
  readonly warmUs: Quantiles | null;
  readonly answer: string;
  readonly maxRssKb: number;
  readonly problem?: string;
}

/** How long one invocation may take: recursion under emulation is the slowest thing here by far. */
export const invocationTimeoutMs = 180_000;

/**
 * Invokes until `most` invocations or the budget are used up, at least once, and stops at the first wrong answer. The
 * first invocation is left out of the times unless it is the only one.
 */
export async function invokeWarm(built: Built, exercise: Exercise, options: WarmOptions = {}): Promise<WarmResult> {
  const {
    most = 1000,
    budgetMs = built.target.emulated ? 10_000 : 3000,
    onProgress,
    now = () => performance.now(),
  } = options;
  await using emulator = await startFor(built);
  const began = now();
  const times: number[] = [];
  let answer = '';
  do {
    const invocation = await emulator.invoke(exercise.event);
    answer = textOf(invocation);
    const problem = await problemOf(invocation, exercise);
    if (problem !== undefined) return { warmUs: null, answer, maxRssKb: invocation.maxMemoryKb, problem };
    times.push(invocation.durationMs * 1000);
    onProgress?.(times.length, most);
  } while (times.length < most && now() - began < budgetMs);
  const warm = times.length > 1 ? times.slice(1) : times;
  return { warmUs: quantiles(warm), answer, maxRssKb: emulator.peakMemoryKb() };
}

/** An emulator for a built target, with room for slow work. */
export async function startFor(built: Built, env: Readonly<Record<string, string>> = {}): Promise<Emulator> {
  const { command, cwd } = built;
  return startEmulator({ command, cwd, env, timeoutMs: invocationTimeoutMs, initTimeoutMs: 30_000, memoryMb: 128 });
}

/** The bytes of an answer as text. */
export function textOf(invocation: Invocation): string {
  return Buffer.from(invocation.payload).toString('utf8');
}

async function problemOf(invocation: Invocation, exercise: Exercise): Promise<string | undefined> {
  return invocation.error ? `failed: ${invocation.error.body}` : exercise.check(textOf(invocation));
}
