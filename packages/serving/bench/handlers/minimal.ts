// The least that a handler can be.
export const handler = async (): Promise<unknown> => ({ ok: true });
