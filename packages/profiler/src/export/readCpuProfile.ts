// CPU profiles that come from elsewhere.
import { ProfilerError } from '../errors.ts';
import type { CallFrame, CpuProfile, CpuProfileNode } from '../report/profileReport.ts';
import { inTimeOrder } from '../sampling/sampleTimes.ts';

/**
 * Reads a `.cpuprofile`. Its nodes are one tree, its samples are of them and in the order of their times: the engine writes
 * deltas below 0 where it had samples of two sources, and those samples are put into order.
 *
 * Throws ProfilerError KINGLET_PROFILER_FORMAT for what is no such file: damaged JSON, fields that are missing or of another type,
 * nodes that are no tree, samples of no node, times before the begin or beyond 2^53 microseconds.
 */
export function readCpuProfile(json: string): CpuProfile {
  const file = asObject(parse(json), 'the file');
  const nodes = asArray(file.nodes, 'nodes').map(asNode);
  requireTree(nodes);
  const ids = new Set(nodes.map(({ id }) => id));
  const startTime = asTime(file.startTime, 'startTime');
  const samples = asArray(file.samples, 'samples').map((id, i) => {
    if (!ids.has(id as number)) throw damage(`samples[${i}]`, "a node's id", id);
    return id as number;
  });
  const timeDeltas = asArray(file.timeDeltas, 'timeDeltas').map((delta, i) => asDelta(delta, `timeDeltas[${i}]`));
  if (timeDeltas.length !== samples.length)
    throw damage('timeDeltas', `as many as samples, ${samples.length}`, timeDeltas.length);
  const endTime = asTime(file.endTime, 'endTime');
  if (endTime < startTime) throw damage('endTime', `a time that is not before startTime, ${startTime}`, endTime);
  return inTimeOrder({
    nodes,
    startTime,
    endTime: Math.max(endTime, lastTime(startTime, timeDeltas)),
    samples,
    timeDeltas,
  });
}

type Fields = Readonly<Record<string, unknown>>;

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new ProfilerError('KINGLET_PROFILER_FORMAT', `cpuprofile: expected JSON, found ${(cause as Error).message}`, {
      cause,
    });
  }
}

function asNode(value: unknown, index: number): CpuProfileNode {
  const at = `nodes[${index}]`;
  const node = asObject(value, at);
  const children = node.children === undefined ? [] : asArray(node.children, `${at}.children`);
  return {
    id: asWhole(node.id, `${at}.id`, 0),
    callFrame: asCallFrame(asObject(node.callFrame, `${at}.callFrame`), `${at}.callFrame`),
    ...(node.hitCount === undefined ? {} : { hitCount: asWhole(node.hitCount, `${at}.hitCount`, 0) }),
    ...(children.length > 0 ? { children: children.map((id, i) => asWhole(id, `${at}.children[${i}]`, 0)) } : {}),
  };
}

function asCallFrame(frame: Fields, at: string): CallFrame {
  return {
    functionName: asText(frame.functionName, `${at}.functionName`),
    scriptId: typeof frame.scriptId === 'number' ? String(frame.scriptId) : asText(frame.scriptId, `${at}.scriptId`),
    url: asText(frame.url, `${at}.url`),
    lineNumber: asWhole(frame.lineNumber, `${at}.lineNumber`, -1),
    columnNumber: asWhole(frame.columnNumber, `${at}.columnNumber`, -1),
  };
}

/** One root, every other node the child of one, and all of them below the root: then there is no cycle. */
function requireTree(nodes: readonly CpuProfileNode[]): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  if (byId.size !== nodes.length) throw damage('nodes', 'ids that differ', `${nodes.length - byId.size} that repeat`);
  const inner = new Set<number>();
  for (const { id, children = [] } of nodes)
    for (const child of children) {
      if (!byId.has(child)) throw damage(`the children of node ${id}`, 'nodes that are there', child);
      if (inner.has(child)) throw damage(`node ${child}`, 'one parent', 'two');
      inner.add(child);
    }
  const reached = nodes.filter(({ id }) => !inner.has(id));
  if (reached.length !== 1) throw damage('nodes', 'one root', reached.length);
  for (let at = 0; at < reached.length; at++)
    for (const child of reached[at]!.children ?? []) reached.push(byId.get(child)!);
  if (reached.length !== nodes.length) throw damage('nodes', 'a tree', `a cycle of ${nodes.length - reached.length}`);
}

/** The latest sample's time; none may be before the begin. */
function lastTime(startTime: number, timeDeltas: readonly number[]): number {
  let time = startTime;
  let last = startTime;
  for (const [i, delta] of timeDeltas.entries()) {
    time += delta;
    if (time < startTime || time > Number.MAX_SAFE_INTEGER)
      throw damage(`timeDeltas[${i}]`, 'a time between startTime and 2^53', time);
    last = Math.max(last, time);
  }
  return last;
}

function asDelta(value: unknown, at: string): number {
  if (typeof value !== 'number' || !(Math.abs(value) <= Number.MAX_SAFE_INTEGER))
    throw damage(at, 'microseconds up to 2^53', value);
  return value;
}

function asTime(value: unknown, at: string): number {
  const time = asDelta(value, at);
  if (time < 0) throw damage(at, 'microseconds from 0', value);
  return time;
}

function asWhole(value: unknown, at: string, least: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < least)
    throw damage(at, `a whole number from ${least} to 2^53`, value);
  return value as number;
}

function asText(value: unknown, at: string): string {
  if (typeof value !== 'string') throw damage(at, 'a text', value);
  return value;
}

function asArray(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw damage(at, 'an array', value);
  return value;
}

function asObject(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damage(at, 'an object', value);
  return value as Fields;
}

function damage(at: string, expected: string, found: unknown): ProfilerError {
  const shown = String(JSON.stringify(found)).slice(0, 80);
  return new ProfilerError('KINGLET_PROFILER_FORMAT', `cpuprofile: ${at}: expected ${expected}, found ${shown}`);
}
