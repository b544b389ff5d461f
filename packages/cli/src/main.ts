#!/usr/bin/env node
// kinglet: the command line.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';
import { exitCodes } from './cliError.ts';
import { type Console, type Context, readerLeft } from './context.ts';
import { run } from './run.ts';

const interrupt = new AbortController();
const onSignal = (): void => interrupt.abort();
// SIGHUP: the terminal was closed. A second signal ends the process at once.
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
for (const signal of signals) process.once(signal, onSignal);
// Work whose output is lost ends as after Ctrl-C: what it changed is put back.
process.stdout.on('error', onLostOutput);
process.stderr.on('error', () => interrupt.abort());

const exitCode = await run(process.argv.slice(2), contextOf);
// What was interrupted may still wait for something.
if (interrupt.signal.reason === readerLeft) process.exit(exitCode);
if (interrupt.signal.aborted && exitCode !== 0) process.exit(process.exitCode ?? exitCodes.KINGLET_CLI_INTERRUPTED);
process.exitCode ||= exitCode;

// The reader of a pipe may leave early: `kinglet logs | head`.
function onLostOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') {
    interrupt.abort(readerLeft);
    return;
  }
  process.stderr.write(`error: Expected to write to stdout, found: ${error.message}\n`);
  process.exitCode = 1;
  interrupt.abort();
}

function contextOf(isJson: boolean): Context {
  return {
    cwd: process.cwd(),
    env: process.env,
    platform: process.platform,
    hostArch: process.arch,
    now: () => new Date(),
    fetch,
    spawn,
    sleep: async (ms, signal) => void (await sleep(ms, undefined, signal ? { signal } : {})),
    signal: interrupt.signal,
    endingAtOnce,
    isInteractive: process.stdin.isTTY && process.stderr.isTTY && !isJson,
    ask,
    readStdin: async () => Buffer.concat(await process.stdin.toArray()),
    console: terminal(isJson),
  };
}

function terminal(isJson: boolean): Console {
  return {
    isJson,
    print: (line) => void process.stdout.write(`${line}\n`),
    write: (bytes) => new Promise((resolve) => process.stdout.write(bytes, () => resolve())),
    note: (line) => void process.stderr.write(`${line}\n`),
    // Knows NO_COLOR, FORCE_COLOR and whether the stream is a terminal. What is painted may go to either: both have to be one.
    paint: (style, text) => styleText(style, text, { stream: process.stdout.isTTY ? process.stderr : process.stdout }),
  };
}

async function endingAtOnce<T>(work: () => Promise<T>): Promise<T> {
  if (interrupt.signal.aborted) return work();
  for (const signal of signals) process.off(signal, onSignal);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.once(signal, onSignal);
  }
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await reader.question(question, { signal: interrupt.signal });
  } finally {
    reader.close();
  }
}
