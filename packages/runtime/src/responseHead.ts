// The part of an HTTP/1.x response before its body: status line and headers (RFC 9112 4 and 5).
import type { Headers } from './context.ts';

/** What a head says. */
export interface ResponseHead {
  readonly status: number;
  /** Names in lower case; repeated ones joined by `, `. */
  readonly headers: Headers;
  /** Whether the connection stays open after the response. */
  readonly keepAlive: boolean;
}

/** Reads everything before the empty line. @throws when it is not HTTP */
export function parseHead(text: string): ResponseHead {
  // RFC 9112 2.2 and RFC 9110 5.5: these must not get into a value, which may be sent back.
  const lines = text.replace(/\r(?!\n)|\0/g, ' ').split(/\r?\n/);
  const [, minor, status] = /^HTTP\/1\.([01]) (\d{3})(?: |$)/.exec(lines[0] ?? '') ?? [];
  if (status === undefined) throw new Error(`malformed response: ${JSON.stringify(lines[0]?.slice(0, 80))}`);
  const headers = parseHeaders(lines);
  const connection = headers.connection?.toLowerCase();
  const keepAlive = minor === '1' ? connection !== 'close' : connection === 'keep-alive';
  return { status: Number(status), headers, keepAlive };
}

/** Index after the empty line, or -1. */
export function endOfHead(head: Buffer): number {
  const strict = head.indexOf('\r\n\r\n', 0, 'latin1');
  if (strict >= 0) return strict + 4;
  const bare = head.indexOf('\n\n', 0, 'latin1');
  return bare < 0 ? -1 : bare + 2;
}

function parseHeaders(lines: readonly string[]): Headers {
  const headers: Record<string, string> = Object.create(null);
  let last = '';
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line === '') continue;
    // RFC 9112 5.2: a line that starts with a space continues the one before it.
    if (line[0] === ' ' || line[0] === '\t') {
      if (last) headers[last] = `${headers[last]} ${line.trim()}`.trim();
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) throw new Error(`malformed response: header ${JSON.stringify(line.slice(0, 80))}`);
    last = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[last] = headers[last] === undefined ? value : `${headers[last]}, ${value}`;
  }
  return headers;
}
