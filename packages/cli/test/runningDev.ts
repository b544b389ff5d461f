// `kinglet dev` in this process, while it goes on.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../src/context.ts';
import { kinglet } from './cli.ts';

export interface RunningDev extends AsyncDisposable {
  /** What it has printed so far, as lines. */
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  /** The addresses, once it has printed them. */
  readonly addresses: () => Promise<{ readonly endpoint: string; readonly url: string }>;
  /** Waits until a line of stderr that came after the last call has this text; rejects with all of them when it ends, or does not come. */
  readonly says: (text: string) => Promise<string>;
  /** Ctrl-C; resolves with the exit code. */
  readonly stop: () => Promise<number>;
}

/** Starts it with `args` on free ports; `more` replaces parts of the world. */
export function startDev(cwd: string, args: readonly string[], more: Partial<Context> = {}): RunningDev {
  const interrupt = new AbortController();
  const stdout: string[] = [];
  const stderr: string[] = [];
  let heard = 0;
  const console: Context['console'] = {
    isJson: args.includes('--json'),
    print: (line) => void stdout.push(line),
    write: async (bytes) => void stdout.push(Buffer.from(bytes).toString()),
    note: (line) => void stderr.push(line),
    paint: (_, text) => text,
  };
  const world = { console, signal: interrupt.signal, sleep: realSleep, ...more };
  const ended = kinglet(cwd, ['dev', '--port', '0', '--url-port', '0', ...args], world);
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const until = async <T>(find: () => T | undefined): Promise<T> => {
    for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(20)) {
      const found = find();
      if (found !== undefined) return found;
      if (hasEnded) break;
    }
    throw new Error(`it did not come; stdout:\n${stdout.join('\n')}\nstderr:\n${stderr.join('\n')}`);
  };
  const stop = async () => {
    interrupt.abort();
    return (await ended).exitCode;
  };
  return {
    stdout,
    stderr,
    addresses: () => until(() => addressesIn(stdout)),
    says: (text) =>
      until(() => {
        const at = stderr.findIndex((line, i) => i >= heard && line.includes(text));
        if (at < 0) return undefined;
        heard = at + 1;
        return stderr[at];
      }),
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}

/** A machine may have much to do, and a build with clang takes seconds. */
const patienceMs = 60_000;

async function realSleep(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal ? { signal } : {});
}

function addressesIn(lines: readonly string[]): { endpoint: string; url: string } | undefined {
  const endpoint = lines.find((line) => line.startsWith('lambda'))?.split(/\s+/)[1];
  const url = lines.find((line) => line.startsWith('url'))?.split(/\s+/)[1];
  return endpoint === undefined || url === undefined ? undefined : { endpoint, url };
}
