// Kills what we started when we are gone, however we went: a crash, Ctrl-C, a test runner that ends its workers by force.
import { type ChildProcess, spawn } from 'node:child_process';

/** Reads lists of process groups until its input ends, then kills the last list. Its input ends when our process does. */
const script =
  'while read -r line; do groups=$line; done; for group in $groups; do kill -s KILL -- "-$group"; done 2>/dev/null';

const groups = new Set<number>();
let watchdog: ChildProcess | undefined;

/** Has the process group killed in case our process ends before `release`. */
export function guard(group: number): void {
  groups.add(group);
  tell();
}

/** The process group has ended: its number may soon belong to another. */
export function release(group: number): void {
  groups.delete(group);
  tell();
}

function tell(): void {
  watchdog ??= start();
  watchdog.stdin?.write(`${[...groups].join(' ')}\n`);
}

function start(): ChildProcess {
  // A group of its own, out of reach of Ctrl-C.
  const child = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // Neither the process nor the pipe keeps our event loop going.
  child.unref();
  (child.stdin as unknown as { unref: () => void }).unref();
  // Someone killed the watchdog: the next process gets a new one.
  const forget = (): void => {
    watchdog = undefined;
  };
  child.once('exit', forget);
  child.once('error', forget);
  child.stdin?.on('error', forget);
  return child;
}
