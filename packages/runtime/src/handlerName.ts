// Reads `_HANDLER`, which names the export that is called.
import { MalformedHandlerNameError } from './errors.ts';
import { envNames } from './protocol.ts';

/**
 * The part after the last dot; undefined when the variable is missing or empty, as outside of Lambda. The part before names
 * a file, of which a bundle has only one.
 * @throws {MalformedHandlerNameError} without a dot, with nothing after it, or with `..`
 */
export function exportNameOf(handler: string | undefined): string | undefined {
  if (!handler) return undefined;
  const name = handler.slice(handler.lastIndexOf('.') + 1);
  if (handler.includes('.') && !handler.includes('..') && name !== '') return name;
  throw new MalformedHandlerNameError(
    `Expected ${envNames.handler} to be file.export, such as index.handler, got ${JSON.stringify(handler)}`,
  );
}
