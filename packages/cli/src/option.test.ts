import { expect, test } from 'vitest';
import { choice, flag, list, number, type Option, pairs, shownValue, text } from './option.ts';
import * as settings from './settings.ts';

const whole = number('n', { min: 1, max: 9 });
const open = number('n', { min: 0, max: Infinity, isWhole: false });
const word = text('t', { pattern: /^[a-z]+$/, form: 'small letters' });

test.each<[string, Option<unknown>, unknown, string | undefined]>([
  ['flag', flag('f'), true, undefined],
  ['flag', flag('f'), 'true', 'true or false'],
  ['text', text('t'), 'a', undefined],
  ['text', text('t'), '', 'a text'],
  ['text', text('t'), 5, 'a text'],
  ['text with a form', word, 'ab', undefined],
  ['text with a form', word, 'AB', 'small letters'],
  ['choice', choice('c', ['a', 'b']), 'b', undefined],
  ['choice', choice('c', ['a', 'b']), 'c', 'one of a, b'],
  ['number', whole, 9, undefined],
  ['number', whole, 10, 'a whole number from 1 to 9'],
  ['number', whole, 0, 'a whole number from 1 to 9'],
  ['number', whole, 1.5, 'a whole number from 1 to 9'],
  ['number', whole, '5', 'a whole number from 1 to 9'],
  ['number', whole, Number.NaN, 'a whole number from 1 to 9'],
  ['number without a bound', open, 1.5, undefined],
  ['number without a bound', open, -1, 'a number of at least 0'],
  ['list', list('l'), ['a'], undefined],
  ['list', list('l'), ['a', ''], 'a list of texts'],
  ['list', list('l'), 'a', 'a list of texts'],
  ['pairs', pairs('p'), { a: 'b' }, undefined],
  ['pairs', pairs('p'), { a: 1 }, 'an object of texts'],
  ['pairs', pairs('p'), ['a'], 'an object of texts'],
  ['pairs', pairs('p'), null, 'an object of texts'],
])('%s: what is expected of a value', (_, option, value, expected) => {
  expect(option.expected(value)).toBe(expected);
});

test('every default of a setting is a value that the setting takes, and every setting has a help', () => {
  for (const [name, option] of Object.entries(settings as Readonly<Record<string, Option<unknown>>>)) {
    if (option.fallback !== undefined) expect([name, option.expected(option.fallback)]).toEqual([name, undefined]);
    expect(option.help).not.toBe('');
    expect(option.isSetting).toBe(true);
  }
});

test('values of pairs are not shown', () => {
  expect(shownValue(pairs('p'), { KEY: 'hunter2' })).toBe('{ KEY: a string }');
  expect(shownValue(pairs('p'), 'hunter2')).toBe('a string');
  expect(shownValue(text('t'), 'a')).toBe('"a"');
});
