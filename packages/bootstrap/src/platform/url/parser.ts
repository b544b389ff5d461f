// The parser between two symbols: what it has read, where it goes on.
import { isSpecial, type UrlRecord } from './urlRecord.ts';

export type Decode = (bytes: Uint8Array) => string;

/** The states, by the names of the standard. */
export type State =
  | 'schemeStart'
  | 'scheme'
  | 'noScheme'
  | 'specialRelativeOrAuthority'
  | 'pathOrAuthority'
  | 'relative'
  | 'relativeSlash'
  | 'specialAuthoritySlashes'
  | 'specialAuthorityIgnoreSlashes'
  | 'authority'
  | 'host'
  | 'hostname'
  | 'port'
  | 'file'
  | 'fileSlash'
  | 'fileHost'
  | 'pathStart'
  | 'path'
  | 'opaquePath'
  | 'query'
  | 'fragment';

export interface Parser {
  readonly symbols: readonly string[];
  readonly url: UrlRecord;
  readonly base: UrlRecord | undefined;
  readonly override?: State;
  readonly decode: Decode;
  state: State;
  at: number;
  buffer: string;
  sawAt: boolean;
  sawPassword: boolean;
  inBrackets: boolean;
}

/** undefined behind the last. */
export type Character = string | undefined;

/** true: done early; false: no URL; otherwise the parser goes on. */
export type Verdict = boolean | undefined;

export function newParser(input: string, url: UrlRecord, base: UrlRecord | undefined, decode: Decode): Parser {
  const symbols = Array.from(input.replace(/[\t\n\r]/g, ''));
  const flags = { sawAt: false, sawPassword: false, inBrackets: false };
  return { symbols, url, base, decode, state: 'schemeStart', at: 0, buffer: '', ...flags };
}

export function enter(p: Parser, state: State, buffer = ''): undefined {
  p.state = state;
  p.buffer = buffer;
}

/** The next state sees the same symbol. */
export function again(p: Parser, state: State, buffer = ''): undefined {
  p.at--;
  enter(p, state, buffer);
}

export function take(p: Parser, text: string): undefined {
  p.buffer += text;
}

export function enterQuery(p: Parser): undefined {
  p.url.query = '';
  enter(p, 'query');
}

export function enterFragment(p: Parser): undefined {
  p.url.fragment = '';
  enter(p, 'fragment');
}

export function isSlash(p: Parser, c: Character): boolean {
  return c === '/' || (c === '\\' && isSpecial(p.url));
}

export function endsAuthority(p: Parser, c: Character): boolean {
  return c === undefined || c === '?' || c === '#' || isSlash(p, c);
}
