export function handler(event: string): string {
