/** The ids of mentoring, as in ids.ts. */
export const mentoringIds = {
  profile: {
    form: 'mentor-profile:form',
  },
  finding: {
    /** Asks the person found; the value is theirs, with the community and the skill. */
    ask: 'mentor-finding:ask',
  },
  round: {
    form: 'matching-round:form',
  },
  suggestion: {
    /** These carry a suggestion's id. */
    accept: 'suggestion:accept',
    decline: 'suggestion:decline',
    declineForm: 'suggestion:decline-form',
    /** After a no because it is not the time. */
    pause: 'suggestion:pause',
  },
  pairing: {
    /** These carry a pairing's id. */
    end: 'pairing:end',
    cannot: 'pairing:cannot',
    anotherTime: 'pairing:another-time',
    calendar: 'pairing:calendar',
    endForm: 'pairing:end-form',
    /** These carry a pairing's id and the number of a check-in: `<id> 3`. */
    met: 'pairing:met',
    notYet: 'pairing:not-yet',
    fit: (fit: string) => `pairing:fit:${fit.replaceAll('_', '-')}`,
    lookBack: 'pairing:look-back',
    reflectionForm: 'pairing:reflection-form',
  },
  program: {
    show: 'mentor-program:show',
  },
} as const;
