// How long pages take to open in a Chromium of their own, through its DevTools protocol.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The name under which it is installed, and its version; undefined where there is none. */
export function findChromium(): { readonly program: string; readonly version: string } | undefined {
  for (const program of ['chromium', 'chromium-browser', 'google-chrome']) {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (status === 0) return { program, version: /[\d.]+/.exec(stdout)?.[0] ?? stdout.trim() };
  }
  return undefined;
}

/** Milliseconds from the start of the navigation to the page's mark, each time in a tab of its own. */
export async function timeToMark(program: string, url: string, mark: string, times: number): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-bench-chromium-'));
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0'];
  const child = spawn(program, [...flags, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const protocol = await connect(await addressOf(child));
    const found: number[] = [];
    for (let i = 0; i < times; i++) found.push(await openOnce(protocol, url, mark));
    return found;
  } finally {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Fields = Readonly<Record<string, unknown>>;

interface Protocol {
  send(method: string, params?: Fields, sessionId?: unknown): Promise<Fields>;
}

/** Of milliseconds: a page that never sets its mark must not hold up a run. */
const patience = 60_000;

async function openOnce({ send }: Protocol, url: string, mark: string): Promise<number> {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  await send('Page.enable', {}, sessionId);
  await send('Page.navigate', { url }, sessionId);
  const expression = `new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) if (name === ${JSON.stringify(mark)}) resolve(startTime);
    }).observe({ type: 'mark', buffered: true });
    setTimeout(() => resolve('no mark in ${patience} ms'), ${patience});
  })`;
  const { result } = await send('Runtime.evaluate', { expression, awaitPromise: true }, sessionId);
  await send('Target.closeTarget', { targetId });
  const { value } = result as Fields;
  if (typeof value !== 'number')
    throw new Error(`Expected ${url} to set the mark ${mark}, found ${JSON.stringify(result)}`);
  return value;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const found = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`Expected Chromium to go on, it ended: ${printed}`)));
  });
}

async function connect(url: string): Promise<Protocol> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const waiting = new Map<number, (answer: Fields) => void>();
  socket.addEventListener('close', () => {
    for (const answer of waiting.values()) answer({ error: 'Chromium has ended' });
  });
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Fields;
    if (typeof answer.id !== 'number') return;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let id = 0;
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        waiting.set(++id, ({ result, error }) =>
          error ? reject(new Error(`${method}: ${JSON.stringify(error)}`)) : resolve(result as Fields),
        );
        socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
      }),
  };
}
