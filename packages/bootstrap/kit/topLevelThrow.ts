export function handler(event: string): string {
  return '1';
}

throw new TypeError('cannot start');
