import { fail } from '@kinglet/runtime';
import { isJson } from './json';

export function handler(event: string): string {
  return isJson(event) ? event : fail('Runtime.UnmarshalError', 'Expected the event to be JSON');
}
