// Against Node's URL, which follows the same standard.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUrl } from './url.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const ours = createUrl((bytes) => decoder.decode(bytes)) as unknown as Pick<
  typeof globalThis,
  'URL' | 'URLSearchParams'
>;
const parts = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const;
const settable = parts.filter((part) => part !== 'origin');

function read(Class: typeof URL, input: string, base?: string): unknown {
  try {
    const url = new Class(input, base);
    return parts.map((part) => url[part]);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const inputs = [
  'https://user:pa%20ss@EXAMPLE.org:443/a/./b/../c?x=1&y= #é',
  '//host/p',
  '/p?q',
  '?q',
  '#f',
  '',
  'a b',
  '..\\..\\x',
  'http://[1:2::0.0.0.7]:80/',
  'http://[::1%25]/',
  'http://0x7f.1/',
  'http://256.1.1.1',
  'http://1.2.3.4.5',
  'http://09/',
  'http://a@b@c:d@e/',
  'http://exämple.org/',
  'http://xn--exmple-cua.org/',
  'http://ＧＯ．com',
  'http://a\u00adb',
  'http://%zz%66%a',
  'http://ho st/',
  'file:C|/x/../..',
  'file:///C:/../y',
  'file://localhost/x',
  '/C|\\d',
  'mailto:a@b  #x',
  'data:text/plain,a b ?q',
  'web+x:/..//p',
  'foo://h\u0000/',
  'foo://É/\u{1f600}?\u{1f600}#\u{1f600}',
  'blob:https://a.b:1/x',
  'ws://h:80',
  'http:\\\\h\\p',
  'http:h',
  'http://h:65536/',
  'http://h:/',
  'ht\ntp://h/\tx',
  '  http://h  ',
  'javascript:/\u0301',
  'http://\u05d0b',
];
const bases = [undefined, 'https://a.b/c/d?e#f', 'file:///C:/x/y', 'mailto:x', 'foo://h/a/b', 'foo:/a'];
const pieces = fc.constantFrom(
  ...'ab/:@?#\\.%|[]é 0x19&=+;{}^',
  '..',
  'http:',
  'file:',
  '//',
  '%2e',
  '%41',
  '::',
  'C|',
  'xn--',
);

describe('URL', () => {
  it.each(bases)('reads what Node reads, from the base %s', (base) => {
    for (const input of inputs.filter((input) => input !== 'http://\u05d0b')) {
      expect([input, read(ours.URL, input, base)]).toEqual([input, read(URL, input, base)]);
    }
  });

  it('reads any mixture as Node does', () => {
    const text = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom(...bases), (input, base) => {
        // Labels of Punycode that stand for nothing: Node lets some of them pass.
        fc.pre(!/xn--/i.test(input));
        expect(read(ours.URL, input, base)).toEqual(read(URL, input, base));
      }),
      { numRuns: 3000 },
    );
  });

  it('changes its parts as Node does', () => {
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 5 }).map((all) => all.join('')),
      fc.constantFrom(...inputs),
    );
    fc.assert(
      fc.property(fc.constantFrom(...inputs), fc.constantFrom(...settable), text, (input, part, value) => {
        fc.pre(URL.canParse(input) && !/xn--|\u05d0/i.test(input + value));
        const [mine, theirs] = [new ours.URL(input), new URL(input)];
        for (const url of [mine, theirs]) {
          try {
            url[part] = value;
          } catch {
            // setting href to what is no URL: both throw, and stay as they are
          }
        }
        expect(mine.href).toBe(theirs.href);
      }),
      { numRuns: 3000 },
    );
  });

  it('tells without throwing whether there is one', () => {
    expect([ours.URL.canParse('x:y'), ours.URL.canParse('x'), ours.URL.canParse('x', 'http://h')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(ours.URL.parse('//')).toBeNull();
    expect(String(ours.URL.parse('b', 'http://h/a'))).toBe('http://h/b');
  });

  it('says what is wrong', () => {
    expect(() => new ours.URL('b', 'a')).toThrow(
      expect.objectContaining({ code: 'ERR_INVALID_URL', message: 'Invalid URL: "b" from the base "a"', input: 'b' }),
    );
  });

  it('is its text in JSON', () => {
    expect(JSON.stringify([new ours.URL('http://h')])).toBe('["http://h/"]');
    expect(Object.prototype.toString.call(new ours.URL('http://h'))).toBe('[object URL]');
  });
});

describe('URLSearchParams', () => {
  it('reads and writes as Node does', () => {
    const text = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'grapheme' })), { maxLength: 8 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, text, (query, name, value) => {
        // Behind a `%` Node takes each code unit for a byte.
        fc.pre(!query.includes('%') || !/[^\0-\x7f]/.test(query));
        const results = [ours, globalThis].map(({ URLSearchParams }) => {
          const params = new URLSearchParams(query);
          params.append(name, value);
          params.set('a', value);
          params.sort();
          return [
            String(params),
            [...params],
            params.get(name),
            params.getAll('a'),
            params.has('b', value),
            params.size,
          ];
        });
        expect(results[0]).toEqual(results[1]);
      }),
    );
  });

  it('is made of pairs, of a record, of another', () => {
    const { URLSearchParams } = ours;
    const pairs = [
      ['a', '1'],
      ['a', '2'],
    ];

    expect(String(new URLSearchParams(pairs))).toBe('a=1&a=2');
    expect(String(new URLSearchParams(new URLSearchParams(pairs)))).toBe('a=1&a=2');
    expect(String(new URLSearchParams({ b: '3', c: 'é' }))).toBe('b=3&c=%C3%A9');
    expect(() => new URLSearchParams([['a']])).toThrow('Expected each item to be a pair [name, value], found 1 parts');
  });

  it('follows its URL, and the URL follows it', () => {
    const url = new ours.URL('http://h/?a=1&b=2');
    const { searchParams } = url;
    searchParams.delete('a');
    searchParams.append('c', ' ');
    expect(url.href).toBe('http://h/?b=2&c=+');
    url.search = '?x=1';
    expect([...searchParams.keys(), ...searchParams.values()]).toEqual(['x', '1']);
    url.href = 'http://h/?y=2';
    expect(searchParams.get('y')).toBe('2');
    searchParams.delete('y', '2');

    expect(url.href).toBe('http://h/');
    expect(url.searchParams).toBe(searchParams);
  });

  it('is seen as it changes while somebody iterates', () => {
    const params = new ours.URLSearchParams('a=1&b=2&c=3');
    const seen: string[] = [];
    params.forEach((_, name) => {
      seen.push(name);
      if (name === 'a') params.delete('b');
    });

    expect(seen).toEqual(['a', 'c']);
  });
});
