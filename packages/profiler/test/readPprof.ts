// A reader of pprof's files that shares nothing with the writer: protobuf's wire format, and field numbers of profile.proto.
import { gunzipSync } from 'node:zlib';

export interface ReadProfile {
  readonly sampleTypes: readonly string[];
  readonly defaultSampleType: string;
  readonly period: readonly [string, bigint] | undefined;
  readonly timeNanos: bigint;
  readonly durationNanos: bigint;
  readonly samples: readonly {
    /** `name file:line`, the innermost first. */
    readonly stack: readonly string[];
    readonly values: readonly bigint[];
    readonly labels: Readonly<Record<string, string>>;
  }[];
}

/** Field numbers are those of `perftools.profiles.Profile` and the messages in it. */
export function readPprof(gzipped: Uint8Array): ReadProfile {
  const profile = readMessage(gunzipSync(gzipped));
  const strings = profile.bytes(6).map((text) => new TextDecoder('utf8', { fatal: true }).decode(text));
  const textOf = (place: bigint): string => {
    const text = strings[Number(place)];
    if (text === undefined) throw new Error(`no string ${place}`);
    return text;
  };
  if (strings[0] !== '') throw new Error('the first string is not empty');
  const typeOf = (message: Message) => `${textOf(message.number(1))}/${textOf(message.number(2))}`;
  const functions = byId(profile.messages(5));
  const locations = byId(profile.messages(4));
  const frameOf = (id: bigint): string => {
    const [line] = find(locations, id).messages(4);
    const called = find(functions, line!.number(1));
    if (called.number(5) !== line!.number(2)) throw new Error('a line that is not where its function begins');
    return `${textOf(called.number(2))} ${textOf(called.number(4)).split('/').at(-1)}:${line!.number(2)}`;
  };
  const [periodType] = profile.messages(11);
  return {
    sampleTypes: profile.messages(1).map(typeOf),
    defaultSampleType: textOf(profile.number(14)),
    period: periodType && [typeOf(periodType), profile.number(12)],
    timeNanos: profile.number(9),
    durationNanos: profile.number(10),
    samples: profile.messages(2).map((sample) => ({
      stack: sample.numbers(1).map(frameOf),
      values: sample.numbers(2),
      labels: Object.fromEntries(sample.messages(3).map((label) => [textOf(label.number(1)), textOf(label.number(2))])),
    })),
  };
}

interface Message {
  number(field: number): bigint;
  /** Packed or one by one. */
  numbers(field: number): bigint[];
  bytes(field: number): Uint8Array[];
  messages(field: number): Message[];
}

function readMessage(bytes: Uint8Array): Message {
  const fields = new Map<number, (bigint | Uint8Array)[]>();
  const reader = { bytes, at: 0 };
  while (reader.at < bytes.length) {
    const key = Number(readVarint(reader));
    const values = fields.get(key >> 3) ?? [];
    fields.set(key >> 3, values);
    if ((key & 7) === 0) values.push(readVarint(reader));
    else if ((key & 7) === 2) values.push(readBytes(reader, Number(readVarint(reader))));
    else throw new Error(`no wire type of profile.proto: ${key & 7}`);
  }
  const all = (field: number) => fields.get(field) ?? [];
  const bytesOf = (field: number) => all(field).filter((value) => typeof value !== 'bigint');
  return {
    number: (field) => (all(field).at(-1) as bigint | undefined) ?? 0n,
    numbers: (field) => all(field).flatMap((value) => (typeof value === 'bigint' ? [value] : unpack(value))),
    bytes: bytesOf,
    messages: (field) => bytesOf(field).map(readMessage),
  };
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

function readVarint(reader: Reader): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) throw new Error('cut off');
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return value;
  }
  throw new Error('a number of more than 10 bytes');
}

function readBytes(reader: Reader, length: number): Uint8Array {
  const end = reader.at + length;
  if (end > reader.bytes.length) throw new Error('cut off');
  const found = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return found;
}

function unpack(bytes: Uint8Array): bigint[] {
  const reader = { bytes, at: 0 };
  const numbers: bigint[] = [];
  while (reader.at < bytes.length) numbers.push(readVarint(reader));
  return numbers;
}

function byId(messages: readonly Message[]): Map<bigint, Message> {
  return new Map(messages.map((message) => [message.number(1), message]));
}

function find(messages: Map<bigint, Message>, id: bigint): Message {
  const found = messages.get(id);
  if (!found || id === 0n) throw new Error(`no id ${id}`);
  return found;
}
