// Time of the processor, which other processes on the machine do not lengthen much.

/** Milliseconds of CPU, of the garbage collector's and compiler's threads too: never less than a core alone would take. */
export function cpuTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
