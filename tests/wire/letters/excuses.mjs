// Lines of weight S or D that a letter does not keep, and why. No line of weight M may stand here.
// {line, templates, cases: names or 'all', reason}

export const excuses = [
  { line: '7B-39', templates: ['memo'], cases: ['deadline'], reason: 'a deadline in letters of 32 pt has no room beside the title, which goes down' },
  { line: '7B-42', templates: ['memo'], cases: ['deadline'], reason: 'a deadline in letters of 32 pt has no room beside the title, and the header goes down with it' },
  { line: '7A-9', templates: ['memo', 'external-letter'], cases: ['secret-two-pages'], reason: 'the secrecy mark at the foot stands at 280 mm' },
  { line: '7A-23', templates: ['memo'], cases: ['secret-two-pages'], reason: 'the forms have no cue yet' },
  { line: '7A-23', templates: ['external-letter'], cases: ['secret-two-pages', 'subject-three-lines', 'enclosures-12', 'everything-optional'], reason: 'the forms have no cue yet' },
  { line: '7A-24', templates: ['external-letter'], cases: ['subject-three-lines', 'enclosures-12', 'everything-optional'], reason: 'the form keeps one line with the signature' },
  { line: '7C-61', templates: ['external-letter'], cases: 'all', reason: 'the form does not number enclosures yet' },
  { line: '7C-64', templates: ['external-letter'], cases: ['highest'], reason: 'the form centres the name under the shorter closing' },
];
