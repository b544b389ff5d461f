// Encodes `application/vnd.amazon.eventstream`: length-prefixed messages with headers, each part under a CRC-32.
import { crc32 } from 'node:zlib';

/** The headers of a message; values are sent as strings. */
export type MessageHeaders = Readonly<Record<string, string>>;

/** Lengths of the whole and of the headers, and the checksum of the two. */
const preludeBytes = 12;
const checksumBytes = 4;
/** Type tag of a string value. */
const stringTag = 7;

/**
 * One message: prelude, headers, payload, checksum; numbers are big-endian. A header's name has 1 to 255 bytes, its value up to
 * 32 767, as the format demands.
 */
export function eventMessage(headers: MessageHeaders, payload: Uint8Array): Uint8Array {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => headerBytes(name, value)));
  const message = Buffer.alloc(preludeBytes + head.length + payload.length + checksumBytes);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(head.length, 4);
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8);
  message.set(head, preludeBytes);
  message.set(payload, preludeBytes + head.length);
  message.writeUInt32BE(crc32(message.subarray(0, -checksumBytes)), message.length - checksumBytes);
  return message;
}

/** A piece of a streamed answer, as InvokeWithResponseStream sends it. */
export function payloadChunk(bytes: Uint8Array): Uint8Array {
  return event('PayloadChunk', 'application/octet-stream', bytes);
}

/** What InvokeWithResponseStream says last; fields that are undefined are left out. */
export interface StreamEnd {
  readonly ErrorCode?: string;
  /** The error's JSON as text. */
  readonly ErrorDetails?: string;
  /** The end of the log in base64. */
  readonly LogResult?: string;
}

/** The last message of a streamed answer. */
export function invokeComplete(end: StreamEnd): Uint8Array {
  return event('InvokeComplete', 'application/json', Buffer.from(JSON.stringify(end)));
}

function event(type: string, contentType: string, payload: Uint8Array): Uint8Array {
  return eventMessage({ ':event-type': type, ':content-type': contentType, ':message-type': 'event' }, payload);
}

function headerBytes(name: string, value: string): Uint8Array {
  const [nameBytes, valueBytes] = [Buffer.from(name), Buffer.from(value)];
  const length = Buffer.alloc(2);
  length.writeUInt16BE(valueBytes.length);
  return Buffer.concat([Buffer.of(nameBytes.length), nameBytes, Buffer.of(stringTag), length, valueBytes]);
}
