// How a clause is written down, and how it says what it found.
//
// A clause: {ids, says, find}. An id is "A 6.2.11.5-1": ISO 19005-3 (PDF/A-3), clause, number of the
// test; "UA" is ISO 14289-1 (PDF/UA-1); "H" a rule of this house. Where both standards ask the
// same, one clause has both ids. `find` takes a Pdf and gives its faults, sentences: none when the
// clause holds.

export const clause = (ids, says, find) => ({ ids: ids.split(', '), says, find });

// One fault, or none, as a list.
export const unless = (holds, fault) => (holds ? [] : [fault]);

// The faults of every member.
export const each = (members, find) => [...members].flatMap((member, i) => find(member, i));

// A fault for every member that does not hold.
export const all = (members, holds, fault) =>
  each(members, (member) => unless(holds(member), typeof fault === 'function' ? fault(member) : fault));
