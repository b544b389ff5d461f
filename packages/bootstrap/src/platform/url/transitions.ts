// What the states of the parser do that takes more than a line (parseUrl.ts).
import { parseHost } from './host.ts';
import { again, type Character, enter, enterFragment, enterQuery, type Parser, type Verdict } from './parser.ts';
import { encodeSets, percentEncode } from './percent.ts';
import { defaultPorts, isDrive, isSpecial, parts, shorten } from './urlRecord.ts';

export function changeScheme({ url, buffer }: Parser): Verdict {
  const cannotBeFile = url.username !== '' || url.password !== '' || url.port !== null;
  if (defaultPorts.has(url.scheme) !== defaultPorts.has(buffer)) return true;
  if ((buffer === 'file' && cannotBeFile) || (url.scheme === 'file' && url.host === '')) return true;
  url.scheme = buffer;
  if (url.port === defaultPorts.get(buffer)) url.port = null;
  return true;
}

export function afterScheme(p: Parser): Verdict {
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
export function afterBase(p: Parser, c: Character, leave: () => void): Verdict {
  if (c === '?') return enterQuery(p);
  if (c === '#') return enterFragment(p);
  if (c === undefined) return undefined;
  p.url.query = null;
  leave();
  return again(p, 'path');
}

/** The `@`: what was read so far is a user name and a password. Of several `@` the last counts. */
export function takeCredentials(p: Parser): undefined {
  for (const symbol of p.sawAt ? `%40${p.buffer}` : p.buffer) {
    if (symbol === ':' && !p.sawPassword) p.sawPassword = true;
    else p.url[p.sawPassword ? 'password' : 'username'] += percentEncode(symbol, encodeSets.userinfo);
  }
  p.sawAt = true;
  p.buffer = '';
}

export function hostBeforePort(p: Parser): Verdict {
  if (!p.buffer || p.override === 'hostname') return false;
  return takeHost(p) ? enter(p, 'port') : false;
}

export function hostBeforePath(p: Parser): Verdict {
  const { url } = p;
  if (!p.buffer && isSpecial(url)) return false;
  if (!p.buffer && p.override && (url.username || url.password || url.port !== null)) return false;
  if (!takeHost(p)) return false;
  return p.override ? true : again(p, 'pathStart');
}

export function takePart(p: Parser, isFolder: boolean): void {
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

export function startsWithDrive(p: Parser): boolean {
  return /^[a-z][:|](?:[/\\?#]|$)/i.test(p.symbols.slice(p.at, p.at + 3).join(''));
}

function takeHost(p: Parser): boolean {
  const host = parseHost(p.buffer, isSpecial(p.url), p.decode);
  if (host !== undefined) p.url.host = host;
  return host !== undefined;
}
