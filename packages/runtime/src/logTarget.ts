// Where log lines go: standard output, or frames on the descriptor that the platform provides.
import { writevSync } from 'node:fs';
import { type LogLevel, logLevels } from './logLevel.ts';

/** Takes one line; `now` in milliseconds since the epoch. Never throws: logging must not fail a function. */
export type LogTarget = (line: string, level: LogLevel, now: number) => void;

/** Writes some bytes of some pieces to a descriptor and says how many: `writev`. */
type WriteVector = (fd: number, pieces: readonly NodeJS.ArrayBufferView[]) => number;

const stdoutFd = 1;
const frameHeaderBytes = 16;
/** Types of frames; the level's number is or-ed in. */
const frameTypes = { TEXT: 0xa55a0003, JSON: 0xa55a0002 } as const;
/** A full pipe is waited for so long in all, in steps of `pauseMs`; then the line is lost. */
const maxPauses = 500;
const pauseMs = 2;

/** Lines on standard output. Line breaks within one become carriage returns, so that it stays one log event. */
export function stdoutTarget(write: WriteVector = writevSync): LogTarget {
  return (line) => writeFully(stdoutFd, [Buffer.from(`${line.replaceAll('\n', '\r')}\n`)], write);
}

/** Frames on the telemetry descriptor, each in one system call so that no other writer comes between: line breaks stay. */
export function frameTarget(fd: number, format: 'TEXT' | 'JSON', write: WriteVector = writevSync): LogTarget {
  return (line, level, now) => {
    const bytes = Buffer.from(format === 'TEXT' ? `${line}\n` : line);
    const header = Buffer.allocUnsafe(frameHeaderBytes);
    header.writeUInt32BE((frameTypes[format] | logLevels[level]) >>> 0, 0);
    header.writeUInt32BE(bytes.length, 4);
    header.writeBigInt64BE(BigInt(Math.trunc(now)) * 1000n, 8);
    writeFully(fd, [header, bytes], write);
  };
}

function writeFully(fd: number, pieces: readonly Uint8Array[], write: WriteVector): void {
  let rest = pieces;
  for (let pauses = 0; rest.length > 0 && pauses < maxPauses; ) {
    try {
      rest = without(rest, write(fd, rest));
    } catch (error) {
      // Anything but a full pipe: nobody reads, and there is nowhere to say so.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      pauses++;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

function without(pieces: readonly Uint8Array[], written: number): readonly Uint8Array[] {
  let left = written;
  return pieces.flatMap((piece) => {
    const taken = Math.min(left, piece.length);
    left -= taken;
    return taken === piece.length ? [] : [piece.subarray(taken)];
  });
}
