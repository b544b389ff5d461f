// The basic URL parser of the URL Standard (https://url.spec.whatwg.org/#concept-basic-url-parser): its states by their
// names, each a function of the next symbol (undefined behind the last).
import { parseHost } from './host.ts';
import { encodeSets, percentEncode } from './percent.ts';

/** A parsed URL; all texts are as they are serialized. */
export interface UrlRecord {
  scheme: string;
  username: string;
  password: string;
  /** null: none at all. */
  host: string | null;
  /** null: the scheme's own. */
  port: number | null;
  /** A text: opaque, as that of `mailto:`. */
  path: string[] | string;
  query: string | null;
  fragment: string | null;
}

export type State = keyof typeof states;
export type Decode = (bytes: Uint8Array) => string;

/** The URL that `input` stands for, seen from `base`; undefined when there is none. */
export function parseUrl(input: string, base: UrlRecord | undefined, decode: Decode): UrlRecord | undefined {
  const url: UrlRecord = {
    scheme: '',
    username: '',
    password: '',
    host: null,
    port: null,
    path: [],
    query: null,
    fragment: null,
  };
  const trimmed = input.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
  return run(newParser(trimmed, url, base, decode), 'schemeStart') ? url : undefined;
}

/** Changes one part of `url`, the one that `state` reads; what it refuses leaves `url` as it was. */
export function changeUrl(input: string, url: UrlRecord, state: State, decode: Decode): void {
  run({ ...newParser(input, url, undefined, decode), override: state }, state);
}

export function serializeUrl(url: UrlRecord, withFragment = true): string {
  const credentials = url.username || url.password ? `${url.username}${url.password && `:${url.password}`}@` : '';
  const port = url.port === null ? '' : `:${url.port}`;
  // Without `/.` the path would be read as a host.
  const noHost = typeof url.path !== 'string' && url.path.length > 1 && url.path[0] === '' ? '/.' : '';
  const authority = url.host === null ? noHost : `//${credentials}${url.host}${port}`;
  const query = url.query === null ? '' : `?${url.query}`;
  const fragment = url.fragment === null || !withFragment ? '' : `#${url.fragment}`;
  return `${url.scheme}:${authority}${serializePath(url)}${query}${fragment}`;
}

export function serializePath({ path }: UrlRecord): string {
  return typeof path === 'string' ? path : path.map((part) => `/${part}`).join('');
}

export function isSpecial({ scheme }: UrlRecord): boolean {
  return defaultPorts.has(scheme);
}

/** Whether `url` may have a user name, a password and a port. */
export function hasAuthority({ host, scheme }: UrlRecord): boolean {
  return Boolean(host) && scheme !== 'file';
}

