// Stacks of a bundle, named by the sources that it was made of.
import { SourceMap } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CallFrame, HeapProfileNode, ProfileReport } from '@kinglet/profiler';
import type { ProfiledFunction } from './buildProfiled.ts';

/** The report with the places of functions in the bundle replaced by those in its sources; others stay as they are. */
export function mapFrames(
  report: ProfileReport,
  { bundle, map, sourceFolder }: Pick<ProfiledFunction, 'bundle' | 'map' | 'sourceFolder'>,
): ProfileReport {
  const sourceMap = new SourceMap(JSON.parse(map));
  const mapped = (frame: CallFrame): CallFrame => {
    if (frame.url !== bundle) return frame;
    const place = sourceMap.findEntry(frame.lineNumber, frame.columnNumber);
    if (!('originalSource' in place)) return frame;
    const { originalSource, originalLine: lineNumber, originalColumn: columnNumber } = place;
    const url = pathToFileURL(resolve(sourceFolder, originalSource)).href;
    return { ...frame, url, lineNumber, columnNumber };
  };
  const nodesOf = <Node extends { readonly callFrame: CallFrame }>(nodes: readonly Node[]): Node[] =>
    nodes.map((node) => ({ ...node, callFrame: mapped(node.callFrame) }));
  return {
    ...report,
    cpu: report.cpu.map((one) => ({ ...one, profile: { ...one.profile, nodes: nodesOf(one.profile.nodes) } })),
    heap: report.heap.map((one) => ({ ...one, profile: { ...one.profile, head: mapTree(one.profile.head, mapped) } })),
  };
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
