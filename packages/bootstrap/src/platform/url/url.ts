// URL, over the parser of the standard.

import type { Decode, State } from './parser.ts';
import { changeUrl, parseUrl } from './parseUrl.ts';
import { encodeSets, percentEncode } from './percent.ts';
import { createSearchParams, type SearchParams } from './searchParams.ts';
import { hasAuthority, isSpecial, serializePath, serializeUrl, type UrlRecord } from './urlRecord.ts';

/** The two constructors. `decode` reads UTF-8, with U+FFFD for what is none, and keeps a byte order mark. */
export function createUrl(decode: Decode): Record<'URL' | 'URLSearchParams', unknown> {
  const { URLSearchParams, follow } = createSearchParams(decode);

  class URL {
    #url: UrlRecord;
    #params: { params: SearchParams; set(query: string): void } | undefined;

    constructor(input: string, base?: string) {
      this.#url = parse(input, base);
    }

    static canParse(input: string, base?: string): boolean {
      return URL.parse(input, base) !== null;
    }

    static parse(input: string, base?: string): URL | null {
      const [of, from] = [text(input), base === undefined ? undefined : text(base)];
      try {
        return new URL(of, from);
      } catch {
        return null; // what parse() throws, and nothing else can: the texts were read before
      }
    }

    get href(): string {
      return serializeUrl(this.#url);
    }

    set href(value: string) {
      this.#url = parse(value);
      this.#params?.set(this.#url.query ?? '');
    }

    get origin(): string {
      const { scheme, path } = this.#url;
      if (scheme === 'blob') return originOfBlob(String(path), decode);
      return isSpecial(this.#url) && scheme !== 'file' ? `${scheme}://${this.host}` : 'null';
    }

    get protocol(): string {
      return `${this.#url.scheme}:`;
    }

    set protocol(value: string) {
      this.#change(`${text(value)}:`, 'schemeStart');
    }

    get username(): string {
      return this.#url.username;
    }

    set username(value: string) {
      const name = percentEncode(text(value), encodeSets.userinfo);
      if (hasAuthority(this.#url)) this.#url.username = name;
    }

    get password(): string {
      return this.#url.password;
    }

    set password(value: string) {
      const password = percentEncode(text(value), encodeSets.userinfo);
      if (hasAuthority(this.#url)) this.#url.password = password;
    }

    get host(): string {
      return `${this.hostname}${this.port && `:${this.port}`}`;
    }

    set host(value: string) {
      const host = text(value);
      if (typeof this.#url.path !== 'string') this.#change(host, 'host');
    }

    get hostname(): string {
      return this.#url.host ?? '';
    }

    set hostname(value: string) {
      const host = text(value);
      if (typeof this.#url.path !== 'string') this.#change(host, 'hostname');
    }

    get port(): string {
      return `${this.#url.port ?? ''}`;
    }

    set port(value: string) {
      const port = text(value);
      if (!hasAuthority(this.#url)) return;
      if (port === '') this.#url.port = null;
      else this.#change(port, 'port');
    }

    get pathname(): string {
      return serializePath(this.#url);
    }

    set pathname(value: string) {
      const path = text(value);
      if (typeof this.#url.path === 'string') return;
      this.#url.path = [];
      this.#change(path, 'pathStart');
    }

    get search(): string {
      return this.#url.query ? `?${this.#url.query}` : '';
    }

    set search(value: string) {
      const query = text(value);
      this.#url.query = query === '' ? null : '';
      if (query !== '') this.#change(query.replace(/^\?/, ''), 'query');
      this.#params?.set(this.#url.query ?? '');
    }

    get searchParams(): SearchParams {
      if (!this.#params) {
        this.#params = follow((query) => {
          this.#url.query = query || null;
        });
        this.#params.set(this.#url.query ?? '');
      }
      return this.#params.params;
    }

    get hash(): string {
      return this.#url.fragment ? `#${this.#url.fragment}` : '';
    }

    set hash(value: string) {
      const fragment = text(value);
      this.#url.fragment = fragment === '' ? null : '';
      if (fragment !== '') this.#change(fragment.replace(/^#/, ''), 'fragment');
    }

    toString(): string {
      return this.href;
    }

    toJSON(): string {
      return this.href;
    }

    get [Symbol.toStringTag](): string {
      return 'URL';
    }

    #change(value: string, state: State): void {
      changeUrl(value, this.#url, state, decode);
    }
  }

  function parse(input: string, base?: string): UrlRecord {
    const from = base === undefined ? undefined : parseUrl(text(base), undefined, decode);
    const url = base !== undefined && !from ? undefined : parseUrl(text(input), from, decode);
    if (url) return url;
    const where = base === undefined ? '' : ` from the base ${JSON.stringify(text(base))}`;
    const error = new TypeError(`Invalid URL: ${JSON.stringify(text(input))}${where}`);
    throw Object.assign(error, { code: 'ERR_INVALID_URL', input: text(input) });
  }
  return { URL, URLSearchParams };
}

function originOfBlob(path: string, decode: Decode): string {
  const inner = parseUrl(path, undefined, decode);
  const port = inner?.port == null ? '' : `:${inner.port}`;
  return inner && /^https?$/.test(inner.scheme) ? `${inner.scheme}://${inner.host}${port}` : 'null';
}

function text(value: unknown): string {
  return `${value as string}`.toWellFormed();
}
