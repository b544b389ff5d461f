import { SourceMap, type SourceMapPayload } from 'node:module';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { encodeSourceMap } from './sourceMap.ts';

const source =
  'const add = (a: number, b: number): number => a + b;\n\nexport const handler = (): number => {\n  return add(1, 2);\n};\n';

/** Reads what encodeSourceMap writes: the text, and [line, column, source, source's line, source's column] from 0. */
function read(bytes: Uint8Array): { name: string; sources: string[]; segments: number[][] } {
  let at = 32;
  const number = (): number => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const difference = (): number => {
    const value = number();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
  const text = (): string => {
    const length = number();
    at += length;
    return Buffer.from(bytes.subarray(at - length, at)).toString();
  };
  const name = text();
  const sources = Array.from({ length: number() }, text);
  const segments = [];
  for (let place = [0, 0, 0, 0, 0]; at < bytes.length; ) {
    const [line, column] = [number(), number()];
    place = [place[0]! + line, (line ? 0 : place[1]!) + column, ...place.slice(2).map((value) => value + difference())];
    segments.push(place);
  }
  return { name, sources, segments };
}

describe('the source map of a bootstrap', () => {
  it('says of every place what the JSON says', () => {
    const { outputFiles } = buildSync({
      stdin: { contents: `// é\n${source}`, sourcefile: 'ä/b.ts', loader: 'ts' },
      format: 'esm',
      sourcemap: 'external',
      outfile: 'out.js',
      write: false,
    });
    const json = outputFiles.find(({ path }) => path.endsWith('.map'))!.text;
    const theirs = new SourceMap(JSON.parse(json) as SourceMapPayload);

    const { name, sources, segments } = read(encodeSourceMap(json, 'handler.mjs'));

    expect([name, sources]).toEqual(['handler.mjs', (JSON.parse(json) as SourceMapPayload).sources]);
    expect(segments.length).toBeGreaterThan(10);
    for (const [line, column, from, originalLine, originalColumn] of segments) {
      const original = { originalSource: sources[from!], originalLine, originalColumn };
      expect(theirs.findEntry(line!, column!)).toMatchObject(original);
    }
  });

  it('counts lines without places', () => {
    const json = JSON.stringify({ version: 3, sources: ['a'], mappings: ';;AAAA,C;EACD' });

    expect(read(encodeSourceMap(json, 'x')).segments).toEqual([
      [2, 0, 0, 0, 0],
      [3, 2, 0, 1, -1],
    ]);
  });

  it.each([
    'no JSON',
    '{}',
    'null',
    '{"version":2,"sources":[],"mappings":""}',
    '{"version":3,"sources":[],"mappings":"é"}',
  ])('is not made of %s', (json) => {
    expect(() => encodeSourceMap(json, 'x')).toThrow(
      expect.objectContaining({ code: 'KINGLET_BOOTSTRAP_SOURCE_MAP', message: expect.stringContaining('version 3') }),
    );
  });
});
