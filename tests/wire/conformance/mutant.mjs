// How a mutant is written down: {name, trips, graph, bytes or read}. `graph` changes a Bench, `bytes`
// takes the file as latin1 text and gives it changed, `read` changes what was read of it. `trips`
// names, by their first ids, the clauses that fail, and no other may.

const mutant = (how) => (name, trips, change) => ({ name, trips: trips.split(', '), [how]: change });

export const graph = mutant('graph');
export const bytes = mutant('bytes');
export const read = mutant('read');
