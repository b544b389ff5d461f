// Text of `@kinglet/kernels/text` against what Node and the quickjs engine have for it.
import * as buffer from 'node:buffer';
import { decodeBase64, encodeBase64, type FloatArray, formatFloats, isUtf8, parseFloats } from '@kinglet/kernels/text';
import { type Contender, interleave } from '../interleave.ts';
import type { Comparison, SuiteContext, SuiteResult } from '../suite.ts';
import { measureQuickjs } from './textInQuickjs.ts';
import { doubles, floatTexts, mixedDigits, randomBytes, sentences } from './textSamples.ts';
import type { WideGroup } from './wideGroup.ts';

export const textGroup: WideGroup = { name: 'text', run };

interface TextCase {
  readonly name: string;
  readonly contenders: readonly Contender[];
  readonly against: string;
  readonly bar?: number;
}

async function run(context: SuiteContext): Promise<SuiteResult> {
  const { quick, progress, filter } = context;
  const cases = [
    ...[10_000, ...(quick ? [] : [1_000_000])].flatMap((n) => [parsing(n), parsingDoubles(n)]),
    printing(10_000),
    utf8('ASCII', 'The quick brown fox jumps over the lazy dog. '),
    utf8('other text', sentences),
    ...[1000, 1_000_000].flatMap((n) => [encoding(n), decoding(n)]),
  ].filter(({ name }) => filter === undefined || name.includes(filter) || filter === 'text');
  const comparisons: Comparison[] = [];
  for (const [i, each] of cases.entries()) {
    progress.update(each.name, i, cases.length);
    const timings = interleave(each.contenders, quick ? { rounds: 5, sampleMs: 1, warmupMs: 20 } : {});
    comparisons.push(compared(each, Object.fromEntries(timings.map(({ name, ns }) => [name, ns / 1000]))));
  }
  return {
    comparisons: [...comparisons, ...(await measureQuickjs(context))],
    versions: { node: process.version },
    notes: [
      'JSON.parse begins with a string that is there already, parseFloats with the bytes that an event is.',
      'Buffers write and read strings of base64, kernels bytes.',
    ],
  };
}

function compared({ name, against, bar }: TextCase, values: Readonly<Record<string, number>>): Comparison {
  const shared = { metric: 'time', unit: 'µs', better: 'lower', values, against } as const;
  return { case: `text: ${name}`, ...shared, ...(bar === undefined ? {} : { bar: { ratio: bar } }) };
}

function parsing(n: number): TextCase {
  return parsingOf(`parseFloats, ${n} numbers of 6 to 9 digits`, floatTexts(n, mixedDigits), 3);
}

function parsingDoubles(n: number): TextCase {
  return parsingOf(`parseFloats, ${n} doubles of 16 or 17 digits`, floatTexts(n, String));
}

function parsingOf(name: string, json: string, bar?: number): TextCase {
  const bytes = Buffer.from(json);
  const out = new Float32Array(json.length >> 1);
  return {
    name,
    against: 'JSON.parse',
    contenders: [
      { name: 'kinglet', run: () => parseFloats(bytes, out) },
      { name: 'JSON.parse', run: () => new Float32Array(JSON.parse(json)) },
      { name: 'JSON.parse of bytes', run: () => new Float32Array(JSON.parse(bytes.toString('latin1'))) },
    ],
    ...(bar === undefined ? {} : { bar }),
  };
}

function printing(n: number): TextCase {
  const floats: FloatArray = Float32Array.from(doubles(n));
  const out = new Uint8Array(26 * n + 2);
  return {
    name: `formatFloats, ${n} floats`,
    against: 'JSON.stringify',
    bar: 1,
    contenders: [
      { name: 'kinglet', run: () => formatFloats(floats, out) },
      { name: 'JSON.stringify', run: () => JSON.stringify(Array.from(floats)) },
    ],
  };
}

function utf8(kind: string, sample: string): TextCase {
  const bytes = Buffer.from(sample.repeat(Math.ceil(100_000 / sample.length)));
  return {
    name: `isUtf8, ${bytes.length} bytes of ${kind}`,
    against: 'buffer.isUtf8',
    contenders: [
      { name: 'kinglet', run: () => isUtf8(bytes) },
      { name: 'buffer.isUtf8', run: () => buffer.isUtf8(bytes) },
    ],
  };
}

function encoding(n: number): TextCase {
  const source = randomBytes(n);
  const out = new Uint8Array(Math.ceil(n / 3) * 4);
  return {
    name: `encodeBase64, ${n} bytes`,
    against: 'Buffer',
    contenders: [
      { name: 'kinglet', run: () => encodeBase64(source, out) },
      { name: 'Buffer', run: () => source.toString('base64') },
    ],
  };
}

function decoding(n: number): TextCase {
  const string = randomBytes(n).toString('base64');
  const bytes = Buffer.from(string);
  const out = Buffer.alloc(n);
  return {
    name: `decodeBase64, ${n} bytes`,
    against: 'Buffer',
    contenders: [
      { name: 'kinglet', run: () => decodeBase64(bytes, out) },
      { name: 'Buffer', run: () => out.write(string, 'base64') },
    ],
  };
}
