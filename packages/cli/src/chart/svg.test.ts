import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeXml, svg } from './svg.ts';

it('leaves no text that XML would read as something else', () => {
  expect(escapeXml('<a href="x">&amp;')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;amp;');
  expect(escapeXml('a\u0000b\ud800c\ufffe')).toBe('abc');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeXml(text);
      expect(escaped).not.toMatch(/[<>"\uFFFE\uFFFF]|&(?!amp;|lt;|gt;|quot;)/);
      expect([...escaped].every((character) => character >= ' ' || '\t\n\r'.includes(character))).toBe(true);
    }),
  );
});

it('names and describes the drawing', () => {
  const frame = { id: 'x', width: 100, height: 50, title: 'Time & cost', description: 'a < b', isAlone: true };

  const drawn = svg(frame, []);

  expect(drawn).toContain('role="img" aria-labelledby="x-title x-desc"');
  expect(drawn).toContain('<title id="x-title">Time &amp; cost</title>');
  expect(drawn).toContain('<desc id="x-desc">a &lt; b</desc>');
});
