import { Context, environmentVariable, getRandomValues, LogLevel, log } from '@kinglet/runtime';
import { coldStartIntervals } from './coldStart';
import { InvocationFigures } from './figures';
import { sendDatagram } from './host';
import { joined, jsonText, member } from './json';
import { droppedSpans, spans } from './spans';

const mostName = 200;

/**
 * Sends what an invocation took, with its spans, to the X-Ray daemon, if its trace is sampled. `offset` takes a time of
 * `performance` to the Unix epoch; milliseconds.
 */
export function sendSegments(figures: InvocationFigures, offset: f64): void {
  const header = new Context().xRayTraceId;
  const trace = header === null ? '' : header;
  const root = partOf(trace, 'Root');
  if (partOf(trace, 'Sampled') != '1' || root.length != 35) return;
  const tail =
    `,"trace_id":${jsonText(root)}` + parentMembers(partOf(trace, 'Parent')) +
    `,"aws":{"request_id":${jsonText(figures.requestId)}},"annotations":{"ColdStart":${figures.isCold.toString()}}`;
  const begun = offset + figures.begun;
  const fault = figures.failed ? ',"fault":true' : '';
  const dropped = droppedSpans.toString();
  const metadata = `,"metadata":{"kinglet":{"duration":${figures.duration.toString()},"droppedSpans":${dropped}}}`;
  const inner = subsegments(-1, offset);
  send('{' + body('Handler', begun, begun + figures.duration) + inner + fault + tail + metadata + '}');
  if (figures.isCold) send('{' + coldStartBody(offset) + tail + '}');
}

function coldStartBody(offset: f64): string {
  const intervals = coldStartIntervals();
  const parts: string[] = [];
  for (let i = 0; i < intervals.length; i++) {
    const interval = intervals[i];
    parts.push('{' + body(interval.name, offset + interval.begin, offset + interval.end) + '}');
  }
  const end = intervals[intervals.length - 1].end;
  return body('ColdStart', offset + intervals[0].begin, offset + end) + ',"subsegments":' + joined('[', parts, ']');
}

/** Those inside span number `parent`; -1 is the handler. */
function subsegments(parent: i32, offset: f64): string {
  const parts: string[] = [];
  for (let i = 0; i < spans.length; i++) {
    if (spans[i].parent != parent) continue;
    const inner = subsegments(i, offset);
    parts.push('{' + body(spans[i].name, offset + spans[i].begun, offset + spans[i].ended) + inner + '}');
  }
  return parts.length == 0 ? '' : ',"subsegments":' + joined('[', parts, ']');
}

/** Members of every segment; milliseconds since 1970 become seconds. */
function body(name: string, begin: f64, end: f64): string {
  const times = `,"start_time":${(begin / 1000).toString()},"end_time":${(end / 1000).toString()}`;
  return member('name', jsonText(segmentName(name))) + `,"id":"${newId()}"` + times;
}

/** On Lambda the parent is the function's own segment; without one the document is a segment itself. */
function parentMembers(parent: string): string {
  return parent.length == 16 ? `,"type":"subsegment","parent_id":${jsonText(parent)}` : '';
}

function newId(): string {
  const bytes = getRandomValues(new Uint8Array(8));
  let id = '';
  for (let i = 0; i < 8; i++) id += (bytes[i] < 16 ? '0' : '') + bytes[i].toString(16);
  return id;
}

/** Letters and digits of ASCII, blanks and some marks: of others X-Ray takes some and no table of them is here. */
function segmentName(name: string): string {
  let allowed = '';
  for (let i = 0; i < name.length && i < mostName; i++) {
    const unit = name.charCodeAt(i) | 0x20;
    const isPlain = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
    allowed += isPlain || ' _.:/%&#=+-@'.includes(name.charAt(i)) ? name.charAt(i) : '_';
  }
  return allowed == '' ? '_' : allowed;
}

function partOf(header: string, name: string): string {
  const parts = header.split(';');
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i].trim();
    if (part.startsWith(name + '=')) return part.substring(name.length + 1);
  }
  return '';
}

function send(text: string): void {
  const address = daemonAddress();
  if (!sendDatagram(address, '{"format":"json","version":1}\n' + text))
    log(LogLevel.WARN, `A segment could not be sent to ${address}: expected a numeric IPv4 address and a port, as 127.0.0.1:2000`);
}

/** As the daemon's clients read `AWS_XRAY_DAEMON_ADDRESS`: `host:port`, or `tcp:host:port udp:host:port`. */
function daemonAddress(): string {
  const variable = environmentVariable('AWS_XRAY_DAEMON_ADDRESS');
  const text = variable === null ? '' : variable.trim();
  if (text == '') return '127.0.0.1:2000';
  const udp = text.indexOf('udp:');
  return udp < 0 ? text : text.substring(udp + 4).split(' ')[0];
}
