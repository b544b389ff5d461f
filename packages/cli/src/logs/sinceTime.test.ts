import { expect, test } from 'vitest';
import { sinceTime } from './sinceTime.ts';

const now = new Date('2026-11-28T12:00:00.000Z');

test.each([
  ['30s', '2026-11-28T11:59:30.000Z'],
  ['10m', '2026-11-28T11:50:00.000Z'],
  ['2h', '2026-11-28T10:00:00.000Z'],
  ['1d', '2026-11-27T12:00:00.000Z'],
  ['1w', '2026-11-21T12:00:00.000Z'],
  ['2026-11-01', '2026-11-01T00:00:00.000Z'],
  ['2026-11-01T08:30', '2026-11-01T08:30:00.000Z'],
  ['2026-11-01T08:30:15.5Z', '2026-11-01T08:30:15.500Z'],
  ['2026-11-01T08:30:00+02:00', '2026-11-01T06:30:00.000Z'],
  ['999999w', '1970-01-01T00:00:00.000Z'],
])('%s is %s', (text, time) => {
  expect(new Date(sinceTime(text, now)).toISOString()).toBe(time);
});

test.each(['', '10', '10x', 'm', '-5m', '1.5h', 'yesterday', '2026-13-01', '2026-11-01T25:00Z', '28.11.2026'])(
  '%j is refused',
  (text) => {
    expect(() => sinceTime(text, now)).toThrow(/Expected --since to be a time like 10m, .*, got /);
  },
);

test('a time to come is refused', () => {
  expect(() => sinceTime('2027-01-01', now)).toThrow('it is 2026-11-28T12:00:00.000Z');
});
