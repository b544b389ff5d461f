// Pages in a real Chromium, through its DevTools protocol.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser, reportSkipped } from '../../../scripts/toolchain.mjs';

/** What came of a page. */
export interface SeenPage {
  /** What its console and its loading complained of. */
  readonly problems: readonly string[];
  /** Every address that it asked for. */
  readonly requests: readonly string[];
  readonly png: Buffer;
  /** The value of an expression in it, or of its promise. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** A command of the DevTools protocol, for what an expression cannot do: keys, printing. */
  readonly send: (method: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>>;
}

export interface ViewOptions {
  readonly scheme: 'light' | 'dark';
  /** In CSS pixels. */
  readonly width: number;
  /** Before the page is asked for. */
  readonly prepare?: (send: SeenPage['send']) => Promise<void>;
}

export interface Chromium {
  /** A path, or an address. */
  readonly open: (file: string | URL, options: ViewOptions) => Promise<SeenPage>;
  readonly stop: () => Promise<void>;
}

const program = findBrowser();

/** The reason is printed: `describe.skipIf(chromiumIsMissing)`. */
export const chromiumIsMissing: boolean = program === undefined;
if (chromiumIsMissing)
  reportSkipped('pages in Chromium', 'no chromium on PATH; as root npm test installs it where apt has it');

export async function startChromium(): Promise<Chromium> {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-chromium-'));
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-port=0'];
  const child = spawn(program as string, [...flags, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const connection = await connect(await address(child));
  return {
    open: (file, options) => openPage(connection, file, options),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      void connection.send('Browser.close');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Fields = Record<string, unknown>;

interface Connection {
  readonly send: (method: string, params?: Fields, sessionId?: string) => Promise<Fields>;
  readonly listen: (sessionId: string, heard: (method: string, params: Fields) => void) => void;
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const found = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`Chromium ended: ${printed}`)));
  });
}

async function connect(url: string): Promise<Connection> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const waiting = new Map<number, (message: Fields) => void>();
  const listeners = new Map<string, (method: string, params: Fields) => void>();
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Fields;
    if (typeof message.id === 'number') waiting.get(message.id)?.(message);
    else listeners.get(String(message.sessionId))?.(String(message.method), message.params as Fields);
  });
  let count = 0;
  return {
    listen: (sessionId, heard) => void listeners.set(sessionId, heard),
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const id = ++count;
        waiting.set(id, ({ result, error }) =>
          error ? reject(new Error(`${method}: ${JSON.stringify(error)}`)) : resolve(result as Fields),
        );
        socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
      }),
  };
}

async function openPage(
  connection: Connection,
  file: string | URL,
  { scheme, width, prepare }: ViewOptions,
): Promise<SeenPage> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const send: SeenPage['send'] = (method, params) => connection.send(method, params, String(sessionId));
  const problems: string[] = [];
  const requests: string[] = [];
  const loaded = new Promise<void>((resolve) => {
    connection.listen(String(sessionId), (method, params) => {
      if (method === 'Page.loadEventFired') resolve();
      if (method === 'Network.requestWillBeSent') requests.push(String((params.request as Fields).url));
      if (/^(Runtime.consoleAPICalled|Runtime.exceptionThrown|Log.entryAdded|Network.loadingFailed)$/.test(method))
        problems.push(`${method}: ${JSON.stringify(params)}`);
    });
  });
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  await send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: width < 500 });
  await prepare?.(send);
  await send('Page.navigate', { url: (file instanceof URL ? file : pathToFileURL(file)).href });
  await loaded;
  const { data } = await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true });
  const evaluate = async (expression: string) => {
    const { result } = await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    return (result as Fields).value;
  };
  return { problems, requests, png: Buffer.from(String(data), 'base64'), evaluate, send };
}
