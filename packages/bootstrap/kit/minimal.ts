export function handler(event: string): string {
  return '{"statusCode":200,"body":"ok"}';
}
