// The basic URL parser of the URL Standard (https://url.spec.whatwg.org/#concept-basic-url-parser): its states by their
// names, each a function of the next symbol.
import { parseHost } from './host.ts';
import {
  again,
  type Character,
  type Decode,
  endsAuthority,
  enter,
  enterFragment,
  enterQuery,
  isSlash,
  newParser,
  type Parser,
  type State,
  take,
  type Verdict,
} from './parser.ts';
import { encodeSets, percentEncode } from './percent.ts';
import {
  afterBase,
  afterScheme,
  changeScheme,
  hostBeforePath,
  hostBeforePort,
  startsWithDrive,
  takeCredentials,
  takePart,
} from './transitions.ts';
import { defaultPorts, isDrive, isSpecial, parts, shorten, type UrlRecord } from './urlRecord.ts';

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

function run(parser: Parser, start: State): boolean {
  parser.state = start;
  for (; ; parser.at++) {
    const verdict: Verdict = states[parser.state](parser, parser.symbols[parser.at]);
    if (verdict !== undefined) return verdict;
    if (parser.at >= parser.symbols.length) return true;
  }
}

const states: Readonly<Record<State, (p: Parser, c: Character) => Verdict>> = {
  schemeStart(p: Parser, c: Character): Verdict {
    if (c !== undefined && /[a-z]/i.test(c)) return enter(p, 'scheme', c.toLowerCase());
    return p.override ? false : again(p, 'noScheme');
  },

  scheme(p: Parser, c: Character): Verdict {
    if (c !== undefined && /[a-z\d+\-.]/i.test(c)) return take(p, c.toLowerCase());
    if (c === ':') return p.override ? changeScheme(p) : afterScheme(p);
    if (p.override) return false;
    p.at = -1;
    return enter(p, 'noScheme');
  },

  noScheme(p: Parser, c: Character): Verdict {
    if (!p.base) return false;
    if (typeof p.base.path !== 'string') return again(p, p.base.scheme === 'file' ? 'file' : 'relative');
    if (c !== '#') return false;
    const { scheme, path, query } = p.base;
    Object.assign(p.url, { scheme, path, query });
    return enterFragment(p);
  },

  specialRelativeOrAuthority(p: Parser, c: Character): Verdict {
    if (c !== '/' || p.symbols[p.at + 1] !== '/') return again(p, 'relative');
    p.at++;
    return enter(p, 'specialAuthorityIgnoreSlashes');
  },

  pathOrAuthority: (p: Parser, c: Character): Verdict => (c === '/' ? enter(p, 'authority') : again(p, 'path')),

  relative(p: Parser, c: Character): Verdict {
    const { scheme, username, password, host, port, path, query } = p.base!;
    p.url.scheme = scheme;
    if (isSlash(p, c)) return enter(p, 'relativeSlash');
    Object.assign(p.url, { username, password, host, port, path: [...path], query });
    return afterBase(p, c, () => shorten(p.url));
  },

  relativeSlash(p: Parser, c: Character): Verdict {
    if (isSlash(p, c)) return enter(p, isSpecial(p.url) ? 'specialAuthorityIgnoreSlashes' : 'authority');
    const { username, password, host, port } = p.base!;
    Object.assign(p.url, { username, password, host, port });
    return again(p, 'path');
  },

  specialAuthoritySlashes(p: Parser, c: Character): Verdict {
    if (c !== '/' || p.symbols[p.at + 1] !== '/') return again(p, 'specialAuthorityIgnoreSlashes');
    p.at++;
    return enter(p, 'specialAuthorityIgnoreSlashes');
  },

  specialAuthorityIgnoreSlashes: (p: Parser, c: Character): Verdict =>
    c === '/' || c === '\\' ? undefined : again(p, 'authority'),

  authority(p: Parser, c: Character): Verdict {
    if (c === '@') return takeCredentials(p);
    if (!endsAuthority(p, c)) return take(p, c!);
    if (p.sawAt && !p.buffer) return false;
    p.at -= Array.from(p.buffer).length + 1;
    return enter(p, 'host');
  },

  host(p: Parser, c: Character): Verdict {
    if (p.override && p.url.scheme === 'file') return again(p, 'fileHost');
    const isPort = c === ':' && !p.inBrackets;
    if (!isPort && !endsAuthority(p, c)) {
      p.inBrackets = c === '[' || (p.inBrackets && c !== ']');
      return take(p, c!);
    }
    return isPort ? hostBeforePort(p) : hostBeforePath(p);
  },

  hostname: (p: Parser, c: Character): Verdict => states.host(p, c),

  port(p: Parser, c: Character): Verdict {
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

  file(p: Parser, c: Character): Verdict {
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

  fileSlash(p: Parser, c: Character): Verdict {
    if (c === '/' || c === '\\') return enter(p, 'fileHost');
    if (p.base?.scheme === 'file') {
      p.url.host = p.base.host;
      const [drive = ''] = p.base.path;
      if (!startsWithDrive(p) && /^[a-z]:$/i.test(drive)) p.url.path = [drive];
    }
    return again(p, 'path');
  },

  fileHost(p: Parser, c: Character): Verdict {
    if (c !== undefined && !'/\\?#'.includes(c)) return take(p, c);
    // The drive stays in the buffer: it is the path's first part.
    if (!p.override && isDrive(p.buffer)) return again(p, 'path', p.buffer);
    const host = p.buffer && parseHost(p.buffer, true, p.decode);
    if (host === undefined) return false;
    p.url.host = host === 'localhost' ? '' : host;
    return p.override ? true : again(p, 'pathStart');
  },

  pathStart(p: Parser, c: Character): Verdict {
    if (isSpecial(p.url)) return c === '/' || c === '\\' ? enter(p, 'path') : again(p, 'path');
    if (!p.override && c === '?') return enterQuery(p);
    if (!p.override && c === '#') return enterFragment(p);
    if (c !== undefined) return c === '/' ? enter(p, 'path') : again(p, 'path');
    if (p.override && p.url.host === null) parts(p.url).push('');
    return undefined;
  },

  path(p: Parser, c: Character): Verdict {
    const isEnd = c === undefined || (!p.override && (c === '?' || c === '#'));
    if (!isEnd && !isSlash(p, c)) return take(p, percentEncode(c, encodeSets.path));
    takePart(p, isSlash(p, c));
    if (c === '?' && isEnd) return enterQuery(p);
    return c === '#' && isEnd ? enterFragment(p) : undefined;
  },

  opaquePath(p: Parser, c: Character): Verdict {
    if (c === '?') return enterQuery(p);
    if (c === '#') return enterFragment(p);
    if (c === undefined) return undefined;
    // A space at the end would be lost when the URL is read again.
    const isLast = c === ' ' && (p.symbols[p.at + 1] === '?' || p.symbols[p.at + 1] === '#');
    p.url.path += isLast ? '%20' : percentEncode(c, encodeSets.control);
    return undefined;
  },

  query(p: Parser, c: Character): Verdict {
    const isEnd = c === undefined || (!p.override && c === '#');
    if (!isEnd) return take(p, c);
    p.url.query += percentEncode(p.buffer, isSpecial(p.url) ? encodeSets.specialQuery : encodeSets.query);
    return c === '#' ? enterFragment(p) : undefined;
  },

  fragment(p: Parser, c: Character): Verdict {
    p.url.fragment += percentEncode(c ?? '', encodeSets.fragment);
    return undefined;
  },
};
