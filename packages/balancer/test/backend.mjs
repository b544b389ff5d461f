// A server in a process of its own, so that a test can kill it: `node backend.mjs <port> <mode>` prints its port and what it served.
import { createServer } from 'node:http';

const [port = '0', mode = 'well'] = process.argv.slice(2);
const serviceMs = 5;
const modes = {
  well: (_, answer) => setTimeout(() => answer.end('done'), serviceMs),
  silent: () => undefined,
  unavailable: (_, answer) => answer.writeHead(503).end(),
  reset: (_, answer) => {
    answer.writeHead(200, { 'content-length': '1000' });
    answer.write('half');
    setTimeout(() => answer.socket.resetAndDestroy(), serviceMs);
  },
};

const server = createServer((request, answer) => {
  request.resume();
  modes[mode](request, answer);
});
server.listen(Number(port), '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
