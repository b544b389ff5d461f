// What the memory of others is measured against.
export const handler = async () => ({ ok: true });
