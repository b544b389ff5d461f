// What a bootstrap has of its own.
declare module 'kinglet:runtime' {
  export function readAsset(name: string): Uint8Array;
}
