// Figures of this process, and where a profiler's go to.

import type { Socket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { stdoutTarget } from './logTarget.ts';

/** The largest UDP datagram over IPv4. */
const mostDatagramBytes = 65_507;
const writeToStdout = stdoutTarget();
let socket: Socket | undefined;

/** Processor time of the process, all its threads, in milliseconds. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The most memory that the process was resident with, in bytes: VmHWM, which unlike `maxRSS` is no other program's. */
export function peakMemory(): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(procStatus()) ?? [];
  return 1024 * (kib === undefined ? process.resourceUsage().maxRSS : Number(kib));
}

/** One line on standard output, exactly as it is: no record of the log. */
export function writeLine(line: string): void {
  writeToStdout(line, 'INFO', 0);
}

/**
 * Hands a text to the system as one UDP datagram, without waiting. Whether it arrives nobody says.
 *
 * @param address as 127.0.0.1:2000
 * @returns false for what is no such address, or too long
 */
export function sendDatagram(address: string, text: string): boolean {
  const [, host, port] = /^([^:]+):(\d{1,5})$/.exec(address) ?? [];
  const bytes = Buffer.from(text);
  if (host === undefined || Number(port) > 65_535 || Number(port) === 0 || bytes.length > mostDatagramBytes)
    return false;
  openSocket().send(bytes, Number(port), host, dropped);
  return true;
}

function openSocket(): Socket {
  if (socket) return socket;
  // Not imported: few functions need it, and each would wait for it.
  socket = process.getBuiltinModule('node:dgram').createSocket('udp4');
  socket.on('error', dropped);
  socket.unref();
  return socket;
}

function dropped(): void {
  // Nobody listens, or the address has no host: a function that works is not to fail by that.
}

/** Empty where there is no /proc. */
function procStatus(): string {
  try {
    return readFileSync('/proc/self/status', 'latin1');
  } catch {
    return ''; // another system's figures are read another way
  }
}
