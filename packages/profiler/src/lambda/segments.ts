// Documents for the X-Ray daemon: what an invocation and its spans took.
// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
import type { ErrorSummary } from './errorSummary.ts';
import type { Trace } from './traceHeader.ts';

/** A piece of work. Milliseconds since the Unix epoch. */
export interface SegmentSpan {
  readonly name: string;
  readonly begin: number;
  readonly end: number;
  readonly error?: ErrorSummary | undefined;
  readonly children: readonly SegmentSpan[];
}

export interface SegmentOptions {
  readonly trace: Trace;
  readonly annotations: Readonly<Record<string, boolean | number | string>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  /** Spans that are not even here. */
  readonly droppedSpans: number;
  /** A new id of 16 hexadecimal digits. */
  readonly newId: () => string;
}

/** Stands before every document in a datagram. */
const daemonHeader = '{"format":"json","version":1}\n';
/** What a document may have, and a datagram hold, header included. */
const mostBytes = 64_000;
const mostMessage = 1000;
const mostName = 200;

/**
 * The datagram of a span and those in it: a subsegment of the trace's parent, or a segment where the trace has none. Of more spans
 * than a document has room for, the last ones are left out: `metadata.kinglet.droppedSpans` says how many.
 */
export function segmentDatagram(span: SegmentSpan, options: SegmentOptions): string {
  const all = countOf(span);
  for (let kept = all; ; kept = Math.floor(kept / 2)) {
    const text = daemonHeader + JSON.stringify(documentOf(span, options, kept, options.droppedSpans + all - kept));
    const bytes = text.length * 3 > mostBytes ? new TextEncoder().encode(text).length : text.length;
    if (bytes <= mostBytes || kept === 0) return text;
  }
}

/** As the daemon's clients read `AWS_XRAY_DAEMON_ADDRESS`: `host:port`, or `tcp:host:port udp:host:port`. */
export function daemonAddress(variable: string | undefined): string {
  const [, udp] = /(?:^|\s)udp:(\S+)/.exec(variable ?? '') ?? [];
  return udp ?? (variable?.trim() || '127.0.0.1:2000');
}

function documentOf(span: SegmentSpan, options: SegmentOptions, kept: number, dropped: number): object {
  const { trace, annotations, metadata, requestId, newId } = options;
  const kinglet = dropped > 0 ? { ...metadata, droppedSpans: dropped } : metadata;
  return {
    ...body(span, newId, { left: kept }),
    trace_id: trace.root,
    ...(trace.parent === undefined ? {} : { type: 'subsegment', parent_id: trace.parent }),
    aws: { request_id: requestId },
    annotations,
    metadata: { kinglet },
  };
}

function body(span: SegmentSpan, newId: () => string, room: { left: number }): object {
  const id = newId();
  const subsegments: object[] = [];
  for (const child of span.children) {
    if (room.left === 0) break;
    room.left--;
    subsegments.push(body(child, newId, room));
  }
  return {
    name: segmentName(span.name),
    id,
    start_time: span.begin / 1000,
    end_time: span.end / 1000,
    ...(span.error ? fault(span.error, newId()) : {}),
    ...(subsegments.length > 0 ? { subsegments } : {}),
  };
}

function fault({ type, message }: ErrorSummary, id: string): object {
  const exception = { id, type: type.slice(0, mostName), message: message.slice(0, mostMessage) };
  return { fault: true, cause: { exceptions: [exception] } };
}

/** Letters, digits, blanks and some marks, at most 200 of them. */
function segmentName(name: string): string {
  return name.replace(/[^\p{L}\p{N}\p{Zs}_.:/%&#=+\-@]/gu, '_').slice(0, mostName) || '_';
}

/** The spans inside a span. */
function countOf({ children }: SegmentSpan): number {
  return children.reduce((count, child) => count + 1 + countOf(child), 0);
}
