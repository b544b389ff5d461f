import { textMember } from './json';

class CustomError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CustomError';
  }
}

// There are no promises: every way to fail is to throw.
export function handler(event: string): string {
  if (textMember(event, 'how') == '') return '"fine"';
  const what = textMember(event, 'throw');
  if (what == 'string') throw 'just text';
  if (what == 'error') throw new TypeError('boom');
  if (what == 'custom') throw new CustomError('custom boom');
  throw named(what);
}

function named(what: string): Error {
  if (what == 'long') return new RangeError('long '.repeat(40_000));
  if (what == 'huge') return new RangeError('huge '.repeat(500_000));
  if (what == 'delete') return new RangeError('a\x7féb');
  const error = new Error(what == 'runtimeName' ? 'named' : 'odd');
  error.name = what == 'runtimeName' ? 'Runtime.SomethingWrong' : 'not a name\r\nX-Injected: 1';
  return error;
}
