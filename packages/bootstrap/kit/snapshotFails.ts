import { beforeSnapshot } from '@kinglet/runtime';

beforeSnapshot(() => {
  throw new TypeError('cannot be frozen');
});

export function handler(event: string): string {
  return '1';
}
