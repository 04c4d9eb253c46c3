// Lines of weight S or D that a letter does not keep, and why. No line of weight M may stand here.
// {line, templates, cases, reason}

export const excuses = [
  {
    line: '7B-39',
    templates: ['memo'],
    cases: ['deadline-with-time'],
    reason: 'a deadline in letters of 32 pt has no room beside the title, which goes down',
  },
  {
    line: '7B-42',
    templates: ['memo'],
    cases: ['deadline-with-time'],
    reason: 'a deadline in letters of 32 pt has no room beside the title, and the header goes down with it',
  },
  {
    line: '7B-42',
    templates: ['memo'],
    cases: ['everything-optional'],
    reason: 'ส่วนราชการ with two phones and an e-mail address takes two lines',
  },
];
