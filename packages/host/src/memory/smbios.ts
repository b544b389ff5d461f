// Tables of the System Management BIOS, as firmware leaves them: DMTF's DSP0134.

export interface SmbiosStructure {
  readonly type: number;
  /** By which other structures name it. */
  readonly handle: number;
  /** The formatted part, header and all: offsets are those of the specification. */
  readonly fields: DataView;
  /** Fields name them by number, from 1 on. */
  readonly strings: readonly string[];
}

const headerBytes = 4;
const endOfTable = 127;

/** The structures up to the end of the table, or up to one that is cut off or malformed. Never throws. */
export function parseSmbios(table: Uint8Array): readonly SmbiosStructure[] {
  const structures: SmbiosStructure[] = [];
  for (let at = 0; at + headerBytes <= table.length; ) {
    const fields = new DataView(table.buffer, table.byteOffset + at, Math.min(table[at + 1]!, table.length - at));
    const end = endOfStrings(table, at + fields.byteLength);
    if (table[at + 1]! < headerBytes || fields.byteLength < table[at + 1]! || end === undefined) break;
    const strings = stringsIn(table.subarray(at + fields.byteLength, end - 2));
    structures.push({ type: table[at]!, handle: fields.getUint16(2, true), fields, strings });
    if (table[at] === endOfTable) break;
    at = end;
  }
  return structures;
}

/** A field of so many bytes; undefined in structures of an older version, which end before it. */
export function fieldAt({ fields }: SmbiosStructure, offset: number, bytes: 1 | 2 | 4): number | undefined {
  if (offset + bytes > fields.byteLength) return undefined;
  if (bytes === 1) return fields.getUint8(offset);
  return bytes === 2 ? fields.getUint16(offset, true) : fields.getUint32(offset, true);
}

/** The string that a field names; undefined for 0, which is none. */
export function stringAt(structure: SmbiosStructure, offset: number): string | undefined {
  return structure.strings[(fieldAt(structure, offset, 1) ?? 0) - 1];
}

/** Behind the two zeros that end every structure. */
function endOfStrings(table: Uint8Array, from: number): number | undefined {
  for (let at = from; at + 1 < table.length; at++) if (table[at] === 0 && table[at + 1] === 0) return at + 2;
  return undefined;
}

function stringsIn(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes).toString('latin1').split('\0');
}
