// Gives the event back, in AssemblyScript.

export function handler(event: string): string {
  return event;
}
