// Stacks of a bundle, named by the sources that it was made of.
import { SourceMap } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CallFrame, HeapProfileNode, ProfileReport } from '@kinglet/profiler';
import type { ProfiledFunction } from './buildProfiled.ts';

/** The report with functions of the bundle named and placed as in its sources; others stay as they are. */
export function mapFrames(
  report: ProfileReport,
  { bundle, code, map, sourceFolder }: Pick<ProfiledFunction, 'bundle' | 'code' | 'map' | 'sourceFolder'>,
): ProfileReport {
  const sourceMap = new SourceMap(JSON.parse(map));
  const lines = code.split('\n');
  const mapped = (frame: CallFrame): CallFrame => {
    if (frame.url !== bundle) return frame;
    const place = sourceMap.findEntry(frame.lineNumber, frame.columnNumber);
    if (!('originalSource' in place)) return frame;
    const { originalSource, originalLine: lineNumber, originalColumn: columnNumber } = place;
    const url = pathToFileURL(resolve(sourceFolder, originalSource)).href;
    return { ...frame, functionName: sourceName(frame, lines, sourceMap), url, lineNumber, columnNumber };
  };
  const nodesOf = <Node extends { readonly callFrame: CallFrame }>(nodes: readonly Node[]): Node[] =>
    nodes.map((node) => ({ ...node, callFrame: mapped(node.callFrame) }));
  return {
    ...report,
    cpu: report.cpu.map((one) => ({ ...one, profile: { ...one.profile, nodes: nodesOf(one.profile.nodes) } })),
    heap: report.heap.map((one) => ({ ...one, profile: { ...one.profile, head: mapTree(one.profile.head, mapped) } })),
  };
}

/**
 * Of two functions of one name the bundler calls one `name2`; the map has its own name where that is declared, in front of the
 * parameters that the engine's position is of.
 */
function sourceName(
  { functionName, lineNumber, columnNumber }: CallFrame,
  lines: readonly string[],
  map: SourceMap,
): string {
  const at = lines[lineNumber]?.lastIndexOf(functionName, columnNumber) ?? -1;
  if (functionName === '' || at < 0) return functionName;
  const place = map.findEntry(lineNumber, at);
  // Node's types leave the name out.
  const { generatedColumn, name } = place as { readonly generatedColumn?: number; readonly name?: string };
  return generatedColumn === at && name ? name : functionName;
}

/** A copy. Stacks may be deeper than this function's own could be: the nodes are visited by a list. */
function mapTree(head: HeapProfileNode, mapped: (frame: CallFrame) => CallFrame): HeapProfileNode {
  type Copy = HeapProfileNode & { children: readonly HeapProfileNode[] };
  const copyOf = (node: HeapProfileNode): Copy => ({ ...node, callFrame: mapped(node.callFrame) });
  const root = copyOf(head);
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const children = node.children.map(copyOf);
    node.children = children;
    for (const child of children) open.push(child);
  }
  return root;
}
