// What was found, in messages.

/** Words and numbers as they are, objects as JSON: not all of them can become text. */
export function foundText(found: unknown): string {
  return typeof found === 'object' ? JSON.stringify(found) : String(found);
}
