// Functions ranked by what was spent in them.
import type { CallTree } from './callTree.ts';
import type { CallFrame } from './profileReport.ts';

export interface HotFunction {
  readonly callFrame: CallFrame;
  /** In its own code; in the unit of the tree. */
  readonly self: number;
  /** With its callees; a recursive call is inside the outer one and adds nothing. */
  readonly total: number;
}

/** By descending self. */
export function hottestFunctions({ frames, frame, depth, self, total }: CallTree): readonly HotFunction[] {
  const found = frames.map((callFrame) => ({ callFrame, self: 0, total: 0 }));
  const running = new Uint32Array(frames.length);
  const path: number[] = [];
  for (let node = 1; node < frame.length; node++) {
    while (path.length >= depth[node]!) running[path.pop()!]!--;
    const own = frame[node]!;
    found[own]!.self += self[node]!;
    if (running[own] === 0) found[own]!.total += total[node]!;
    running[own]!++;
    path.push(own);
  }
  return found.filter((one) => one.total > 0).sort((a, b) => b.self - a.self || b.total - a.total);
}

/** `(anonymous)` for those without a name. */
export function functionName({ functionName: name }: CallFrame): string {
  return name === '' ? '(anonymous)' : name;
}

/** `file.js:12:3`, lines and columns from 1 on as editors count; empty for what the engine does itself. */
export function locationOf({ url, lineNumber, columnNumber }: CallFrame): string {
  if (url === '' || lineNumber < 0) return url;
  return columnNumber < 0 ? `${url}:${lineNumber + 1}` : `${url}:${lineNumber + 1}:${columnNumber + 1}`;
}

/** The same with no more of the path than the file and its folder. */
export function placeOf(callFrame: CallFrame): string {
  return locationOf(callFrame).replace(/^.*\/(?=[^/]*\/[^/]*$)/s, '');
}
