// A listening HTTP server whose end is clean.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EmulatorError } from '../errors.ts';

/** A server on 127.0.0.1. */
export interface WebServer {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  /** Ends every connection and stops listening. */
  readonly close: () => Promise<void>;
}

/**
 * Listens; port 0 is any free one.
 * @throws {EmulatorError} `KINGLET_EMULATOR_PORT` if the port cannot be had; `cause` is the system's reason.
 */
export async function startWebServer(port: number, listener: RequestListener): Promise<WebServer> {
  // Longer than clients keep a connection: they, not the server, shall be the ones to close it.
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void => {
      const message = `Expected to listen on 127.0.0.1:${port}, got ${cause.message}: name another port, or 0 for any`;
      reject(new EmulatorError('KINGLET_EMULATOR_PORT', message, { cause }));
    };
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      resolve();
    });
  });
}
