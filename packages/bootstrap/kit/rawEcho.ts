export function rawHandler(event: Uint8Array): Uint8Array {
  return event;
}
