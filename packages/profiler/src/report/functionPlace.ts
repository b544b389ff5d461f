// What functions are called, and where they are.
import type { CallFrame } from './profileReport.ts';

/** `(anonymous)` for those without a name. */
export function functionName({ functionName: name }: CallFrame): string {
  return name === '' ? '(anonymous)' : name;
}

/** `file.js:12:3`, lines and columns from 1 on as editors count; empty for what the engine does itself. */
export function locationOf({ url, lineNumber, columnNumber }: CallFrame): string {
  if (url === '' || lineNumber < 0) return url;
  return columnNumber < 0 ? `${url}:${lineNumber + 1}` : `${url}:${lineNumber + 1}:${columnNumber + 1}`;
}

/** `src/file.js:12`: no more of the path than the file and its folder; a line of 0 is none. */
export function placeOf({ url, line }: { readonly url: string; readonly line: number }): string {
  const file = url.replace(/^.*\/(?=[^/]*\/[^/]*$)/s, '');
  return line > 0 ? `${file}:${line}` : file;
}

/** The same of one function in one place, whatever script or thread it is of. */
export function frameKey({ functionName, url, lineNumber, columnNumber }: CallFrame): string {
  return `${lineNumber}:${columnNumber} ${url} ${functionName}`;
}
