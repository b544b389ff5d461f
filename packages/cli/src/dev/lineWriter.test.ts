import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineWriter } from './lineWriter.ts';

test('however a text is cut, its lines are the same, and a last one without its end comes with the end', () => {
  const text = fc.array(fc.constantFrom('a', 'bc', '\n', ' '), { maxLength: 30 });
  fc.assert(
    fc.property(text, (pieces) => {
      const lines: string[] = [];
      const writer = new LineWriter((line) => lines.push(line));

      for (const piece of pieces) writer.write(piece);
      writer.end();

      const whole = pieces.join('');
      expect(lines).toEqual(whole === '' ? [] : whole.replace(/\n$/, '').split('\n'));
    }),
  );
});
