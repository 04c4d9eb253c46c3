// The service under fire: malformed framing, slow and silent senders, too many of them, and a
// stop in the middle. Beside each of them an honest request must be answered as ever.

import assert from 'node:assert/strict';
import { describe, test, after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { linger, start } from './service.mjs';

const service = await start();
after(() => service.stop());

const documents = '/v1/documents/indicator-summary';
const head = `POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
const get = 'GET /livez HTTP/1.1\r\nHost: x\r\n';
const smuggled = 'GET /v1/templates HTTP/1.1\r\nHost: x\r\n\r\n';

// Exactly one answer, and a problem document when it is a refusal.
function isOneAnswer(answer, status, what) {
  const text = answer.bytes.toString('latin1');
  assert.equal(text.split('HTTP/1.1 ').length - 1, 1, `${what}: ${text.slice(0, 300)}`);
  assert.equal(answer.status, status, `${what}: ${text.slice(0, 300)}`);
  assert.equal(answer.headers.connection, 'close');
  if (status >= 400) assert.equal(answer.json().status, status);
}

const hostile = {
  'two lengths': [400, `${head}Content-Length: 5\r\nContent-Length: 1\r\n\r\n{}   ${smuggled}`],
  'a negative length': [400, `${head}Content-Length: -5\r\n\r\n${smuggled}`],
  'a length with a sign': [400, `${head}Content-Length: +2\r\n\r\n{}${smuggled}`],
  'no digits in the length': [400, `${head}Content-Length: \r\n\r\n${smuggled}`],
  'a space before the colon': [400, `${head}Content-Length : 2\r\n\r\n{}${smuggled}`],
  'a length and a coding': [400, `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  'a coding': [501, `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n${smuggled}`],
  'a coding in an encoded word': [400, `${head}Transfer-Encoding: =?utf-8?Q?chunked?=\r\n\r\n0\r\n\r\n${smuggled}`],
  'a coding behind a vertical tab': [400, Buffer.from(`${head}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n${smuggled}`, 'latin1')],
  'a coding with a space before the colon': [400, `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  'the byte 0xFF at the end of a value': [400, Buffer.from(`${get}X: a\xff\r\n${smuggled}`, 'latin1')],
  'the byte 0xFF in the target': [400, Buffer.from(`GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n`, 'latin1')],
  'a folded line': [400, `${get}X: a\r\n b\r\n\r\n`],
  'lines that end in LF': [400, `${get.replaceAll('\r', '')}\n`],
  'a line without a colon': [400, `${get}nonsense\r\n\r\n`],
  'CR LF in an encoded word': [400, `${get}X-Request-Id: =?utf-8?Q?a=0D=0AX-Evil:_b?=\r\n\r\n`],
  'no Host': [400, 'GET /livez HTTP/1.1\r\n\r\n'],
  'two Hosts': [400, `${get}Host: y\r\n\r\n`],
  'another protocol': [505, 'GET /livez HTTP/2.0\r\nHost: x\r\n\r\n'],
  'a version of its own': [400, 'GET /livez z\r\nHost: x\r\n\r\n'],
  'no version': [400, 'GET /livez\r\n\r\n'],
  'the preface of HTTP/2': [400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  'a target with a scheme': [400, 'GET http://x/livez HTTP/1.1\r\nHost: x\r\n\r\n'],
  'a tunnel': [400, 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n'],
  'an empty line before the first': [400, `\r\n${get}\r\n`],
  'CR alone': [400, `${get.slice(0, -2)}\rX: y\r\n\r\n`],
  'NUL in a value': [400, `${get}X: a\0b\r\n\r\n`],
  'no name before the colon': [400, `${get}: a\r\n\r\n`],
  'gzip and a coding': [501, `${head}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  'a chunk beyond every number': [501, `${head}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n${smuggled}`],
  'TLS': [400, Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3])],
  'a target of 20,000 bytes': [414, `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  'a field of 9,000 bytes': [431, `${get}X: ${'a'.repeat(9000)}\r\n\r\n`],
  'a thousand fields': [431, `${get}${'X: a\r\n'.repeat(1000)}\r\n`],
  'a header without end': [431, `${get}${'X: a\r\n'.repeat(90)}${`Y: ${'a'.repeat(7990)}\r\n`.repeat(5)}`],
  'a length of 10 GB': [413, `${head}Content-Length: 10000000000\r\n\r\n`],
  'a length beyond every number': [413, `${head}Content-Length: 18446744073709551618\r\n\r\n{}`],
  'a body that nobody reads': [404, `POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`],
  'two requests at once': [200, `${get}\r\n${smuggled}`],
};
for (const [what, [status, bytes]] of Object.entries(hostile)) {
  test(`${what}: one answer, ${status}`, async () => {
    isOneAnswer(await service.exchange(bytes), status, what);
    assert.equal((await service.send({ path: '/livez' })).status, 200);
  });
}

test('a refusal arrives although its sender goes on sending', async () => {
  const body = Buffer.alloc(3_000_000, ' ');
  const answer = await service.exchange(Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`), body]));
  isOneAnswer(answer, 413, '3 MB');
});

