// How a line of the checklist is written down, and how it says what it found.
//
// A line: {number, weight, says, of, find}. `of` names the kinds of letter that it is about; `find`
// takes a measured letter and gives its faults, sentences with the figure measured and the one
// wanted: none when the line holds.

export const line = (number, weight, says, find, of = ['memo', 'external-letter']) => ({ number, weight, says, find, of });

const shown = (value) => (typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : String(value));

// One fault, or none, as a list.
export const unless = (holds, fault) => (holds ? [] : [fault]);

// `measured` is `wanted` to `tolerance`.
export function off(what, measured, wanted, tolerance, unit = 'mm') {
  return unless(
    Math.abs(measured - wanted) <= tolerance + 1e-6,
    `${what}: measured ${shown(measured)} ${unit}, wanted ${shown(wanted)} ±${shown(tolerance)}`,
  );
}

// `measured` lies from `least` to `most`.
export function outside(what, measured, least, most, unit = 'mm') {
  return unless(
    measured >= least - 1e-6 && measured <= most + 1e-6,
    `${what}: measured ${shown(measured)} ${unit}, wanted ${shown(least)} to ${shown(most)}`,
  );
}

// `measured` is the very value.
export function differs(what, measured, wanted) {
  return unless(measured === wanted, `${what}: measured ${JSON.stringify(measured)}, wanted ${JSON.stringify(wanted)}`);
}

// The faults of every member; `find` may be asynchronous.
export async function each(members, find) {
  const faults = [];
  for (const [i, member] of members.entries()) faults.push(...(await find(member, i)));
  return faults;
}

// Members and the one after, as pairs.
export const pairs = (members) => members.slice(1).map((member, i) => [members[i], member]);

export const quoted = ({ text }) => `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`;
