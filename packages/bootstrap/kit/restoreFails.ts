import { afterRestore } from '@kinglet/runtime';

afterRestore(() => {
  throw new RangeError('cannot be thawed');
});

export function handler(event: string): string {
  return '1';
}
