// The header with which X-Ray shows an error: what was thrown, where, and what led to it.
import { droppedXrayCauseBytes, maxXrayCauseBytes } from './protocol.ts';
import type { ErrorBody } from './serializeError.ts';

interface XrayException {
  readonly type: string;
  readonly message: string;
  readonly stack: readonly { readonly path: string; readonly line: number; readonly label: string }[];
}

/** How much is kept, tried in this order until the whole is small enough. */
const reductions = [
  { chars: Number.POSITIVE_INFINITY, frames: Number.POSITIVE_INFINITY, exceptions: Number.POSITIVE_INFINITY },
  { chars: 4096, frames: 50, exceptions: 4 },
  { chars: 256, frames: 20, exceptions: 1 },
] as const;

/**
 * JSON in ASCII, at most 64 KiB: longer causes are shortened as the platform would, those of more than 1 MiB not sent at
 * all (undefined).
 */
export function xrayCause(error: ErrorBody, workingDirectory: string): string | undefined {
  for (const limits of reductions) {
    const exceptions = flatten(error)
      .slice(0, limits.exceptions)
      .map((one) => exceptionOf(one, limits));
    const paths = [...new Set(exceptions.flatMap(({ stack }) => stack.map(({ path }) => path)))];
    const text = ascii(JSON.stringify({ working_directory: workingDirectory, exceptions, paths }));
    if (text.length > droppedXrayCauseBytes) return undefined;
    if (text.length <= maxXrayCauseBytes) return text;
  }
  return undefined;
}

function flatten(error: ErrorBody): ErrorBody[] {
  const others = [...(error.cause ? [error.cause] : []), ...(error.errors ?? [])];
  return [error, ...others.flatMap(flatten)];
}

function exceptionOf(error: ErrorBody, limits: (typeof reductions)[number]): XrayException {
  const cut = (text: string): string => (text.length > limits.chars ? text.slice(0, limits.chars) : text);
  return {
    type: cut(error.errorType),
    message: cut(error.errorMessage),
    stack: error.stackTrace
      .slice(0, limits.frames)
      .map(frameOf)
      .map(({ path, line, label }) => ({ path: cut(path), line, label: cut(label) })),
  };
}

/** `at label (path:line:column)` or `at path:line:column`. */
function frameOf(text: string): XrayException['stack'][number] {
  const [, label = 'anonymous', place = ''] = /^at (?:(.*?) \((.*)\)|.*)$/.exec(text) ?? [];
  const [, path = '', line = '0'] =
    /^(.*?)(?::(\d+))?(?::\d+)?$/.exec(place || text.replace(/^at (async )?/, '')) ?? [];
  return { path, line: Number(line), label };
}

/** A header value: nothing above 7E. The platform wants DEL as %7F. */
function ascii(json: string): string {
  return json
    .replaceAll('\x7f', '%7F')
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
