// A URL as the parser leaves it, and what its parts say of it.

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

/** Of the special schemes. */
export const defaultPorts: ReadonlyMap<string, number | undefined> = new Map([
  ['ftp', 21],
  ['file', undefined],
  ['http', 80],
  ['https', 443],
  ['ws', 80],
  ['wss', 443],
]);

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

export function parts(url: UrlRecord): string[] {
  return url.path as string[];
}

/** Drops the last part, but a drive stays. */
export function shorten(url: UrlRecord): void {
  const path = parts(url);
  if (url.scheme === 'file' && path.length === 1 && /^[a-z]:$/i.test(path[0]!)) return;
  path.pop();
}

export function isDrive(text: string): boolean {
  return /^[a-z][:|]$/i.test(text);
}
