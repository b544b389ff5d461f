export function somethingElse(event: string): string {
  return '1';
}
