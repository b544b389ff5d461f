// Work that is told of elsewhere.
import type { Context } from '../context.ts';

export function silent(context: Context): Context {
  return { ...context, console: { ...context.console, note: () => undefined } };
}
