// A time-stamp authority for tests: openssl answers, this carries it over HTTP. `behaves` may be changed at
// any time: 'honest', 'silent' (never answers), 'replaying' (its first answer for ever).

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const openssl = (...words) => execFileSync('openssl', words, { stdio: ['ignore', 'ignore', 'pipe'] });

// Key and certificate of NAME.p12 in a folder that `admin seal test-authority` made, as PEM in `folder`.
function unpack(seals, name, folder) {
  const pass = `file:${join(seals, `${name}.password`)}`;
  openssl('pkcs12', '-in', join(seals, `${name}.p12`), '-passin', pass, '-nodes', '-nocerts', '-out', join(folder, `${name}.key`));
  openssl('pkcs12', '-in', join(seals, `${name}.p12`), '-passin', pass, '-nokeys', '-clcerts', '-out', join(folder, `${name}.pem`));
}

export async function startTimeAuthority(seals, folder) {
  unpack(seals, 'time', folder);
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(join(folder, 'tsa.conf'), `[tsa]\ndefault_tsa = here\n[here]\nserial = ${folder}/serial\nsigner_digest = sha256\n` +
    `default_policy = 1.3.6.1.4.1.13762.3\ndigests = sha256\ness_cert_id_alg = sha256\n`);
  const authority = { behaves: 'honest', asked: 0 };
  let first;
  const answer = (question) => {
    writeFileSync(join(folder, 'question.tsq'), question);
    const reply = spawnSync('openssl', ['ts', '-reply', '-config', join(folder, 'tsa.conf'), '-queryfile', join(folder, 'question.tsq'), '-signer',
      join(folder, 'time.pem'), '-inkey', join(folder, 'time.key'), '-out', join(folder, 'answer.tsr')], { encoding: 'utf8' });
    if (reply.status !== 0) throw new Error(reply.stderr);
    return readFileSync(join(folder, 'answer.tsr'));
  };
  const server = createServer(async (request, response) => {
    ++authority.asked;
    const parts = [];
    for await (const part of request) parts.push(part);
    if (authority.behaves === 'silent') return;
    const stamp = authority.behaves === 'replaying' ? first : answer(Buffer.concat(parts));
    first ??= stamp;
    response.writeHead(200, { 'Content-Type': 'application/timestamp-reply', 'Content-Length': stamp.length });
    response.end(stamp);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  authority.url = `http://127.0.0.1:${server.address().port}/`;
  authority.stop = () => {
    server.close();
    server.closeAllConnections?.();
  };
  return authority;
}

// A revocation list of the test authority, on which nobody stands.
export function writeRevocationList(seals, folder, file) {
  unpack(seals, 'authority', folder);
  writeFileSync(join(folder, 'index'), '');
  writeFileSync(join(folder, 'ca.conf'), `[ca]\ndefault_ca = here\n[here]\ndatabase = ${folder}/index\ndefault_md = sha256\ndefault_crl_days = 7\n`);
  openssl('ca', '-config', join(folder, 'ca.conf'), '-gencrl', '-keyfile', join(folder, 'authority.key'), '-cert', join(folder, 'authority.pem'), '-out', file);
}
