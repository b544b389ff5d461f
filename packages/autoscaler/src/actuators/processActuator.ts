// Processes on this machine.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Actuator, actuatorOf } from './actuator.ts';

export interface ProcessOptions {
  readonly command: string;
  readonly args?: readonly string[];
  /** How long a process may take to end after SIGTERM; then SIGKILL. @default 10 000 */
  readonly graceMs?: number;
  /** @default Node's, with all that this process prints to */
  readonly spawn?: (command: string, args: readonly string[]) => ChildProcess;
}

/** Keeps so many processes; those that end by themselves are not there any more, and are for the next decision. */
export interface ProcessActuator extends Actuator {
  /** Those that run, the oldest first. */
  readonly pids: () => readonly number[];
}

export function processActuator({
  command,
  args = [],
  graceMs = 10_000,
  spawn: start = inherit,
}: ProcessOptions): ProcessActuator {
  const running = new Set<ChildProcess>();
  const add = async () => {
    const child = start(command, args);
    // Rejects with the error of a command that cannot be started.
    await once(child, 'spawn');
    running.add(child);
    child.once('exit', () => running.delete(child));
  };
  const actuator = actuatorOf({
    name: `processes of ${command}`,
    read: async () => running.size,
    write: async ({ current, target }) => {
      for (let count = current; count < target; count++) await add();
      // The oldest have the warmest caches.
      const leaving = [...running].slice(target);
      await Promise.all(leaving.map((child) => drain(child, graceMs)));
    },
  });
  return { ...actuator, pids: () => [...running].flatMap(({ pid }) => pid ?? []) };
}

function inherit(command: string, args: readonly string[]): ChildProcess {
  return spawn(command, args, { stdio: 'inherit' });
}

async function drain(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
