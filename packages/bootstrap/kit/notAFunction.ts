export const handler: i32 = 1;

// Without any function there would be no program.
export function somethingElse(event: string): string {
  return '1';
}
