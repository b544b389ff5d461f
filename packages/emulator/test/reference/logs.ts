// The reference loop's console: text and JSON lines, levels, telemetry frames.
import { AsyncLocalStorage } from 'node:async_hooks';
import { writeSync } from 'node:fs';
import { format } from 'node:util';
import { has } from './fault.ts';

const levels = { TRACE: 4, DEBUG: 8, INFO: 12, WARN: 16, ERROR: 20 } as const;
type Level = keyof typeof levels;
const methods = { trace: 'TRACE', debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR' } as const;

export interface Current {
  readonly id: string;
  readonly tenant: string | undefined;
}
export const current: AsyncLocalStorage<Current> = new AsyncLocalStorage<Current>();
let last: Current | undefined;

/** Runs `task` as part of an invocation. */
export function during<T>(invocation: Current, task: () => Promise<T>): Promise<T> {
  last = invocation;
  return current.run(invocation, task);
}

/** Takes the console over. */
export function patchConsole(): void {
  const json = process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON';
  const fd = has('noFrames') ? undefined : process.env._LAMBDA_TELEMETRY_LOG_FD;
  if (!has('keepFdVariable')) delete process.env._LAMBDA_TELEMETRY_LOG_FD;
  const least = has('noLevels') ? 0 : (levels[process.env.AWS_LAMBDA_LOG_LEVEL as Level] ?? 0);
  for (const [method, level] of Object.entries(methods)) {
    console[method as keyof typeof methods] = (...args: unknown[]) => {
      if (levels[level] < least) return;
      const text = (json ? jsonLine : textLine)(level, args, fd !== undefined);
      if (fd === undefined) writeSync(1, `${text}\n`);
      else writeSync(Number(fd), frame(level, json, text));
    };
  }
}

function textLine(level: Level, args: unknown[], framed: boolean): string {
  const message = format(...args);
  if (has('plainLogs')) return message;
  const line = [new Date().toISOString(), now()?.id ?? '-', level, framed ? message : message.replaceAll('\n', '\r')];
  return line.join('\t');
}

function jsonLine(level: Level, args: unknown[]): string {
  const invocation = now();
  const error = args.find((arg) => arg instanceof Error) as Error | undefined;
  const details = error && {
    errorType: has('jsonWithoutType') ? undefined : error.name,
    errorMessage: error.message,
    stackTrace: error.stack?.split('\n').slice(1),
  };
  return JSON.stringify({
    timestamp: new Date().toISOString(),
    level,
    requestId: invocation?.id,
    tenantId: invocation?.tenant,
    message: format(...args),
    ...details,
  });
}

function now(): Current | undefined {
  return has('sharedContext') ? last : current.getStore();
}

function frame(level: Level, json: boolean, text: string): Buffer {
  const bytes = Buffer.from(text);
  const head = Buffer.alloc(16);
  head.writeUInt32BE((json ? 0xa55a0002 : 0xa55a0003) + levels[level], 0);
  head.writeUInt32BE(bytes.length, 4);
  head.writeBigInt64BE(BigInt(Date.now()) * 1000n, 8);
  return Buffer.concat([head, bytes]);
}
