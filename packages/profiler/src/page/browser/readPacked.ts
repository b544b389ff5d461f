// The bytes of a data block: base64 of gzip.

export async function readPacked(id: string): Promise<Uint8Array> {
  const text = await textOf(id);
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

// Blocks of samples stand behind the script: they are there once the document is.
async function textOf(id: string): Promise<string> {
  if (document.readyState === 'loading' && !document.getElementById(id))
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  return document.getElementById(id)?.textContent ?? '';
}