interface Parser {
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

type Symbol = string | undefined;
/** true: done early; false: no URL; otherwise the parser goes on. */
type Verdict = boolean | undefined;

const defaultPorts = new Map<string, number | undefined>([
  ['ftp', 21],
  ['file', undefined],
  ['http', 80],
  ['https', 443],
  ['ws', 80],
  ['wss', 443],
]);

function newParser(input: string, url: UrlRecord, base: UrlRecord | undefined, decode: Decode): Parser {
  const symbols = Array.from(input.replace(/[\t\n\r]/g, ''));
  const flags = { sawAt: false, sawPassword: false, inBrackets: false };
  return { symbols, url, base, decode, state: 'schemeStart', at: 0, buffer: '', ...flags };
}

function run(parser: Parser, start: State): boolean {
  parser.state = start;
  for (; ; parser.at++) {
    const verdict: Verdict = states[parser.state](parser, parser.symbols[parser.at]);
    if (verdict !== undefined) return verdict;
    if (parser.at >= parser.symbols.length) return true;
  }
}

const states = {
  schemeStart(p: Parser, c: Symbol): Verdict {
    if (c !== undefined && /[a-z]/i.test(c)) return enter(p, 'scheme', c.toLowerCase());
    return p.override ? false : again(p, 'noScheme');
  },

  scheme(p: Parser, c: Symbol): Verdict {
    if (c !== undefined && /[a-z\d+\-.]/i.test(c)) return take(p, c.toLowerCase());
    if (c === ':') return p.override ? changeScheme(p) : afterScheme(p);
    if (p.override) return false;
    p.at = -1;
    return enter(p, 'noScheme');
  },

  noScheme(p: Parser, c: Symbol): Verdict {
    if (!p.base) return false;
    if (typeof p.base.path !== 'string') return again(p, p.base.scheme === 'file' ? 'file' : 'relative');
    if (c !== '#') return false;
    const { scheme, path, query } = p.base;
    Object.assign(p.url, { scheme, path, query });
    return enterFragment(p);
  },

  specialRelativeOrAuthority(p: Parser, c: Symbol): Verdict {
    if (c !== '/' || p.symbols[p.at + 1] !== '/') return again(p, 'relative');
    p.at++;
    return enter(p, 'specialAuthorityIgnoreSlashes');
  },

  pathOrAuthority: (p: Parser, c: Symbol): Verdict => (c === '/' ? enter(p, 'authority') : again(p, 'path')),

  relative(p: Parser, c: Symbol): Verdict {
    const { scheme, username, password, host, port, path, query } = p.base!;
    p.url.scheme = scheme;
    if (isSlash(p, c)) return enter(p, 'relativeSlash');
    Object.assign(p.url, { username, password, host, port, path: [...path], query });
    return afterBase(p, c, () => shorten(p.url));
  },

  relativeSlash(p: Parser, c: Symbol): Verdict {
    if (isSlash(p, c)) return enter(p, isSpecial(p.url) ? 'specialAuthorityIgnoreSlashes' : 'authority');
    const { username, password, host, port } = p.base!;
    Object.assign(p.url, { username, password, host, port });
    return again(p, 'path');
  },

  specialAuthoritySlashes(p: Parser, c: Symbol): Verdict {
    if (c !== '/' || p.symbols[p.at + 1] !== '/') return again(p, 'specialAuthorityIgnoreSlashes');
    p.at++;
    return enter(p, 'specialAuthorityIgnoreSlashes');
  },

  specialAuthorityIgnoreSlashes: (p: Parser, c: Symbol): Verdict =>
    c === '/' || c === '\\' ? undefined : again(p, 'authority'),

  authority(p: Parser, c: Symbol): Verdict {
    if (c === '@') return takeCredentials(p);
    if (!endsAuthority(p, c)) return take(p, c!);
    if (p.sawAt && !p.buffer) return false;
    p.at -= Array.from(p.buffer).length + 1;
    return enter(p, 'host');
  },

  host(p: Parser, c: Symbol): Verdict {
    if (p.override && p.url.scheme === 'file') return again(p, 'fileHost');
    const isPort = c === ':' && !p.inBrackets;
    if (!isPort && !endsAuthority(p, c)) {
      p.inBrackets = c === '[' || (p.inBrackets && c !== ']');
      return take(p, c!);
    }
    return isPort ? hostBeforePort(p) : hostBeforePath(p);
  },

  hostname: (p: Parser, c: Symbol): Verdict => states.host(p, c),

  port(p: Parser, c: Symbol): Verdict {
    if (c !== undefined && /\d/.test(c)) return take(p, c);
    if (!endsAuthority(p, c) && !p.override) return false;
    if (p.buffer) {
      const port = Number(p.buffer);
      if (port > 65535) return false;
      p.url.port = port === defaultPorts.get(p.url.scheme) ? null : port;
    }
    if (p.override) return p.buffer !== '';
    return again(p, 'pathStart');
  },

  file(p: Parser, c: Symbol): Verdict {
    p.url.scheme = 'file';
    p.url.host = '';
    if (c === '/' || c === '\\') return enter(p, 'fileSlash');
    if (p.base?.scheme !== 'file') return again(p, 'path');
    const { host, path, query } = p.base;
    Object.assign(p.url, { host, path: [...path], query });
    return afterBase(p, c, () => {
      if (startsWithDrive(p)) p.url.path = [];
      else shorten(p.url);
    });
  },

  fileSlash(p: Parser, c: Symbol): Verdict {
    if (c === '/' || c === '\\') return enter(p, 'fileHost');
    if (p.base?.scheme === 'file') {
      p.url.host = p.base.host;
      const [drive = ''] = p.base.path;
      if (!startsWithDrive(p) && /^[a-z]:$/i.test(drive)) p.url.path = [drive];
    }
    return again(p, 'path');
  },

  fileHost(p: Parser, c: Symbol): Verdict {
    if (c !== undefined && !'/\\?#'.includes(c)) return take(p, c);
    // The drive stays in the buffer: it is the path's first part.
    if (!p.override && isDrive(p.buffer)) return again(p, 'path', p.buffer);
    const host = p.buffer && parseHost(p.buffer, true, p.decode);
    if (host === undefined) return false;
    p.url.host = host === 'localhost' ? '' : host;
    return p.override ? true : again(p, 'pathStart');
  },

  pathStart(p: Parser, c: Symbol): Verdict {
    if (isSpecial(p.url)) return c === '/' || c === '\\' ? enter(p, 'path') : again(p, 'path');
    if (!p.override && c === '?') return enterQuery(p);
    if (!p.override && c === '#') return enterFragment(p);
    if (c !== undefined) return c === '/' ? enter(p, 'path') : again(p, 'path');
    if (p.override && p.url.host === null) parts(p.url).push('');
    return undefined;
  },

  path(p: Parser, c: Symbol): Verdict {
    const isEnd = c === undefined || (!p.override && (c === '?' || c === '#'));
    if (!isEnd && !isSlash(p, c)) return take(p, percentEncode(c, encodeSets.path));
    takePart(p, isSlash(p, c));
    if (c === '?' && isEnd) return enterQuery(p);
    return c === '#' && isEnd ? enterFragment(p) : undefined;
  },

  opaquePath(p: Parser, c: Symbol): Verdict {
    if (c === '?') return enterQuery(p);
    if (c === '#') return enterFragment(p);
    if (c === undefined) return undefined;
    // A space at the end would be lost when the URL is read again.
    const isLast = c === ' ' && (p.symbols[p.at + 1] === '?' || p.symbols[p.at + 1] === '#');
    p.url.path += isLast ? '%20' : percentEncode(c, encodeSets.control);
    return undefined;
  },

  query(p: Parser, c: Symbol): Verdict {
    const isEnd = c === undefined || (!p.override && c === '#');
    if (!isEnd) return take(p, c);
    p.url.query += percentEncode(p.buffer, isSpecial(p.url) ? encodeSets.specialQuery : encodeSets.query);
    return c === '#' ? enterFragment(p) : undefined;
  },

  fragment(p: Parser, c: Symbol): Verdict {
    p.url.fragment += percentEncode(c ?? '', encodeSets.fragment);
    return undefined;
  },
};

function enter(p: Parser, state: State, buffer = ''): undefined {
  p.state = state;
  p.buffer = buffer;
}

/** The next state sees the same symbol. */
function again(p: Parser, state: State, buffer = ''): undefined {
  p.at--;
  enter(p, state, buffer);
}

function take(p: Parser, text: string): undefined {
  p.buffer += text;
}

function enterQuery(p: Parser): undefined {
  p.url.query = '';
  enter(p, 'query');
}

function enterFragment(p: Parser): undefined {
  p.url.fragment = '';
  enter(p, 'fragment');
}

function isSlash(p: Parser, c: Symbol): boolean {
  return c === '/' || (c === '\\' && isSpecial(p.url));
}

function endsAuthority(p: Parser, c: Symbol): boolean {
  return c === undefined || c === '?' || c === '#' || isSlash(p, c);
}

function changeScheme({ url, buffer }: Parser): Verdict {
  const cannotBeFile = url.username !== '' || url.password !== '' || url.port !== null;
  if (defaultPorts.has(url.scheme) !== defaultPorts.has(buffer)) return true;
  if ((buffer === 'file' && cannotBeFile) || (url.scheme === 'file' && url.host === '')) return true;
  url.scheme = buffer;
  if (url.port === defaultPorts.get(buffer)) url.port = null;
  return true;
}

function afterScheme(p: Parser): Verdict {
  p.url.scheme = p.buffer;
  if (p.url.scheme === 'file') return enter(p, 'file');
  if (isSpecial(p.url)) {
    return enter(p, p.base?.scheme === p.url.scheme ? 'specialRelativeOrAuthority' : 'specialAuthoritySlashes');
  }
  if (p.symbols[p.at + 1] === '/') {
    p.at++;
    return enter(p, 'pathOrAuthority');
  }
  p.url.path = '';
  return enter(p, 'opaquePath');
}

/** The URL has what it takes from its base; `leave` drops what a path of its own replaces. */
function afterBase(p: Parser, c: Symbol, leave: () => void): Verdict {
  if (c === '?') return enterQuery(p);
  if (c === '#') return enterFragment(p);
  if (c === undefined) return undefined;
  p.url.query = null;
  leave();
  return again(p, 'path');
}

/** The `@`: what was read so far is a user name and a password. Of several `@` the last counts. */
function takeCredentials(p: Parser): undefined {
  for (const symbol of p.sawAt ? `%40${p.buffer}` : p.buffer) {
    if (symbol === ':' && !p.sawPassword) p.sawPassword = true;
    else p.url[p.sawPassword ? 'password' : 'username'] += percentEncode(symbol, encodeSets.userinfo);
  }
  p.sawAt = true;
  p.buffer = '';
}

function hostBeforePort(p: Parser): Verdict {
  if (!p.buffer || p.override === 'hostname') return false;
  return takeHost(p) ? enter(p, 'port') : false;
}

function hostBeforePath(p: Parser): Verdict {
  const { url } = p;
  if (!p.buffer && isSpecial(url)) return false;
  if (!p.buffer && p.override && (url.username || url.password || url.port !== null)) return false;
  if (!takeHost(p)) return false;
  return p.override ? true : again(p, 'pathStart');
}

function takeHost(p: Parser): boolean {
  const host = parseHost(p.buffer, isSpecial(p.url), p.decode);
  if (host !== undefined) p.url.host = host;
  return host !== undefined;
}

function takePart(p: Parser, isFolder: boolean): void {
  const path = parts(p.url);
  const name = p.buffer.replace(/%2e/gi, '.');
  if (name === '..') shorten(p.url);
  if (name === '..' || name === '.') {
    if (!isFolder) path.push('');
  } else {
    const isFirstDrive = p.url.scheme === 'file' && path.length === 0 && isDrive(p.buffer);
    path.push(isFirstDrive ? `${p.buffer[0]}:` : p.buffer);
  }
  p.buffer = '';
}

/** Drops the last part, but a drive stays. */
function shorten(url: UrlRecord): void {
  const path = parts(url);
  if (url.scheme === 'file' && path.length === 1 && /^[a-z]:$/i.test(path[0]!)) return;
  path.pop();
}

function parts(url: UrlRecord): string[] {
  return url.path as string[];
}

function isDrive(text: string): boolean {
  return /^[a-z][:|]$/i.test(text);
}

function startsWithDrive(p: Parser): boolean {
  return /^[a-z][:|](?:[/\\?#]|$)/i.test(p.symbols.slice(p.at, p.at + 3).join(''));
}
