// Arrays of numbers in JSON, without native code.
import { Broken, JsonReader } from './jsonReader.ts';
import { expected } from './textFaults.ts';
import type { FloatArray } from './textKernels.ts';

/** A key may begin with the mark of the byte order, which is a character like others there. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function parseFloats(json: Uint8Array, out: FloatArray, key: Uint8Array | undefined): number {
  const reader = new JsonReader(json);
  try {
    const count = key === undefined ? readArray(reader, out) : readMember(reader, out, decoder.decode(key));
    reader.end();
    return count;
  } catch (broken) {
    if (broken instanceof Broken) return broken.fault;
    throw broken;
  }
}

function readArray(reader: JsonReader, out: FloatArray): number {
  reader.expect('[', expected.array);
  if (reader.take(']')) return 0;
  let count = 0;
  do {
    const value = reader.number();
    if (count === out.length) reader.fail(expected.room);
    out[count++] = value;
  } while (reader.take(','));
  reader.expect(']', expected.nextNumber);
  return count;
}

/** The last member of that name, as in JSON.parse. */
function readMember(reader: JsonReader, out: FloatArray, key: string): number {
  reader.expect('{', expected.object);
  if (reader.take('}')) reader.fail(expected.member);
  let count: number | undefined;
  do {
    if (reader.name() === key) count = readArray(reader, out);
    else reader.skip();
  } while (reader.take(','));
  reader.expect('}', expected.nextMember);
  return count ?? reader.fail(expected.member);
}
