// What processes and all that they started have used.

import { readFileSync, readdirSync } from 'node:fs';

const read = (path) => { try { return readFileSync(path, 'utf8'); } catch { return ''; } };  // It has ended.

function family(pid) {
  let threads = [];
  try { threads = readdirSync(`/proc/${pid}/task`); } catch { return [pid]; }
  const children = threads.flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean));
  return [pid, ...children.flatMap(family)];
}

const all = (pids) => [...new Set(pids.flatMap(family).map(Number))];

// Milliseconds of processor, in steps of ten (the kernel's clock ticks).
export const cpuOf = (pids) => all(pids).reduce((sum, pid) => {
  const fields = read(`/proc/${pid}/stat`).split(') ').pop().split(' ');
  return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}, 0);

// Memory now, what processes share counted once.
export const kilobytesOf = (pids) => all(pids).reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0), 0);
