// The service, started for a test on a free port, and a client that sends exactly the bytes
// it is given. Needs nothing but Node.js 18. The program is SARABAN or build/saraban.

import { spawn } from 'node:child_process';
import { connect as connectPlain } from 'node:net';
import { createInterface } from 'node:readline';
import { connect as connectSecure } from 'node:tls';
import { fileURLToPath } from 'node:url';

export const saraban = process.env.SARABAN ?? fileURLToPath(new URL('../../build/saraban', import.meta.url));

// { port, log, logged, send, exchange, stop, kill }: `log` fills with the lines of the service's log, as
// objects; logged(test) waits for a line, which may come after its answer; stop() ends the service as an operator would and gives its exit code; kill() with SIGKILL.
export async function start(options = []) {
  const listen = options.includes('--listen') ? [] : ['--listen', '127.0.0.1:0'];
  const child = spawn(saraban, ['serve', ...listen, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const log = [];
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(JSON.parse(line));
      if (log.at(-1).event === 'listening') resolve(new URL(log.at(-1).address));
    });
    ended.then((code) => reject(new Error(`the service ended with ${code} before it listened`)));
    child.once('error', reject);
  });
  const logged = async (test) => {
    for (let tries = 0; tries < 500 && !log.some(test); ++tries) await new Promise((resolve) => setTimeout(resolve, 10));
    return log.some(test);
  };
  const port = Number(address.port);
  const stop = async () => {
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    const code = await ended;
    clearTimeout(patience);
    return code;
  };
  const kill = () => {
    child.kill('SIGKILL');
    return ended;
  };
  return { port, pid: child.pid, log, logged, stop, kill, exchange: (bytes, how) => exchange(port, bytes, how), send: (request) => send(port, request) };
}

// One request: { method, path, headers, body }. A body brings its Content-Length and, unless
// `headers` says otherwise, application/json.
export function send(port, { method, path = '/', headers = {}, body }) {
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(body);
  const fields = { Host: `127.0.0.1:${port}`, ...headers };
  if (body !== undefined) {
    fields['Content-Length'] ??= bytes.length;
    fields['Content-Type'] ??= 'application/json';
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${method ?? (body === undefined ? 'GET' : 'POST')} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  return exchange(port, Buffer.concat([Buffer.from(head, 'latin1'), bytes]));
}

// Over TLS (to a proxy in front, whose certificate nobody vouches for) or over plain TCP.
function connect({ secure, ...where }, connected) {
  if (!secure) return connectPlain(where, connected);
  return connectSecure({ ...where, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] }, connected);
}

// Opens a connection, writes `bytes` and after that `drip` every `every` ms, until the other side ends it (or for `for` ms).
// Gives { answer, ms } : what came, and how long the connection lasted.
export function linger(port, bytes = '', { drip, every = 500, for: longest, from, secure } = {}) {
  return new Promise((resolve) => {
    const begun = Date.now(), parts = [];
    let dripping;
    const socket = connect({ port, host: '127.0.0.1', localAddress: from, secure }, () => {
      if (bytes.length > 0) socket.write(bytes);
      if (drip) dripping = setInterval(() => socket.write(drip), every);
    });
    const finish = () => {
      clearInterval(dripping);
      socket.destroy();
      resolve({ answer: readAnswer(Buffer.concat(parts)), ms: Date.now() - begun });
    };
    if (longest) setTimeout(finish, longest);
    socket.on('data', (part) => parts.push(part));
    socket.on('end', finish);
    socket.on('error', finish);
  });
}

// Sends bytes and reads the answer to the end of the connection. `end`: say that nothing
// more comes; `from`: our own address; `secure`: over TLS; `then`: called with the socket once the bytes are out.
export function exchange(port, bytes, { end = false, from, secure, then } = {}) {
  return new Promise((resolve, reject) => {
    const parts = [];
    const socket = connect({ port, host: '127.0.0.1', localAddress: from, secure }, () => {
      socket.write(bytes, () => then?.(socket));
      if (end) socket.end();
    });
    socket.on('data', (part) => parts.push(part));
    socket.on('end', () => resolve(readAnswer(Buffer.concat(parts))));
    socket.on('error', reject);
    socket.setTimeout(30_000, () => socket.destroy(new Error('no answer in 30 s')));
  });
}

function readAnswer(bytes) {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return { status: 0, headers: {}, body: bytes, bytes };
  const [first, ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const body = bytes.subarray(headEnd + 4);
  return { status: Number(first.split(' ')[1]), headers, body, bytes, json: () => JSON.parse(body.toString('utf8')) };
}
