// The host of a URL: domains (IDNA), IPv4 and IPv6 addresses, opaque hosts.
import { encodeSets, percentDecode, percentEncode } from './percent.ts';
import { decodePunycode, encodePunycode } from './punycode.ts';

const forbidden = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const forbiddenInDomain = /[\0-\x20#%/:<>?@[\\\]^|\x7f]/;

/** `input` as it stands in a serialized URL, or undefined when it is no host. `decode` reads UTF-8. */
export function parseHost(
  input: string,
  isSpecial: boolean,
  decode: (bytes: Uint8Array) => string,
): string | undefined {
  if (input.startsWith('[')) return input.endsWith(']') ? parseIpv6(input.slice(1, -1)) : undefined;
  if (!isSpecial) return forbidden.test(input) ? undefined : percentEncode(input, encodeSets.control);
  const domain = toAscii(decode(percentDecode(input)));
  if (!domain || forbiddenInDomain.test(domain)) return undefined;
  return endsInNumber(domain) ? parseIpv4(domain) : domain;
}

/**
 * The ASCII form of a domain, or undefined. Unicode's mapping (UTS #46) is made from the engine's own tables: lower case
 * and NFKC; the rules for joiners and for right-to-left labels are not checked.
 */
export function toAscii(domain: string): string | undefined {
  const isPlain = /^[\0-\x7f]*$/.test(domain);
  if (isPlain && !/(?:^|\.)xn--/i.test(domain)) return domain.toLowerCase();
  const labels = mapped(domain).split('.').map(labelToAscii);
  return labels.includes(undefined) ? undefined : labels.join('.');
}

function mapped(text: string): string {
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them alone is meant
  const plain = text.replace(/[\u00ad\u034f\u180b-\u180f\u200b\u2060\u2064\ufe00-\ufe0f\ufeff]/g, '');
  // One symbol at a time: a capital sigma at the end of a word has another small letter.
  const small = Array.from(plain.normalize('NFKC'), (symbol) => symbol.toLowerCase()).join('');
  return small.normalize('NFKC').replaceAll('\u3002', '.');
}

function labelToAscii(label: string): string | undefined {
  if (label.startsWith('xn--')) {
    const decoded = /[^\0-\x7f]/.test(label) ? undefined : decodePunycode(label.slice(4));
    const isSound = decoded !== undefined && /[^\0-\x7f]/.test(decoded) && mapped(decoded) === decoded;
    return isSound && isValid(decoded) ? label : undefined;
  }
  if (/^[\0-\x7f]*$/.test(label)) return label;
  return isValid(label) ? `xn--${encodePunycode(label)}` : undefined;
}

// Compiled when it is needed: a literal would put the tables of Unicode's categories into the bytecode.
function isValid(label: string): boolean {
  const marks = '\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u206f\\ufffd';
  invalid ??= new RegExp(`^\\p{M}|[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\p{Zs}\\p{Zl}\\p{Zp}${marks}]`, 'u');
  return !invalid.test(label);
}

let invalid: RegExp | undefined;

function endsInNumber(domain: string): boolean {
  const parts = domain.split('.');
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return /^(?:\d+|0x[\da-f]*)$/i.test(parts.at(-1)!);
}

function parseIpv4(domain: string): string | undefined {
  const parts = domain.replace(/\.$/, '').split('.');
  const numbers = parts.map(parseIpv4Part);
  const last = numbers.pop()!;
  if (numbers.length > 3 || !(last < 256 ** (4 - numbers.length)) || !numbers.every((number) => number < 256)) {
    return undefined;
  }
  const address = numbers.reduce((sum, number, i) => sum + number * 256 ** (3 - i), last);
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

function parseIpv4Part(part: string): number {
  if (/^0x[\da-f]*$/i.test(part)) return Number.parseInt(part.slice(2) || '0', 16);
  if (/^0[0-7]*$/.test(part)) return Number.parseInt(part, 8);
  return /^[1-9]\d*$/.test(part) ? Number(part) : Number.NaN;
}

function parseIpv6(text: string): string | undefined {
  const halves = text.split('::').map((half) => (half ? half.split(':') : []));
  if (halves.length > 2) return undefined;
  const isWhole = halves.length === 1;
  halves.at(-1)!.splice(-1, 1, ...withoutIpv4(halves.at(-1)!));
  const [head = [], tail = []] = halves;
  const known = head.length + tail.length;
  if (isWhole ? known !== 8 : known > 7) return undefined;
  const pieces = [...head, ...Array<string>(8 - known).fill('0'), ...tail];
  if (!pieces.every((piece) => /^[\da-f]{1,4}$/i.test(piece))) return undefined;
  return `[${serializeIpv6(pieces.map((piece) => Number.parseInt(piece, 16).toString(16)))}]`;
}

/** The last piece, or the two that an IPv4 address in its place stands for. */
function withoutIpv4(pieces: readonly string[]): string[] {
  const last = pieces.at(-1);
  if (last === undefined) return [];
  if (!/^(?:(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/.test(last)) return [last];
  const [a = 0, b = 0, c = 0, d = 0] = last.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}

function serializeIpv6(pieces: readonly string[]): string {
  let [start, length] = [0, 1];
  for (let at = 0; at < 8; at++) {
    let end = at;
    while (pieces[end] === '0') end++;
    if (end - at > length) [start, length] = [at, end - at];
  }
  if (length === 1) return pieces.join(':');
  return `${pieces.slice(0, start).join(':')}::${pieces.slice(start + length).join(':')}`;
}
