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
  },
  pairing: {
    /** Carries a pairing's id. */
    end: 'pairing:end',
  },
  program: {
    show: 'mentor-program:show',
  },
} as const;
