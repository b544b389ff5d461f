// What AssemblyScript's compiler reports, as one line of text.
import type { Diagnostic } from 'assemblyscript/asc';

export interface Sources {
  /** A file's text, null for one that nobody wrote. */
  readonly sourceOf: (path: string) => string | null;
  /** A file's path as the message shall name it. */
  readonly shown: (path: string) => string;
}

/** `file:line:column: message` */
export function formatDiagnostic({ message, range }: Diagnostic, { sourceOf, shown }: Sources): string {
  const path = range?.source?.normalizedPath;
  if (!range || !path) return message;
  const text = sourceOf(path);
  if (text === null) return `${path}: ${message}`;
  return `${shown(path)}:${placeIn(text, range.start)}: ${message}${hintFor(text, range.start)}`;
}

/** line:column of an offset, both from 1. */
export function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

/** At the word `async` AssemblyScript says only that it expected another. */
function hintFor(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  return /\b(async|await)\b/.test(line) ? ' AssemblyScript has no promises: write a function without `async`.' : '';
}