test('the body is asked for only when it will be read', async () => {
  const expecting = (length) => `${head}Expect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`;
  const wanted = await service.exchange(`${expecting(2)}{}`);
  assert.match(wanted.bytes.toString('latin1'), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 422 /);
  isOneAnswer(await service.exchange(expecting(2_000_000)), 413, 'refused before the body');
});

test('a byte at a time is a header too', async () => {
  const bytes = `${get}\r\n`;
  const answer = await service.exchange(bytes.slice(0, 1), {
    then: async (socket) => {
      socket.setNoDelay(true);
      for (const byte of bytes.slice(1)) socket.write(byte), await sleep(1);
    },
  });
  isOneAnswer(answer, 200, 'slow but not too slow');
});

test('a refused HEAD is told without a body', async () => {
  const answer = await service.exchange('HEAD /livez HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n');
  assert.equal(answer.status, 400);
  assert.equal(answer.bytes.toString('latin1').split('\r\n\r\n')[1], '');
});

test('a trace goes on in the log and in the problem', async () => {
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const traceparent = `00-${trace}-b7ad6b7169203331-01`;
  const problem = (await service.send({ path: '/v1/nothing', headers: { traceparent } })).json();
  assert.equal(problem.traceId, trace);
  assert.ok(await service.logged(({ id }) => id === trace));
});

describe('slow, silent and too many senders, all at once', { concurrency: true }, () => {
  const honest = async (until) => {
    let slowest = 0;
    for (; Date.now() < until; await sleep(100)) {
      const begun = Date.now();
      assert.equal((await service.send({ path: '/livez' })).status, 200);
      slowest = Math.max(slowest, Date.now() - begun);
    }
    return slowest;
  };
  const many = (count, ...sender) => Promise.all(Array.from({ length: count }, () => linger(service.port, ...sender)));
  const lasted = (ended, from, to) => {
    for (const { ms } of ended) assert.ok(ms >= from && ms <= to, `${ms} ms`);
  };

  test('silent ones are closed after 5 s, without a word', async () => {
    const ended = await many(80);
    lasted(ended, 4900, 6000);
    assert.ok(ended.every(({ answer }) => answer.bytes.length === 0));
  });
  test('a header that drips is refused after 5 s', async () => {
    const ended = await many(80, get, { drip: 'X' });
    lasted(ended, 4900, 6000);
    assert.ok(ended.every(({ answer }) => answer.status === 408));
  });
  test('a body that drips is refused after 10 s', async () => {
    const ended = await many(80, `${head}Content-Length: 1000\r\n\r\n{`, { drip: ' ' });
    lasted(ended, 9900, 11_000);
    assert.ok(ended.every(({ answer }) => answer.status === 408));
  });
  test('an honest sender notices nothing', async () => {
    assert.ok((await honest(Date.now() + 10_000)) < 2000);
  });

  test('beyond 384 connections there is a 503 at the door, and afterwards none', async () => {
    const crowded = await start();
    try {
      const ended = await Promise.all(Array.from({ length: 450 }, () => linger(crowded.port)));
      const turnedAway = ended.filter(({ answer }) => answer.status === 503);
      assert.equal(turnedAway.length, 450 - 384);
      for (const { answer, ms } of turnedAway) {
        assert.ok(ms < 2000);
        assert.equal(answer.headers['retry-after'], '1');
        isOneAnswer(answer, 503, 'at the door');
      }
      assert.equal((await crowded.send({ path: '/livez' })).status, 200);
      assert.ok(await crowded.logged(({ event, connections }) => event === 'turned_away' && connections > 0));
    } finally {
      await crowded.stop();
    }
  });

  test('one address has 128 connections, the rest of the world the others', async () => {
    const crowded = await start();
    try {
      const held = Array.from({ length: 130 }, () => linger(crowded.port, '', { from: '127.0.0.2' }));
      await sleep(500);
      assert.equal((await crowded.exchange(`${get}\r\n`, { from: '127.0.0.2' })).status, 503);
      assert.equal((await crowded.exchange(`${get}\r\n`, { from: '127.0.0.3' })).status, 200);
      assert.equal((await Promise.all(held)).filter(({ answer }) => answer.status === 503).length, 2);
    } finally {
      await crowded.stop();
    }
  });
});

