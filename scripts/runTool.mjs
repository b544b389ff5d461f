// Compilers and other tools as child processes: as many at a time as this machine has processors, whoever asks.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

let free = availableParallelism();
const waiting = [];

/**
 * How the command ended, and what it printed: `{ status, stdout, output }`, where `output` has both streams. Rejects if it
 * cannot be started.
 */
export async function tryTool(command, args, options = {}) {
  if (free > 0) free -= 1;
  else await new Promise((resolve) => waiting.push(resolve));
  try {
    return await finished(command, args, options);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

/** What `tryTool` gives. Rejects, with what was printed, if the command fails too. */
export async function runTool(command, args, options) {
  const result = await tryTool(command, args, options);
  const { status, output } = result;
  if (status !== 0) throw new Error(`exit status ${status}: ${[command, ...args].join(' ')}\n${output}`);
  return result;
}

function finished(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const [printed, all] = [[], []];
    child.stdout.on('data', (chunk) => printed.push(chunk));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => all.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const [stdout, output] = [printed, all].map((chunks) => Buffer.concat(chunks).toString());
      resolve({ status: code ?? signal, stdout, output });
    });
  });
}
