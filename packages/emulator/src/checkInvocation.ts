// Refuses an event that could not be sent, before it is queued: found later, it would leave its environment without an end.
import { inspect } from 'node:util';
import { EmulatorError } from './errors.ts';
import type { InvokeOptions } from './invocation.ts';
import { flag, listener, reject, wholeNumber } from './optionChecks.ts';

/**
 * @throws {EmulatorError} `KINGLET_EMULATOR_PAYLOAD` for a payload that is neither text nor bytes,
 * `KINGLET_EMULATOR_OPTIONS` naming the option that does not fit into a header.
 */
export function checkInvocation(payload: unknown, options: InvokeOptions): void {
  if (typeof payload !== 'string' && !(payload instanceof Uint8Array)) {
    const found = inspect(payload, { depth: 1, maxStringLength: 100 });
    throw new EmulatorError(
      'KINGLET_EMULATOR_PAYLOAD',
      `Expected the payload to be a string or a Uint8Array, got ${found}: pass JSON.stringify(event)`,
    );
  }
  for (const name of headerOptions) {
    const value = options[name];
    // RFC 9110 5.5: a field's value has no line breaks and no NUL.
    if (value !== undefined && (typeof value !== 'string' || /[\r\n\0]/.test(value)))
      reject(name, 'a string without line breaks', value);
  }
  const { chunkBytes = 0, cognitoIdentity = {}, onStream, keepStream = true } = options;
  if (!Object.values(cognitoIdentity).every((value) => typeof value === 'string'))
    reject('cognitoIdentity', 'an object of strings', cognitoIdentity);
  wholeNumber('chunkBytes', chunkBytes, 0, Number.MAX_SAFE_INTEGER);
  if (onStream !== undefined) listener('onStream', onStream);
  flag('keepStream', keepStream);
}

const headerOptions = [
  'requestId',
  'clientContext',
  'traceId',
  'tenantId',
  'invocationId',
  'invokedFunctionArn',
  'contentType',
] as const;