// The sample with its indicator's texts grown to the most that is accepted: a megabyte of Thai.
async function longest(from) {
  const report = JSON.parse((await from.send({ path: '/v1/templates/indicator-summary/sample' })).body);
  const text = 'การพัฒนาและจัดเก็บฐานข้อมูล '.repeat(700);
  report.indicators[0].quarters[0].notes = Array.from({ length: 17 }, () => ({ date: null, date_text: '', text }));
  return JSON.stringify(report);
}

test('who does not read his answer is cut off', async () => {
  const hasty = await start(['--deadlines', '5,5,4']);
  try {
    const body = await longest(hasty);
    const request = `${head}Accept: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const answer = await hasty.exchange(request, {
      then: async (socket) => {
        socket.pause();
        assert.ok(await hasty.logged(({ route }) => route === '/v1/documents/{template}'));
        socket.resume();
      },
    }).catch((fault) => ({ fault, body: '', headers: {} }));
    assert.ok(answer.fault || answer.body.length < Number(answer.headers['content-length']), 'the answer is cut');
    assert.equal(hasty.log.find(({ route }) => route === '/v1/documents/{template}').bytes, 0);
    assert.equal((await hasty.send({ path: '/livez' })).status, 200);
  } finally {
    await hasty.stop();
  }
});

test('a rendering that takes more processor time than it may gets 413', async () => {
  const thrifty = await start(['--render-cpu', '1']);
  try {
    const refused = await thrifty.send({ path: documents, body: await longest(thrifty), headers: { 'Accept-Language': 'en' } });
    isOneAnswer(refused, 413, 'a megabyte in a millisecond');
    assert.equal(refused.json().errors[0].code, 'too_large');
    assert.match(refused.json().errors[0].detail, /processor time/);
    assert.equal((await thrifty.send({ path: documents, body: '{}' })).status, 422);
  } finally {
    await thrifty.stop();
  }
});

test('SIGTERM: what was begun is finished, newcomers get 503, the silent do not hold it up', async () => {
  const other = await start();
  const sample = (await other.send({ path: '/v1/templates/indicator-summary/sample' })).body;
  const silent = linger(other.port);
  let stopped, newcomer, begun;
  const answer = await other.exchange(`${head}Content-Length: ${sample.length}\r\n\r\n`, {
    then: async (socket) => {
      await sleep(200);
      begun = Date.now();
      stopped = other.stop();
      await sleep(200);
      newcomer = await other.send({ path: '/readyz' });
      await sleep(1000);
      socket.write(sample);
    },
  });
  assert.equal(answer.status, 200);
  assert.equal(newcomer.status, 503);
  assert.equal(await stopped, 0);
  assert.ok(Date.now() - begun < 5000);
  await silent;
});
