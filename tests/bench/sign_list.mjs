// How long a director's list takes: node tests/bench/sign_list.mjs [REPORTS]. Makes a state folder of its own, prints
// milliseconds.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { saraban, start } from '../wire/service.mjs';

const many = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'saraban-list-'));
const admin = (...words) => execFileSync(saraban, ['admin', ...words, '--state', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const passwords = Object.fromEntries(admin('demo').trim().split('\n').slice(1).map((line) => line.split('\t').slice(1, 3)));
admin('seal', 'test-authority');
const service = await start(['--state', folder, '--deadlines', '5,10,120']);

const cookies = {};
for (const word of ['preparer', 'checker', 'director']) {
  const login = `huaikhwang.${word}`;
  const answer = await service.send({ path: '/v1/sessions', body: JSON.stringify({ login, password: passwords[login] }) });
  cookies[word] = answer.headers['set-cookie'].split(';')[0];
}
const ask = async (who, method, path, body, headers = {}) => {
  const answer = await service.send({ method, path, headers: { Cookie: cookies[who], ...headers }, body: body && JSON.stringify(body) });
  if (answer.status >= 300) throw new Error(answer.body.toString());
  return answer;
};
const timed = async (what, times, work) => {
  const begun = performance.now();
  const result = await work();
  console.log(what, ((performance.now() - begun) / times).toFixed(1));
  return result;
};
const move = (who, body) => timed(body.action, 1, () => ask(who, 'POST', '/v1/transitions', body, { 'Idempotency-Key': body.action }));

const summary = (await service.send({ path: '/v1/templates/indicator-summary/sample' })).json();
const ids = await timed('create, each', many, async () => {
  const made = [];
  for (let i = 0; i < many; ++i) {
    const indicators = [{ ...summary.indicators[0], code: `5009-${String(i).padStart(4, '0')}` }];
    made.push((await ask('preparer', 'POST', '/v1/reports', { ...summary, indicators })).json().id);
  }
  return made;
});
await move('preparer', { action: 'submit', records: ids.map((id) => ({ id, version: 1 })) });
await move('checker', { action: 'check', records: ids.map((id) => ({ id, version: 2 })) });
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const lines = await timed('preview, each', many, async () => {
  let text = '';
  for (const id of ids) text += `${id} 3 ${sha256((await ask('director', 'GET', `/v1/reports/${id}/documents/preview.pdf`)).body)}\n`;
  return text;
});
await move('director', { action: 'sign_off', password: passwords['huaikhwang.director'], confirm_sha256: sha256(lines), records: ids.map((id) => ({ id, version: 3 })) });
await service.stop();
rmSync(folder, { recursive: true });
