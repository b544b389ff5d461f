// Bytes in, the same bytes out: what the size check of the demo sends everything through.

export const rawHandler = async (event: Uint8Array): Promise<Uint8Array> => event;
