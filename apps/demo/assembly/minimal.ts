// The least a function can do: what it costs is the platform's own cost.

export function handler(event: string): string {
  return '{"statusCode":200,"body":"ok"}';
}
