import { expect, test } from 'vitest';
import { functionError, renderFunctionError } from './functionError.ts';

test.each([
  [
    'of Kinglet',
    { errorType: 'TypeError', errorMessage: 'no', stackTrace: ['at f (a.ts:1:2)'] },
    'TypeError: no\n    at f (a.ts:1:2)',
  ],
  [
    'of Node',
    { errorType: 'TypeError', errorMessage: 'no', trace: ['TypeError: no', '    at f (a.js:1:2)'] },
    'TypeError: no\n    at f (a.js:1:2)',
  ],
  [
    'of the platform',
    { errorType: 'Runtime.ExitError', errorMessage: 'RequestId: x Error: exit status 1' },
    'Runtime.ExitError: RequestId: x Error: exit status 1',
  ],
  ['of a time-out', { errorMessage: 'Task timed out after 3.00 seconds' }, 'Error: Task timed out after 3.00 seconds'],
])('an error %s is shown with its stack', (_, body, shown) => {
  expect(renderFunctionError(functionError(JSON.stringify(body)))).toBe(shown);
});

test.each(['', 'no JSON', '[1]', 'null'])('the body %j is the message', (body) => {
  expect(functionError(body)).toEqual({ type: 'Error', message: body, stack: [] });
});
