// Work that samples must find, whatever the engine has compiled before: short calls, never inlined.
import { setFlagsFromString } from 'node:v8';

// V8 may count what it has inlined as the caller's.
for (const flag of ['--no-maglev', '--no-turbo-inlining']) setFlagsFromString(flag);

/** Calls it for so many milliseconds of processor time: others on the machine must not make it short. */
export function burn(milliseconds: number, work: () => unknown): void {
  const before = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  while (spent() < milliseconds) for (let i = 0; i < 20; i++) work();
}

export function burnsProcessor(): number {
  let sum = 0;
  for (let i = 1; i < 1000; i++) sum += Math.sqrt(i) * Math.sin(sum);
  return sum;
}

export function burnsToo(): number {
  let sum = 0;
  for (let i = 1; i < 1000; i++) sum += Math.sqrt(i) * Math.cos(sum);
  return sum;
}
