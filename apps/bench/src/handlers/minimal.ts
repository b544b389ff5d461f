// The least a function can do, for the cold-start suite: what it costs is the platform's own cost.

export const handler = async (): Promise<{ statusCode: number; body: string }> => ({ statusCode: 200, body: 'ok' });
