// The least a function can do, in AssemblyScript.

export function handler(event: string): string {
  return '{"statusCode":200,"body":"ok"}';
}
